"""What was published and taken back is read into nothing, leads nowhere, and opens no lock."""

from pathlib import Path

import pytest

from nianbao.correction.lock import Lock, frozen_file
from nianbao.correction.seal import seals_of
from nianbao.finding import errors
from nianbao.project.project import Project
from nianbao.project.year import Year
from reading import read
from workspace import CONTENT, copy, edit, nianbao

FILE = "data/withdrawn.yml"


def withdraw(root: Path, *addresses: str) -> None:
    entries = "".join(f"- {{address: {address}, date: 2019-05-06, why: 误发}}\n" for address in addresses)
    (root / FILE).write_text(f"withdrawn:\n{entries}", encoding="utf-8")


def wrong(project: Project) -> list[str]:
    return list(map(str, errors(project.findings)))


def add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def lock(root: Path) -> None:
    (root / "data/2018/frozen.yml").write_text(frozen_file(Lock(seals_of(root, 2018))), encoding="utf-8")


CORRECTIONS = """corrections:
- {date: 2019-05-06, page: work, what: 正文, before: 甲, after: 乙, why: 丙}
- {date: 2019-05-06, page: work, what: 数, before: "4150", after: "4151", why: 丙, target: 1.2.4}
- {date: 2019-05-06, page: plan, what: 别的章, before: 甲, after: 乙, why: 丙}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A locked year of which a chapter, an attachment and a page of no year were taken back; the sources stay."""
    root = tmp_path_factory.mktemp("withdrawn")
    copy(CONTENT, root)
    add(
        root / "docs/2018/plan.md",
        "\n办结率[92.1%](stat:政协提案办结率)，承办[38](stat:政协提案/承办总件数)件，公开[15131](stat:1.1)条。\n",
    )
    (root / "data/2018/corrections.yml").write_text(CORRECTIONS, encoding="utf-8")
    (root / "docs/2018/bad.svg").write_text("<svg/>", encoding="utf-8")
    lock(root)
    (root / "docs/2018/work.md").write_text("[改坏了](<script>[9](stat:没有这一项)", encoding="utf-8")
    (root / "docs/2018/bad.svg").write_text("<svg onload='x'/>", encoding="utf-8")
    (root / "docs/about.md").write_text("[改坏了](stat:1.1)\n", encoding="utf-8")
    add(root / "data/addresses.txt", "about/\n")
    withdraw(root, "2018/work/", "2018/bad.svg", "about/")
    return read(root)


@pytest.fixture(scope="module")
def year(project: Project) -> Year:
    return project.years[0]


def test_nothing_is_found_in_it_and_the_lock_asks_for_nothing_more(project: Project) -> None:
    assert wrong(project) == []


def test_it_is_read_nowhere(project: Project, year: Year) -> None:
    assert "work" not in {*year.pages, *year.printed, *(chapter.slug for chapter in year.chapters)}
    assert {mention.page for mention in year.mentions} <= set(year.pages)
    assert set(project.front) == {"index"}
    assert [item.address for item in year.withdrawn] == ["2018/work/", "2018/bad.svg"]


def test_a_table_that_only_it_showed_goes_with_it_and_what_is_made_of_that(year: Year) -> None:
    assert year.report.tables == ()
    assert not [item for item in year.report.derived if "提案" in item.formula]
    assert "提案" not in year.pages["statistics"].html


def test_a_number_whose_row_is_gone_stays_a_number_and_leads_nowhere(year: Year) -> None:
    page = year.pages["plan"].html
    assert "办结率<span>92.1%</span>，承办<span>38</span>件" in page
    assert 'href="../statistics/#row-1.1"' in page
    assert {mention.figure.id for mention in year.mentions if mention.page == "plan"} == {"1.1"}


def test_its_words_are_quoted_by_no_correction(year: Year) -> None:
    """Where one names a figure that is still shown, it is said on that one's page."""
    assert {item.what: item.page for item in year.corrections} == {"数": "statistics", "别的章": "plan"}
    assert {notice.correction.what for notice in year.notices_on("statistics")} == {"数"}


def test_its_source_may_be_deleted(content: Path) -> None:
    (content / "docs/2018/fujian.pdf").write_bytes(b"%PDF-1.4")
    lock(content)
    withdraw(content, "2018/work/", "2018/fujian.pdf")
    (content / "docs/2018/work.md").unlink()
    (content / "docs/2018/fujian.pdf").unlink()
    assert wrong(read(content)) == []
    assert "没有改动" in nianbao(content, "correct", "2018").stderr


def test_links_to_it_are_found_once_and_numbers_and_locks_are_looked_at_as_before(content: Path) -> None:
    for name in ("fujian.pdf", "fujian.png"):
        (content / "docs/2018" / name).write_bytes(b"")
    lock(content)
    plan = content / "docs/2018/plan.md"
    first = plan.read_text("utf-8").count("\n") + 2
    links = ["[表](fujian.pdf)", "![图](fujian.png)", "[第二章](work.md)", "[这里](work.md#mechanism)"]
    add(plan, "\n" + "".join(f"见{link}。\n" for link in links) + "承办[39](stat:政协提案/承办总件数)件。\n")
    withdraw(content, "2018/fujian.pdf", "2018/fujian.png", "2018/work/")
    frozen, *found = sorted(wrong(read(content)), key=lambda line: int(line.split(":")[1]))
    assert "又改动了 docs/2018/plan.md，没有更正记录" in frozen
    assert [int(line.split(":")[1]) for line in found] == [first + n for n in range(5)]
    for line in found[:4]:
        assert "已经撤下，见 data/withdrawn.yml 第 " in line
        assert "请删去这个链接或图片" in line
    assert "正文写的是 39，数据里是 38" in found[4]


def test_a_table_that_another_chapter_shows_too_is_not_withdrawn(content: Path) -> None:
    add(content / "docs/2018/plan.md", "\n![2018年建议提案办理结果](table:建议提案办理结果)\n")
    withdraw(content, "2018/work/")
    project = read(content)
    assert wrong(project) == []
    assert [table.name for table in project.years[0].report.tables] == ["建议提案办理结果"]
    assert project.years[0].report.derived


def test_where_a_file_moved_both_addresses_are_withdrawn(content: Path) -> None:
    add(content / "data/addresses.txt", "2018/data/甲.pdf\n2018/data/乙.pdf\n")
    moved = content / "data/redirects.yml"
    moved.write_text("redirects:\n  2018/data/甲.pdf: 2018/data/乙.pdf\n", encoding="utf-8")
    withdraw(content, "2018/data/乙.pdf")
    (found,) = wrong(read(content))
    assert found.startswith("data/redirects.yml:2: 2018/data/甲.pdf: 转到的文件已经撤下（")
    edit(moved, "redirects:\n  2018/data/甲.pdf: 2018/data/乙.pdf\n", "redirects: {}\n")
    withdraw(content, "2018/data/甲.pdf", "2018/data/乙.pdf")
    assert wrong(read(content)) == []
