"""What was published and taken back is read into nothing, leads nowhere, and opens no lock."""

from pathlib import Path

import pytest

from nianbao.correction.lock import frozen_file
from nianbao.correction.seal import seals_of
from nianbao.finding import errors
from nianbao.project.project import Project
from nianbao.project.year import Year
from reading import read
from workspace import edit, nianbao

FILE = "data/withdrawn.yml"
LEAK = "不该公开的一句话"


def withdraw(root: Path, *addresses: str) -> None:
    entries = "".join(f"- {{address: {address}, date: 2019-05-06, why: 误发}}\n" for address in addresses)
    (root / FILE).write_text(f"withdrawn:\n{entries}", encoding="utf-8")


def wrong(project: Project) -> list[str]:
    return list(map(str, errors(project.findings)))


def sound(root: Path) -> Year:
    project = read(root)
    assert wrong(project) == []
    return project.years[0]


def lock(root: Path) -> None:
    (root / "data/2018/frozen.yml").write_text(frozen_file(seals_of(root, 2018)), encoding="utf-8")


@pytest.mark.parametrize("stays", [True, False])
def test_a_withdrawn_chapter_is_read_nowhere_whether_its_source_stays_or_goes(content: Path, *, stays: bool) -> None:
    """One entry is all that is asked for, though the year is locked and the chapter had a table and declarations."""
    path = content / "docs/2018/work.md"
    path.write_text(f"{path.read_text('utf-8')}\n{LEAK}[9](stat:没有这一项)<script>\n", encoding="utf-8")
    lock(content)
    withdraw(content, "2018/work/")
    path.write_text("[改坏了](", encoding="utf-8") if stays else path.unlink()
    year = sound(content)
    assert "work" not in {*year.pages, *year.printed, *(chapter.slug for chapter in year.chapters)}
    assert {mention.page for mention in year.mentions} <= set(year.pages)
    assert year.report.tables == (), "a table that only it showed goes with it"
    assert not [item for item in year.report.derived if "提案" in item.formula], "and what is made of that"
    assert "提案" not in year.pages["statistics"].html


def test_a_number_whose_row_is_gone_stays_a_number_and_leads_nowhere(content: Path) -> None:
    with (content / "docs/2018/plan.md").open("a", encoding="utf-8") as text:
        text.write(
            "\n办结率[92.1%](stat:政协提案办结率)，承办[38](stat:政协提案/承办总件数)件，公开[15131](stat:1.1)条。\n"
        )
    withdraw(content, "2018/work/")
    year = sound(content)
    page = year.pages["plan"].html
    assert "办结率<span>92.1%</span>，承办<span>38</span>件" in page
    assert 'href="../statistics/#row-1.1"' in page
    assert {mention.figure.id for mention in year.mentions if mention.page == "plan"} == {"1.1"}
    edit(content / "docs/2018/plan.md", "[38]", "[39]")
    assert any("正文写的是 39，数据里是 38" in line for line in wrong(read(content))), "it is compared all the same"


def test_a_table_that_another_chapter_shows_too_is_not_withdrawn(content: Path) -> None:
    with (content / "docs/2018/plan.md").open("a", encoding="utf-8") as text:
        text.write("\n![2018年建议提案办理结果](table:建议提案办理结果)\n")
    withdraw(content, "2018/work/")
    year = sound(content)
    assert [table.name for table in year.report.tables] == ["建议提案办理结果"]
    assert year.report.derived


@pytest.mark.parametrize("link", ["[表](fujian.pdf)", "![图](fujian.png)", "[第二章](work.md)", "[这里](work.md#plan)"])
def test_a_link_to_what_was_withdrawn_is_one_finding_that_says_what_to_do(content: Path, link: str) -> None:
    for name in ("fujian.pdf", "fujian.png"):
        (content / "docs/2018" / name).write_bytes(b"")
    plan = content / "docs/2018/plan.md"
    line = plan.read_text("utf-8").count("\n") + 2
    with plan.open("a", encoding="utf-8") as text:
        text.write(f"\n见{link}。\n")
    withdraw(content, "2018/fujian.pdf", "2018/fujian.png", "2018/work/")
    (found,) = wrong(read(content))
    assert found.startswith(f"docs/2018/plan.md:{line}: ")
    assert "已经撤下，见 data/withdrawn.yml 第 " in found
    assert "请删去这个链接或图片" in found


def test_a_withdrawn_attachment_is_no_change_of_its_locked_year(content: Path) -> None:
    (content / "docs/2018/fujian.pdf").write_bytes(b"%PDF-1.4")
    lock(content)
    withdraw(content, "2018/fujian.pdf")
    (content / "docs/2018/fujian.pdf").unlink()
    sound(content)
    assert "没有改动" in nianbao(content, "correct", "2018").stderr
    (content / "docs/2018/plan.md").unlink()
    assert any("又改动了 docs/2018/plan.md，没有更正记录" in line for line in wrong(read(content)))


def test_what_is_found_in_a_withdrawn_source_stops_nothing(content: Path) -> None:
    """It is published no more, and may be kept as it was."""
    (content / "docs/2018/bad.svg").write_text("<svg onload='x'/>", encoding="utf-8")
    assert wrong(read(content))
    withdraw(content, "2018/bad.svg")
    sound(content)


def test_words_of_a_withdrawn_chapter_are_quoted_by_no_correction(content: Path) -> None:
    """Where one names a figure that is still shown, it is said on that one's page."""
    said = {"a": ("work", ""), "b": ("work", "target: 1.2.4"), "c": ("plan", "")}
    entries = "".join(
        f"- {{date: 2019-05-06, page: {page}, what: {what}, before: '4150', after: '4151', why: x, {target}}}\n"
        for what, (page, target) in said.items()
    )
    (content / "data/2018/corrections.yml").write_text(f"corrections:\n{entries}", encoding="utf-8")
    withdraw(content, "2018/work/")
    year = sound(content)
    assert {item.what: item.page for item in year.corrections} == {"b": "statistics", "c": "plan"}
    assert {notice.correction.what for notice in year.notices_on("statistics")} == {"b"}


def test_a_page_of_no_year_can_be_withdrawn(content: Path) -> None:
    (content / "docs/about.md").write_text(f"# 关于 {{#about}}\n\n{LEAK}\n", encoding="utf-8")
    withdraw(content, "about/")
    assert "没有公布过" in wrong(read(content))[0]
    with (content / "data/addresses.txt").open("a", encoding="utf-8") as listed:
        listed.write("about/\n")
    project = read(content)
    assert (wrong(project), set(project.front)) == ([], {"index"})
