"""A whole report becomes the year that was published, and what is no such report becomes nothing."""

import functools
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import asblocks
import original
from nianbao.finding import Problem
from nianbao.form.reader import read_forms
from nianbao.intake.block import Block, Cell, Original, Paragraph, Place, Removed, Span, Table
from nianbao.intake.doubt import Kind
from nianbao.intake.originalfile import Source
from nianbao.intake.year import Imported, import_year
from nianbao.project.project import Project, read_project
from nianbao.report.reader import read_report
from nianbao.report.value import print_value
from samples import SAMPLES
from typed import read_typed
from workspace import PORTAL, ROOT, copy, copy_schemas

TEXT = (ROOT / "tests/source/hongsibu-2018-report.txt").read_text(encoding="utf-8")
SOURCE = Source("2018年报.txt", "0" * 64)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project without any year."""
    root = tmp_path_factory.mktemp("empty")
    copy_schemas(root)
    (root / "docs").mkdir()
    (root / "data/publisher.yml").write_bytes((PORTAL / "data/publisher.yml").read_bytes())
    return read_project(root)


@pytest.fixture(scope="module")
def made(empty: Project) -> Imported:
    return import_year(read_typed(TEXT), SOURCE, empty)


def published(file: str) -> str:
    return (PORTAL / file).read_text(encoding="utf-8")


def plain(text: str) -> str:
    """A chapter without ids and bound numbers, and with the brackets that the published pages have by intent."""
    text = re.sub(r" \{#[\w-]+\}$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\[([^\]]*)\]\(stat:[^)]*\)", r"\1", text)
    for old, new in original.BRACKETS.items():
        text = text.replace(f"## {old}", f"## {new}")
    return text


def titled(made: Imported, title: str) -> str:
    return next(text for name, text in made.texts.items() if name.startswith("docs/") and text.startswith(f"# {title}"))


def test_every_figure_is_that_of_the_published_year(made: Imported, tmp_path: Path) -> None:
    copy(("data",), tmp_path)
    for file in ("statistics.yml", "report.yml"):
        (tmp_path / f"data/2018/{file}").write_text(made.texts[f"data/2018/{file}"], encoding="utf-8")
    forms = read_forms(tmp_path, [])
    then, now = read_report(PORTAL, 2018, forms, []), read_report(tmp_path, 2018, forms, [])
    assert then
    assert now
    values = {id: print_value(figure.value) for id, figure in then.statistics.items()}
    assert {id: print_value(figure.value) for id, figure in now.statistics.items()} == values
    assert len(values) == made.counts.read == 58
    assert (now.contact, now.period, now.scope, now.publisher) == (
        then.contact,
        then.period,
        then.scope,
        then.publisher,
    )


def test_the_small_table_is_that_of_the_published_year(made: Imported) -> None:
    then = published("data/2018/tables/建议提案办理结果.yml")
    now = made.texts["data/2018/tables/建议提案办理结果.yml"]
    for key in ("columns: .*", "rows:(\n  .*)+"):
        assert re.search(key, now)[0] == re.search(key, then)[0]  # type: ignore[index] # both have them
    assert 'title: "2018年建议提案办理结果"' in now


@pytest.mark.parametrize(
    ("title", "file"),
    [("红寺堡区", "index"), ("一、", "overview"), ("二、", "work"), ("三、", "problems"), ("四、", "plan")],
)
def test_every_chapter_is_that_of_the_published_year(made: Imported, title: str, file: str) -> None:
    assert plain(titled(made, title)) == plain(published(f"docs/2018/{file}.md"))


def test_nothing_is_doubted_and_every_joint_is_listed(made: Imported) -> None:
    assert {item.doubt.kind for item in made.found} == {Kind.JOINED}
    assert len(made.found) == 15
    assert all(item.file.startswith("docs/2018/") and item.line > 1 for item in made.found)


def test_names_are_those_of_earlier_years_for_the_same_words(tmp_path: Path) -> None:
    copy(("data", "docs"), tmp_path)
    text = TEXT.replace("2018", "2017").replace("2019年工作计划", "2018年工作计划")
    again = import_year(read_typed(text), SOURCE, read_project(tmp_path))
    assert "docs/2017/work.md" in again.texts
    assert "docs/2017/plan.md" in again.texts
    then = re.findall(r"^#+ .*$", published("docs/2018/work.md"), re.MULTILINE)
    now = re.findall(r"^#+ .*$", again.texts["docs/2017/work.md"], re.MULTILINE)
    assert [line.split(" {#")[1] for line in now] == [line.split(" {#")[1] for line in then]


CHAPTERS = {
    "一、总体情况": "本年度主动公开信息。",
    "二、主动公开政府信息情况": "",
    "三、收到和处理政府信息公开申请情况": "",
    "四、政府信息公开行政复议、行政诉讼情况": "",
    "五、存在的主要问题及改进情况": "存在不足。",
    "六、其他需要报告的事项": "无。",
}


@functools.cache
def sample(unit: str, year: int) -> tuple[Block, ...]:
    """A whole report: title, chapters, tables in their chapters."""
    report = read_report(SAMPLES / unit, year, read_forms(SAMPLES / unit, []), [])
    assert report
    blocks: list[Block] = [asblocks.paragraph(f"红寺堡区{year}年政府信息公开工作年度报告")]
    sections = {part.title: part for part in report.form.sections}
    tables = [(part, table) for part in report.form.sections for table in part.tables]
    for chapter, text in CHAPTERS.items():
        part = sections.get(chapter[2:])
        blocks.append(asblocks.paragraph(chapter))
        blocks += [asblocks.paragraph(text)] if text else []
        for number, (own, table) in enumerate(tables, 1):
            if own is part:
                blocks += [asblocks.paragraph(table.title)] if table.title else []
                blocks.append(asblocks.one_table(report, table, number))
    return tuple(blocks)


def test_tables_stand_in_their_chapters(empty: Project) -> None:
    made = import_year(Original(sample("shuyang", 2025)), SOURCE, empty)
    assert made.form.id == "2021"
    assert made.counts.read == 200
    assert made.texts["docs/2025/overview.md"] == "# 一、总体情况 {#overview}\n\n本年度主动公开信息。\n"
    assert made.texts["docs/2025/disclosure.md"] == (
        "# 二、主动公开政府信息情况 {#disclosure}\n\n![主动公开政府信息情况](table:主动公开政府信息情况)\n"
    )
    assert made.texts["docs/2025/other.md"] == "# 六、其他需要报告的事项 {#other}\n\n无。\n"
    assert [item.doubt.what for item in made.found] == []


def with_words(old: str, new: str) -> Callable[[], tuple[Block, ...]]:
    return lambda: tuple(
        asblocks.paragraph(block.text.replace(old, new)) if isinstance(block, Paragraph) else block
        for block in sample("shuyang", 2025)
    )


@pytest.mark.parametrize(
    ("blocks", "typed", "form", "says"),
    [
        (with_words("2025年", ""), None, "", "看不出是哪一年度"),
        (with_words("2025年", "2018年"), None, "", "不是 2018 年度"),
        (lambda: (*sample("shuyang", 2025), *with_words("2025", "2024")()), None, "", "几个年度的报告：2024、2025"),
        (lambda: sample("shuyang", 2025)[:3], None, "", "没有找到统计表"),
        (lambda: (asblocks.paragraph("2025年财政预算报告"), *sample("shuyang", 2025)[20:]), None, "", "不像"),
        (lambda: sample("shuyang", 2025), 2025, "2014", "没有“2014”这种表式"),
    ],
)
def test_what_cannot_be_told_is_a_problem(
    empty: Project, blocks: Callable[[], tuple[Block, ...]], typed: int | None, form: str, says: str
) -> None:
    with pytest.raises(Problem, match=re.escape(says)):
        import_year(Original(blocks()), SOURCE, empty, typed, form)


def test_the_year_may_be_typed(empty: Project) -> None:
    made = import_year(Original(with_words("2025年", "")()), SOURCE, empty, 2024)
    assert made.year == 2024
    assert "docs/2024/overview.md" in made.texts


def test_tables_of_a_later_form_are_doubted(empty: Project) -> None:
    made = import_year(Original(with_words("2025年", "2020年")()), SOURCE, empty)
    assert made.form.id == "2019"
    assert any("更像 2021 年表式" in item.doubt.what for item in made.found)


def test_a_report_without_a_table_is_one_where_that_is_said(empty: Project) -> None:
    made = import_year(Original(sample("shuyang", 2025)[:3]), SOURCE, empty, form="none")
    assert "form: none" in made.texts["data/2025/report.yml"]
    assert "data/2025/statistics.yml" not in made.texts


def test_what_the_reader_left_out_is_listed(empty: Project) -> None:
    removed = (Removed("删去的一句", Place(page=2), "修订里删去的"),)
    made = import_year(Original(sample("shuyang", 2025), removed), SOURCE, empty)
    assert [item.doubt.what for item in made.found] == ["没有写进正文（修订里删去的）：删去的一句"]


def test_what_the_text_says_of_itself(empty: Project) -> None:
    text = (
        "本报告由某某县政务公开办公室编制，统计期限自2025年1月1日至2025年12月31日。"
        "联系地址：某某县人民路1号；邮编：100000；联系电话：010-12345678；邮箱：a.b@example.gov.cn。"
    )
    blocks = (*sample("shuyang", 2025), asblocks.paragraph(text), Paragraph((Span("2026年1月20日"),), Place()))
    report = import_year(Original(blocks), SOURCE, empty).texts["data/2025/report.yml"]
    for line in (
        "publisher: 某某县政务公开办公室",
        "published: 2026-01-20",
        '  address: "某某县人民路1号"',
        '  phone: "010-12345678"',
        '  fax: ""',
        '  email: "a.b@example.gov.cn"',
    ):
        assert line in report.split("\n")


def test_the_report_of_another_body_is_doubted(empty: Project) -> None:
    made = import_year(Original(with_words("红寺堡区", "另一个市人民政府")()), SOURCE, empty)
    assert any("另一个市人民政府" in item.doubt.what for item in made.found)


def test_ragged_tables_and_broken_characters_are_no_trouble(empty: Project) -> None:
    cell = Cell("甲\ud800\u202e", Place())
    odd = [Table(grid, Place()) for grid in ((), ((),), ((cell,), (), (cell, None, cell)), ((None,),))]
    call = Paragraph((Span("乙\udfff"), Span("", note="没有这条")), Place())
    made = import_year(Original((*sample("shuyang", 2025), *odd, call)), SOURCE, empty)
    page = made.texts["docs/2025/other.md"]
    assert page.encode().decode().endswith("\n\n甲\n\n|   |   |   |\n|---|---|---|\n| 甲 |   |   |\n\n乙\n")
