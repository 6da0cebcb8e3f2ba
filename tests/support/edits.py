"""Edits of every kind that an office makes, by chance, but the same for the same seed.

Some leave a project with errors, as editors do. A project has two years of the example that follow each other.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from example import lay_out_example
from nianbao.correction.entry import Draft, entry_text
from nianbao.correction.lock import Lock, frozen_file
from nianbao.correction.lockcheck import changed_files
from nianbao.correction.seal import seals_of
from workspace import ROOT, THEME

FIRST, LAST = 2022, 2023
_WORDS = "甲乙丙丁戊己庚辛壬癸"
_PICTURE = (ROOT / "tests/identity/badge.svg").read_text(encoding="utf-8")
_SERIES = """series:
  - id: penalties
    title: {}
    unit: 件
    note: 行政处罚的处理决定。
    from:
      - {{form: "2021", of: [二/行政处罚]}}
"""

Edit = Callable[[Path, Random], None]


def lay_out_two_years(root: Path) -> Path:
    """Write the example project with two years into the folder."""
    lay_out_example(root)
    for year in (2019, 2020):
        shutil.rmtree(root / f"data/{year}")
        shutil.rmtree(root / f"docs/{year}")
    shutil.rmtree(root / "overrides")
    return root


def _word(chance: Random) -> str:
    return "".join(chance.choices(_WORDS, k=6))


def _year(chance: Random) -> int:
    return chance.choice((FIRST, LAST))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _change(path: Path, pattern: str, new: str) -> None:
    _write(path, re.sub(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE))


def _add(path: Path, text: str) -> None:
    _write(path, path.read_text(encoding="utf-8") + text)


def _toggle(path: Path, text: str) -> None:
    """Write the file, or delete it where it is there."""
    if path.exists():
        path.unlink()
    else:
        _write(path, text)


def sentence(root: Path, chance: Random) -> None:
    """Add a sentence to a chapter."""
    name = chance.choice(("overview", "problems", "other", "index"))
    _add(root / f"docs/{_year(chance)}/{name}.md", f"\n另外走访了{_word(chance)}社区。\n")


def heading(root: Path, chance: Random) -> None:
    """Change the title of a chapter, or of a whole report."""
    name = chance.choice(("problems", "other", "index"))
    _change(root / f"docs/{_year(chance)}/{name}.md", r"^# (\S+?)(?:（.*）)? ", rf"# \1（{_word(chance)}） ")


def link(root: Path, chance: Random) -> None:
    """Add links from a chapter of one year to the other year and to a generated file."""
    target = chance.choice(("../{}/problems.md", "../{}/index.md#report", "../{}/downloads/"))
    year = _year(chance)
    _add(root / f"docs/{FIRST + LAST - year}/other.md", f"\n见[{_word(chance)}]({target.format(year)})。\n")


def figure(root: Path, chance: Random) -> None:
    """Change a figure that no rule contains."""
    label = chance.choice(("行政处罚", "行政许可", "行政强制"))
    new = chance.randrange(9000)
    _change(root / f"data/{_year(chance)}/statistics.yml", rf"^(    {label}: .*数量: )[0-9]+", rf"\g<1>{new}")


def sum_of_figures(root: Path, chance: Random) -> None:
    """Change a figure that is part of a sum, which is an error."""
    _change(root / f"data/{_year(chance)}/statistics.yml", r"\[22, 0, 0", f"[{chance.randrange(99)}, 0, 0")


def report(root: Path, chance: Random) -> None:
    """Change a report's date of publication."""
    path = root / f"data/{_year(chance)}/report.yml"
    _change(path, r"^published:.*$", f"published: {path.parent.name[:3]}4-01-{chance.randrange(10, 29)}")


def contact(root: Path, chance: Random) -> None:
    """Change the telephone of a report's contact."""
    path = root / f"data/{_year(chance)}/report.yml"
    if "contact:" not in path.read_text(encoding="utf-8"):
        _add(path, "\ncontact:\n  phone: 0591-1234567\n")
    _change(path, r"phone: .*$", f"phone: 0591-{chance.randrange(1000000, 9999999)}")


def publisher(root: Path, chance: Random) -> None:
    """Change the publishing office, or the title of its website."""
    path = root / "data/publisher.yml"
    if chance.random() < 0.5:
        _change(path, r"^  title: .*$", f"  title: {_word(chance)}政府信息公开工作年度报告")
    else:
        _change(path, r"^office: .*$", f"office: 平潭综合实验区管委会{_word(chance)}办公室")


def series(root: Path, chance: Random) -> None:
    """Add or remove an indicator of the office's own."""
    _toggle(root / "data/series.yml", _SERIES.format(f"行政处罚{_word(chance)}"))


def related(root: Path, chance: Random) -> None:
    """Add or remove a group of related words for the search."""
    _toggle(root / "data/related.yml", f"groups:\n  - [便民热线, {_word(chance)}]\n")


def glossary(root: Path, chance: Random) -> None:
    """Add or remove a term of the glossary."""
    _toggle(root / "data/glossary.yml", f"terms:\n  {_word(chance)}: [{_word(chance)}]\n")


def front(root: Path, chance: Random) -> None:
    """Add a sentence to the page of all years."""
    _add(root / "docs/index.md", f"\n{_word(chance)}。\n")


def front_page(root: Path, chance: Random) -> None:
    """Add or remove a page that belongs to no year."""
    _toggle(root / "docs/about.md", f"# 关于{_word(chance)} {{#about}}\n\n{_word(chance)}。\n")


