"""What the check refuses as unsafe or private is in no part of a draft; where it stood, that is said."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest

from nianbao.cache.store import NOTHING
from nianbao.draft.leaveout import chapter_without, data_without
from nianbao.draft.shadow import Shown, shown_project
from nianbao.draft.withheld import WHOLE
from nianbao.finding import Problem
from nianbao.project.project import Project, read_project
from nianbao.publish.preview import SitePreview
from nianbao.source.snapshot import Snapshot, take_snapshot
from reading import read as read_again
from workspace import edit

IDENTITY, MOBILE = "110101199003077758", "13812345678"
UNSEEN = "不可见的字句"


def add(root: Path, text: str, name: str = "plan") -> None:
    with (root / f"docs/2018/{name}.md").open("a", encoding="utf-8") as chapter:
        chapter.write(f"\n{text}\n\n最后一段。\n")


def shown(root: Path, folder: Path) -> Shown:
    """The project as a draft shows it."""

    def read(where: Path, _: Snapshot) -> Project:
        return read_again(where)

    folder.mkdir()
    return shown_project(read_again(root), take_snapshot(root), folder, read)


def all_of(made: Shown) -> str:
    """Everything that a reader may get of a draft: text, pages, data, and the files beside them."""
    files = [path for path in made.project.root.rglob("*") if path.is_file() and path.suffix != ".md"]
    years = [repr([year.report, year.pages, year.printed]) for year in made.project.years]
    texts = [prose.text for year in made.project.years for prose in year.prose]
    return "\n".join([*years, *texts, *(path.read_bytes().decode(errors="replace") for path in files)])


LINES: dict[str, str] = {
    f"<script>alert('{UNSEEN}')</script>": "网页代码",
    f"<script>\n{UNSEEN}\n</script>": "网页代码",
    f"<script>\nlet a;\n\n'{UNSEEN}'\n</script>": "网页代码",
    f'<p onclick="{UNSEEN}">文字</p>': "网页代码",
    f"| 甲 | 乙 |\n|---|---|\n| <iframe src='{UNSEEN}'></iframe> | 丙 |": "网页代码",
    f"![图](https://example.cn/{UNSEEN}.png)": "网页代码",
    f"联系人的身份证号码是{IDENTITY}。": "个人信息",
    f"联系电话{MOBILE}。": "个人信息",
    f"## 电话 {MOBILE} {{#phone}}": "个人信息",
    "联系电话138-1234-5678。": "个人信息",
    f"1. 甲\n2. 手机{MOBILE}\n3. 丙": "个人信息",
}


def test_a_line_that_may_not_be_shown_is_nowhere_and_its_place_says_so(content: Path, tmp_path: Path) -> None:
    add(content, "\n\n".join(f"前{n}。\n\n{lines}\n\n后{n}。" for n, lines in enumerate(LINES)))
    made = shown(content, tmp_path / "copy")
    said = all_of(made)
    for refused in (UNSEEN, IDENTITY, MOBILE, "138-1234-5678", "<script", "onclick", "<iframe"):
        assert refused not in said, refused
    page = made.project.years[0].pages["plan"].html
    for n, (lines, why) in enumerate(LINES.items()):
        between = page[page.index(f"前{n}。") : page.index(f"后{n}。")]
        assert between.count("〔此处内容因含") == 1, lines
        assert f"{why}，未显示〕" in between, lines
    assert "最后一段。" in page, "what stands behind it stays"
    assert "<li>甲</li>" in page


def test_a_comment_is_in_no_draft(content: Path, tmp_path: Path) -> None:
    add(content, f"<!-- {UNSEEN} -->\n\n【待填：以后写】")
    project = shown(content, tmp_path / "copy").project
    assert UNSEEN not in repr([project.years[0].pages, [prose.text for prose in project.years[0].prose]])


def test_a_number_in_the_data_is_left_out_and_the_figures_stay(content: Path, tmp_path: Path) -> None:
    edit(
        content / "data/2018/tables/建议提案办理结果.yml", "title: 2018年建议提案办理结果", f"title: 办理结果 {MOBILE}"
    )
    made = shown(content, tmp_path / "copy")
    assert MOBILE not in all_of(made)
    (table,) = made.project.years[0].report.tables
    assert table.title == "办理结果 〔此处内容因含个人信息，未显示〕"
    assert len(table.figures) == 12


def test_a_file_that_may_not_be_public_is_left_out_and_so_is_the_link(content: Path, tmp_path: Path) -> None:
    files = {
        "x.html": f"<script>{UNSEEN}</script>",
        "x.svg": f"<svg><script>{UNSEEN}</script></svg>",
        "x.csv": f"张三,{IDENTITY}\n{UNSEEN}",
        "nobody-links-it.txt": UNSEEN,
    }
    for name, text in files.items():
        (content / "docs/2018" / name).write_text(text, encoding="utf-8")
    add(content, "见[附件](x.html)、![图](x.svg)和[名单](x.csv)。")
    made = shown(content, tmp_path / "copy")
    assert UNSEEN not in all_of(made)
    html = made.project.years[0].pages["plan"].html
    assert f"见附件{WHOLE}、图{WHOLE}和名单{WHOLE}。" in html


@pytest.mark.parametrize("page", ["docs/2018/plan.md", "docs/index.md"])
def test_a_picture_or_link_out_of_the_project_is_words_and_a_notice(content: Path, tmp_path: Path, page: str) -> None:
    with (content / page).open("a", encoding="utf-8") as text:
        text.write("\n见![图](../../../secret.png)、![又][a]和[文件](files/../../../../secret.txt)。\n\n")
        text.write("[a]: ../../../more.png\n")
    made = shown(content, tmp_path / "copy").project
    html = made.years[0].pages["plan"].html if "2018" in page else made.front["index"].html
    assert f"见图{WHOLE}、又{WHOLE}和文件{WHOLE}。" in html
    assert "secret" not in html
    assert "more.png" not in html


@pytest.mark.unix
def test_a_link_out_of_the_project_is_not_followed_and_all_else_is_shown(content: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text(UNSEEN, encoding="utf-8")
    (content / "docs/2018/secret.txt").symlink_to(tmp_path / "outside.txt")
    (content / "docs/2019").symlink_to(tmp_path)
    add(content, f"见[附件](secret.txt)，手机{MOBILE}。")
    made = shown(content, tmp_path / "copy")
    assert UNSEEN not in all_of(made)
    assert MOBILE not in all_of(made)
    assert [year.year for year in made.project.years] == [2018]
    said = [str(finding) for finding in made.findings]
    assert any(line.startswith("docs/2018/secret.txt:1: secret.txt: 是指向别处的链接") for line in said)
    assert any("写着手机号码" in line for line in said), "what else is wrong is said too"


@pytest.mark.unix
def test_settings_that_are_a_link_are_not_read(content: Path, tmp_path: Path) -> None:
    (content / "mkdocs.yml").symlink_to("/etc/hostname")
    with pytest.raises(Problem, match=r"mkdocs\.yml 是指向别处的链接"):
        shown(content, tmp_path / "copy")


def test_neither_search_nor_downloads_nor_offline_files_of_a_draft_have_it(project: Path) -> None:
    add(project, f"<form>{UNSEEN}</form>\n\n联系电话{MOBILE}。\n\n[附件](x.html)")
    (project / "docs/2018/x.html").write_text(f"<p>{UNSEEN}", encoding="utf-8")
    preview = SitePreview(project, NOTHING)
    try:
        preview.refresh()
        page = (preview.read("2018/downloads/index.html") or b"").decode()
        links = {unquote(link) for link in re.findall(r'href="\.\./(data/[^"]+)"', page)}
        names = [f"2018/{name}" for name in (*links, "plan/index.html", "search.json")]
        files = {name: preview.read(name) or b"" for name in names}
    finally:
        preview.close()
    texts = dict(_unpacked(files))
    assert any(name.endswith(".zip!/打开报告.html") or "打开报告" in name for name in texts)
    for name, text in texts.items():
        assert UNSEEN not in text, name
        assert MOBILE not in text, name
    assert (
        sum("未显示〕" in text for name, text in texts.items() if name.endswith(("plan/index.html", "search.json"))) > 1
    )


def _unpacked(files: dict[str, bytes]) -> list[tuple[str, str]]:
    found = []
    for name, content in files.items():
        if name.endswith((".zip", ".docx", ".xlsx")):
            with zipfile.ZipFile(BytesIO(content)) as packed:
                found += _unpacked({f"{name}!/{each}": packed.read(each) for each in packed.namelist()})
        else:
            found.append((name, content.decode(errors="replace")))
    return found


def test_no_line_is_added_or_removed() -> None:
    source = "# 甲 {#a}\n\n一\n二\n三\n\n- 四\n- 五\n  六\n\n| 七 | 八 |\n|---|---|\n| 九 | 十 |\n"
    for line in range(1, source.count("\n") + 1):
        left = chapter_without(source, {line: "含个人信息"}, "2018/a.md", ())
        assert left.count("\n") == source.count("\n"), line
    assert "| 〔此处内容因含个人信息，未显示〕 | |" in chapter_without(source, {13: "含个人信息"}, "2018/a.md", ())
    assert "- 〔此处内容因含个人信息，未显示〕\n\n\n" in chapter_without(source, {8: "含个人信息"}, "2018/a.md", ())


def test_of_data_only_long_numbers_go() -> None:
    text = "甲: 15131\n乙: [1, 13812345678, 2]\n"
    assert data_without(text, {2: "含个人信息"}) == "甲: 15131\n乙: [1, 〔此处内容因含个人信息，未显示〕, 2]\n"


def test_a_project_with_nothing_to_leave_out_is_shown_itself(content: Path, tmp_path: Path) -> None:
    add(content, "【待填：以后写】")
    project, snapshot = read_project(content), take_snapshot(content)
    made = shown_project(project, snapshot, tmp_path / "copy", lambda *_: project)
    assert (made.project, made.snapshot) == (project, snapshot)
    assert not (tmp_path / "copy").exists()
