"""The guide to writing, done as it is written: each example is put where it belongs, checked, built, looked at."""

import io
import re
import textwrap
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import guidepictures
from engine import OPTIONS
from nianbao.check.changes import check_changes
from nianbao.check.coverage import scan
from nianbao.check.spotted import Status
from nianbao.check.stages import TwoYears
from nianbao.cli import main
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose
from tables import filled
from workspace import FORM_FOLDER, ROOT, edit, nianbao

GUIDE = (ROOT / "guide/writing.md").read_text("utf-8")
OWN = GUIDE.split("\n## 六、")[1]
_BLOCK = re.compile(r"((?:^ {4,}.*\n|^\n(?= {4}))+)", re.MULTILINE)


def examples(text: str) -> list[str]:
    """The indented blocks, each as it would stand in a file."""
    return [textwrap.dedent(block).lstrip("\n") for block in _BLOCK.findall(text)]


def example(begins: str) -> str:
    """The one block that begins so, but for a comment."""
    (found,) = [block for block in examples(GUIDE) if re.sub(r"^#.*\n", "", block).startswith(begins)]
    return found


def own_files() -> dict[str, str]:
    """The whole files of the last section, by their path."""
    found = re.findall(rf"^\*\*[^*]+\*\* `([^`]+)`.*\n\n{_BLOCK.pattern}", OWN, re.MULTILINE)
    return {path: textwrap.dedent(block) for path, block in found}


def begin(folder: Path, year: str) -> Path:
    """An office with a year in which nothing is left to fill in."""
    assert main(["init", str(folder), *OPTIONS]) == 0
    begin_year(folder, year)
    return folder


def begin_year(folder: Path, year: str) -> None:
    assert nianbao(folder, "new", year).returncode == 0
    statistics = folder / f"data/{year}/statistics.yml"
    statistics.write_text(re.sub(r"(?<=[:,\[] )待填|(?<=\[)待填", "0", statistics.read_text("utf-8")), encoding="utf-8")
    for path in (folder / f"docs/{year}").glob("*.md"):
        path.write_text(re.sub("【待填：([^】]*)】", r"测试用文字：\1。", path.read_text("utf-8")), encoding="utf-8")


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_each_part_of_the_text_has_a_picture_of_its_own_example() -> None:
    """`make pictures` draws them anew."""
    found = guidepictures.examples()
    assert set(found) == {"paragraphs", "lists", "tables", "footnotes", "pictures"}
    assert {path.stem for path in guidepictures.PICTURES.iterdir()} == set(found)
    for name, example in found.items():
        content = (ROOT / f"guide/pictures/{name}.png").read_bytes()
        assert content == (guidepictures.PICTURES / f"{name}.png").read_bytes()
        assert len(content) < guidepictures.MOST
        assert Image.open(io.BytesIO(content)).info[guidepictures.KEY] == guidepictures.key_of(example)


def test_every_kind_of_own_file_has_an_example() -> None:
    assert set(own_files()) == {
        "data/glossary.yml",
        "data/related.yml",
        "data/series.yml",
        "overrides/assets/css/office.css",
        "overrides/partials/announce.html",
        "overrides/partials/languages/zh-CN.html",
    }


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with every own file of the guide, and its site."""
    folder = begin(tmp_path_factory.mktemp("own") / "office", "2023")
    put(folder, own_files())
    with (folder / "docs/2023/overview.md").open("a", encoding="utf-8") as text:
        text.write("\n整治某某胡。\n")
    built = nianbao(folder, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "错误 0 处" in built.stdout
    assert "某某湖" in built.stdout  # the slip in the text is told with the office's own term
    assert built.stdout.count("用本站的这一份") == 3
    return folder / "site"


def test_the_page_has_the_offices_colour_announcement_and_words(own: Path) -> None:
    page = (own / "2023/overview/index.html").read_text("utf-8")
    assert "网站正在试运行，欢迎提出意见。" in page
    assert "本页内容" in page
    style = (own / "assets/portal.css").read_text("utf-8")
    assert style.rindex("--md-primary-fg-color:#7a1f1f") > style.rindex("--md-primary-fg-color:#17497c")


def test_search_and_series_have_the_offices_words(own: Path) -> None:
    assert "政务服务热线" in "".join(path.read_text("utf-8") for path in own.rglob("search*.json"))
    assert "现行有效行政规范性文件" in (own / "series/index.html").read_text("utf-8")


def test_an_own_form_is_a_copy_with_the_guides_change(tmp_path: Path, wheel: Path) -> None:
    """Where the guide takes it from is where the package has it."""
    (source,) = set(re.findall(r"site-packages/(\S+\.yml) ", OWN))
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read(source) == (FORM_FOLDER / "2021.yml").read_bytes()
    office = tmp_path / "office"
    assert main(["init", str(office), *OPTIONS]) == 0
    put(office, {"data/forms/2026.yml": (FORM_FOLDER / "2021.yml").read_text("utf-8")})
    ((file, body),) = re.findall(r"^--- (\S+)\n((?:[-+].*\n)+)```", OWN, re.MULTILINE)
    for old, new in re.findall(r"^-(.*\n)\+(.*\n)", body, re.MULTILINE):
        edit(office / file, old, new)
    assert "statistics-2026.schema.json" in nianbao(office, "schema").stdout
    assert "已按 2026 年表式" in nianbao(office, "new", "2026").stdout
    checked = nianbao(office, "check")
    assert (checked.returncode, "本站自己的表式" in checked.stdout) == (0, True), checked.stdout


SENTENCES = """
{bound}。政协提案办结率为{rate}，无法办理[2](stat:建议提案办理结果/政协提案/无法办理件数)件。县长信箱办理群众来信60件。