def picture(root: Path, chance: Random) -> None:
    """A picture that a chapter shows."""
    year = _year(chance)
    path = root / chance.choice((f"docs/{year}/pictures/map.svg", "docs/images/map.svg"))
    if not path.exists():
        shown = path.relative_to(root / "docs").as_posix().removeprefix(f"{year}/")
        _add(root / f"docs/{year}/overview.md", f"\n![图]({'' if shown.startswith('pictures') else '../'}{shown})\n")
    _write(path, _PICTURE.replace("</svg>", f"<!-- {_word(chance)} --></svg>"))


def template(root: Path, chance: Random) -> None:
    """A template of the office's own."""
    _toggle(root / "overrides/partials/announce.html", f"<p>{_word(chance)}</p>\n")


def replaced_template(root: Path, chance: Random) -> None:
    """One of ours changed."""
    text = (THEME / "partials/copyright.html").read_text(encoding="utf-8")
    _toggle(root / "overrides/partials/copyright.html", text.replace("主办单位", f"主办{_word(chance)}"))


def broken_template(root: Path, chance: Random) -> None:  # noqa: ARG001 - always alike
    """One that cannot be read: there is no page to compare then."""
    _toggle(root / "overrides/partials/announce.html", "{% if year %}\n")


def style(root: Path, chance: Random) -> None:
    """A stylesheet of the office's own."""
    _toggle(root / "overrides/assets/css/office.css", f".office {{ color: #{chance.randrange(100000, 999999)} }}\n")


def file_of_theme(root: Path, chance: Random) -> None:
    """A file in the theme's place, in all years or in one."""
    path = chance.choice(("assets/favicon.svg", "assets/own.js", f"{FIRST}/note.txt"))
    drawn = _PICTURE.replace("</svg>", f"<!-- {_word(chance)} --></svg>")
    _toggle(root / "overrides" / path, drawn if path.endswith(".svg") else f"/* {_word(chance)} */\n")


def settings(root: Path, chance: Random) -> None:
    """The address of the site, or a setting of the theme."""
    url = chance.choice(("", "https://www.example.gov.cn/nianbao/", "https://a.example.gov.cn/"))
    language = chance.choice(("nianbao", "{name: nianbao, features: [navigation.top]}"))
    _change(root / "mkdocs.yml", r"^site_url:.*$", f'site_url: "{url}"')
    _change(root / "mkdocs.yml", r"^theme:.*$", f"theme: {language}")


def redirect(root: Path, chance: Random) -> None:
    """An address that moved; one of them is that of a page that may be there."""
    old = chance.choice((f"{FIRST}/old/", f"{LAST}/more/", "old/page/"))
    _toggle(root / "data/redirects.yml", f"redirects:\n  {old}: {_year(chance)}/problems/\n")


def withdrawal(root: Path, chance: Random) -> None:
    """A file is withdrawn, or public again."""
    _write(root / f"docs/{FIRST}/list.txt", _word(chance))
    _toggle(root / "data/withdrawn.yml", f"withdrawn:\n- {{address: {FIRST}/list.txt, date: 2024-05-06, why: 误发}}\n")


def chapter(root: Path, chance: Random) -> None:
    """A chapter more, or one less."""
    _toggle(root / f"docs/{_year(chance)}/more.md", f"# 七、{_word(chance)} {{#more}}\n\n{_word(chance)}。\n")


def year_more(root: Path, chance: Random) -> None:  # noqa: ARG001 - always alike
    """A year more, or one less."""
    folders = [root / "data/2024", root / "docs/2024"]
    if folders[0].exists():
        for folder in folders:
            shutil.rmtree(folder)
        return
    for folder in folders:
        shutil.copytree(folder.parent / str(LAST), folder)
        for path in folder.glob("*.*"):
            _write(
                path,
                path.read_text(encoding="utf-8").replace("2023", "2024").replace("published: 2024", "published: 2025"),
            )


def correction(root: Path, chance: Random) -> None:
    """A year is locked and corrected, or unlocked again."""
    folder = root / f"data/{LAST}"
    frozen, told = folder / "frozen.yml", folder / "corrections.yml"
    if frozen.exists():
        frozen.unlink()
        told.unlink()
        return
    sealed = seals_of(root, LAST)
    _write(frozen, frozen_file(Lock(sealed)))
    _change(folder / "statistics.yml", r"^(    行政处罚: .*数量: )[0-9]+", rf"\g<1>{chance.randrange(9000)}")
    changed = changed_files(sealed, (), seals_of(root, LAST))
    draft = Draft("2024-05-06", "statistics", "行政处罚", before="1件", after="2件", why="漏计", files=changed)
    _write(told, "corrections:\n" + entry_text(draft))


def half_written(root: Path, chance: Random) -> None:
    """A file that was cut off."""
    path = chance.choice(sorted(root.glob("d*/20*/*.*")))
    path.write_bytes(path.read_bytes()[: chance.randrange(200)])


EDITS: tuple[Edit, ...] = (
    sentence, heading, link, figure, sum_of_figures, report, contact, publisher, series, related, glossary, front,
    front_page, picture, template, replaced_template, broken_template, style, file_of_theme, settings, redirect,
    withdrawal, chapter, year_more, correction, half_written,
)  # fmt: skip
UNSEEN: tuple[Edit, ...] = (broken_template,)
"""Those whose mistake only a build sees."""