通过微信,微博公开。

![2023年建议提案办理结果](table:建议提案办理结果)
"""
FIGURES = {
    "主动公开政府信息数": 12100,
    "政务微信公开政府信息数": 3000,
    "政府网站公开政府信息数": 9100,
    "从事政府信息公开工作人员数": 12,
    "专职人员数": 4,
    "兼职人员数": 6,
    "举报投诉数量": 60,
}
"""What the guide's examples say, and what makes its declared contradictions true."""


def test_the_guides_data_fit_each_other_and_are_read(tmp_path: Path) -> None:
    """A table, a rate, declared numbers and contradictions in one year: none of them is wrong, none is idle."""
    office = begin(tmp_path / "office", "2018")
    statistics = office / "data/2018/statistics.yml"
    text = statistics.read_text("utf-8")
    for name, value in FIGURES.items():
        text, found = re.subn(rf"\b{name}: 0", f"{name}: {value}", text, count=1)
        assert found, name
    statistics.write_text(text, encoding="utf-8")
    put(office, {"data/2018/tables/建议提案办理结果.yml": example("title:")})
    report = office / "data/2018/report.yml"
    text = re.sub(r"^(?:derived|free|acknowledged):.*\n", "", report.read_text("utf-8"), flags=re.MULTILINE)
    report.write_text(text + "".join(map(example, ("derived:", "free:", "acknowledged:"))), encoding="utf-8")
    (rate,) = re.findall(r"`(\[[^]]+\]\(stat:政协提案办结率\))`", GUIDE)
    work = SENTENCES.format(bound=example("全年主动公开").strip(), rate=rate)
    put(office, {"docs/2018/work.md": f"# 工作情况 {{#work}}\n{work}"})
    with (office / "docs/2018/statistics.md").open("a", encoding="utf-8") as page:
        page.write("\n![派生数据](table:派生数据)\n")
    checked = nianbao(office, "check")
    assert (checked.returncode, "警告 0 处" in checked.stdout) == (0, True), checked.stdout


_TOTALS = {"r1-c7": 23, "r3.1-c7": 7, "r3.7-c7": 23}
"""What the guide says of its year: new requests, those granted, all results."""


def of_changes() -> list[tuple[str, str]]:
    """The sentences of the guide on changes and shares, with what it says of the check."""
    table = GUIDE.split("| 正文写的 | 检查 |")[1].split("\n\n")[0]
    return re.findall(r"^\| ([^|]*。?) \| ([^|]+) \|$", table, re.MULTILINE)


def test_the_guides_changes_and_shares_are_judged_as_it_says() -> None:
    now, before = filled("2021", 2023, _TOTALS), filled("2021", 2022, {"r1-c7": 20})
    rows = [row for row in of_changes() if row[0].strip("-")]
    assert len(rows) > 5
    for sentence, said in rows:
        prose = read_prose(Chapter("overview", "docs/overview.md", "", sentence))
        found = list(check_changes(TwoYears(now, (prose,), before)))
        shown = [f"提醒，照表算是 {finding.expected}" for finding in found] or ["不提醒"]
        assert (shown, {finding.severity for finding in found} <= {"warning"}) == ([said], True), sentence
        number = [
            each for each in scan(now, (prose,)) if each.numeral.text + each.numeral.unit in sentence.split("，")[1]
        ]
        assert all(each.status is Status.FREE for each in number), sentence
        assert list(check_changes(TwoYears(now, (prose,)))) == [f for f in found if f.rule == "share"]
