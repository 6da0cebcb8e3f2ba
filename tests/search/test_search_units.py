"""Search units: every heading and every row of the built pages has exactly one, and its address is there."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from nianbao.address.pages import YEAR_PAGES
from nianbao.finding import Finding
from nianbao.project.project import Project, read_project
from nianbao.project.related import Related, read_related
from nianbao.search.files import units_file
from nianbao.search.units import Unit, units_of
from page import Node, read_page
from reading import read
from samples import SAMPLES, lay_out
from workspace import edit

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def anchors(page: Node) -> list[str]:
    """The places of a page that a search has to lead to; the list of chapters is the portal's, not the report's."""
    article = next(node for node in page.walk() if node.tag == "article")
    return [
        node.get("id")
        for node in article.walk()
        if node.get("id").startswith(("row-", "derived-"))
        or (
            node.tag in HEADINGS
            and node.get("id") not in ("", "chapters", "key-figures", "charts", "downloads", "contact")
        )
    ]


def built(site: Path, year: int) -> list[str]:
    """All such places of a built year, as addresses below its root."""
    found = []
    again = {site / f"{year}/{own.slug}/index.html" for own in YEAR_PAGES}
    for path in set((site / str(year)).rglob("index.html")) - again:
        folder = path.parent.relative_to(site / str(year)).as_posix()
        page = "" if folder == "." else f"{folder}/"
        found += [f"{page}#{anchor}" for anchor in anchors(read_page(path))]
    return found


def units_in(site: Path, year: int) -> list[list[Any]]:
    units: list[list[Any]] = json.loads((site / f"{year}/search.json").read_text(encoding="utf-8"))["units"]
    return units


def by_address(units: tuple[Unit, ...], address: str) -> Unit:
    (unit,) = [unit for unit in units if unit.address == address]
    return unit


@pytest.fixture(scope="module")
def units(real: Project) -> tuple[Unit, ...]:
    return units_of(real.years[0])


def test_every_heading_and_row_of_2018_has_one_unit(site: Path) -> None:
    assert Counter(unit[2] for unit in units_in(site, 2018)) == Counter(built(site, 2018))


@pytest.mark.parametrize("year", [2019, 2020, 2022, 2023])
def test_every_heading_and_row_of_the_later_forms_has_one_unit(published: Path, year: int) -> None:
    site = published / "site"
    assert (site / str(year)).is_dir()
    assert Counter(unit[2] for unit in units_in(site, year)) == Counter(built(site, year))


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.iterdir() if path.is_dir()))
def test_every_row_of_a_published_table_has_one_unit(tmp_path: Path, sample: str) -> None:
    project = read(lay_out(tmp_path, sample), sample)
    assert project.years
    for year in project.years:
        found = Counter(unit.address for unit in units_of(year))
        rows = {f"statistics/#row-{row.id}" for table in year.report.form.tables for row in table.rows}
        assert rows <= set(found)
        assert set(found.values()) == {1}


def test_what_a_page_shows_of_a_row_is_in_its_unit(site: Path) -> None:
    page = read_page(site / "2018/statistics/index.html")
    units = {address: (title, text, value, unit) for _, _, address, title, text, value, unit in units_in(site, 2018)}
    rows = [row for row in page.all("tr") if row.get("id").startswith("row-")]
    assert len(rows) == 60
    for row in rows:
        title, text, value, unit = units[f"statistics/#{row.get('id')}"]
        shown = "".join(span.text() for span in row.all("span") if set(span.classes) & {"number", "label"})
        assert title == shown
        assert text == "".join(span.text() for span in row.all("span", "printed-note"))
        assert value == row.one("td", "value").text().replace("——", "")
        assert unit == (row.one("td", "unit").text().replace("——", "") if value else "")


@pytest.mark.parametrize("year", [2019, 2020, 2022, 2023])
def test_every_cell_of_the_later_forms_is_in_its_unit(published: Path, year: int) -> None:
    page = read_page(published / f"site/{year}/statistics/index.html")
    units = {unit[2]: unit for unit in units_in(published / "site", year)}
    rows = [row for row in page.all("tr") if row.get("id").startswith("row-")]
    assert len(rows) > 30
    for row in rows:
        _, _, _, _, text, value, unit = units[f"statistics/#{row.get('id')}"]
        for cell in row.all("td", "value"):
            assert cell.text() in (*text.split(), value, value + unit, "——")


def test_headings_are_what_markdown_takes_for_one(content: Path) -> None:
    with (content / "docs/2018/plan.md").open("a", encoding="utf-8") as plan:
        plan.write(
            "\n##五是没有空格。 {#no-space}\n\n一句。\n\n## 六是有尾巴 {#tail} ##\n\n又一句。\n\n```\n# 代码\n```\n"
        )
    found = {unit.address: unit for unit in units_of(read(content).years[0])}
    assert (found["plan/#no-space"].title, found["plan/#no-space"].text) == ("五是没有空格", "一句。")
    assert (found["plan/#tail"].title, found["plan/#tail"].text) == ("六是有尾巴", "又一句。")


def test_a_row_of_the_form(units: tuple[Unit, ...]) -> None:
    assert by_address(units, "statistics/#row-1.2.4") == Unit(
        "r", "4.政务微信公开政府信息数", "statistics/#row-1.2.4", ("一、主动公开情况",), "", "4151", "条"
    )
    assert by_address(units, "statistics/#row-8.3.1").text == "（不包括政府公报及政府网站工作人员数）"
    assert by_address(units, "statistics/#row-1.2").value == ""


def test_rows_of_other_tables(units: tuple[Unit, ...]) -> None:
    row = by_address(units, "work/#row-proposals-3")
    assert row.above == ("2018年建议提案办理结果",)
    assert row.text == "承办总件数 38 已办结件数 35 正在办理件数 1 无法办理件数 2"
    derived = by_address(units, "statistics/#derived-2")
    assert (derived.title, derived.value, derived.unit) == ("政协提案办结率", "92.1", "%")


def test_a_row_of_a_matrix_has_all_its_columns_and_the_total_for_value(published: Path) -> None:
    (year,) = [year for year in read_project(published).years if year.year == 2022]
    row = by_address(units_of(year), "statistics/#row-r1")
    figures = {figure.id: figure for figure in year.report.figures}
    assert row.title == "一、本年新收政府信息公开申请数量"
    assert row.text.startswith(f"自然人 {figures['r1-c1'].value} 商业企业 ")
    assert row.text.endswith(f" 总计 {figures['r1-c7'].value}")
    assert (row.value, row.unit) == (str(figures["r1-c7"].value), "件")
    assert by_address(units_of(year), "statistics/#row-r3.1").above == ("三、收到和处理政府信息公开申请情况",)


def test_a_section_is_its_own_text_only(units: tuple[Unit, ...]) -> None:
    section = by_address(units, "work/#proactive-disclosure")
    assert section.title == "（三）强化主动公开"
    assert section.above == ("二、工作开展情况",)
    assert section.text.startswith("本年度，主动公开政府信息15131条，其中：")
    assert section.text.endswith("方便群众查阅。")
    assert by_address(units, "work/#policy-documents").above == ("二、工作开展情况", "（三）强化主动公开")
    assert by_address(units, "#report").text.count("\n") == 1, "two paragraphs"


def test_an_empty_number_is_filled_in(content: Path) -> None:
    edit(content / "docs/2018/work.md", "[4151](stat:政务微信", "[](stat:政务微信")
    edit(content / "docs/2018/work.md", "办结率[92.1%](stat:政协提案办结率)", "办结率[](stat:政协提案办结率)")
    changed = units_of(read(content).years[0])
    assert "通过政务微信公开政府信息4151条，" in by_address(changed, "work/#proactive-disclosure").text
    assert "办结率92.1%。" in by_address(changed, "work/#proposals").text


def test_units_stand_in_reading_order(units: tuple[Unit, ...]) -> None:
    order = [unit.address for unit in units]
    after = order.index("work/#proposals")
    assert order[after : after + 5] == [
        "work/#proposals",
        *(f"work/#row-proposals-{number}" for number in (1, 2, 3)),
        "work/#interpretation",
    ]
    assert order[0] == "#report"


def test_the_manifest_names_every_year(published: Path) -> None:
    site = published / "site"
    manifest = json.loads((site / "search.json").read_text(encoding="utf-8"))
    assert manifest["v"] == 1
    assert [entry["year"] for entry in manifest["years"]] == [2023, 2022, 2020, 2019]
    for entry in manifest["years"]:
        year = json.loads((site / entry["file"]).read_text(encoding="utf-8"))
        assert (year["v"], year["year"], len(year["units"])) == (1, entry["year"], entry["units"])
    assert ["微信", "政务微信"] in manifest["related"]


def test_the_same_year_gives_the_same_bytes(real: Project, site: Path) -> None:
    again = units_file(2018, units_of(read_project(real.root).years[0]))
    assert again == units_file(2018, units_of(real.years[0]))
    assert (site / "2018/search.json").read_bytes() == again.encode()


def related(folder: Path, text: str) -> tuple[Related, list[str]]:
    (folder / "data").mkdir(parents=True)
    (folder / "data/related.yml").write_text(text, encoding="utf-8")
    findings: list[Finding] = []
    groups = read_related(folder, findings)
    return groups, [f"{finding.place.line}: {finding.label}: {finding.problem}" for finding in findings]


def test_related_words_are_texts(tmp_path: Path) -> None:
    assert related(tmp_path, "groups:\n  - [热线, 12345]\n")[0][-1] == ("热线", "12345")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("groups:\n  - [微信]\n", "2: groups: 一组至少要有两个词"),
        ("groups:\n  - 微信\n", "2: groups: 一组至少要有两个词"),
        ("groups:\n  - [微信, ]\n", "2: groups: 一组至少要有两个词"),
        ("groups:\n  - [微信, 空]\n", "2: groups: 这里应是一个词"),
        ("groups:\n  - [微信, {甲: 乙}]\n", "2: groups: 这里应是一个词"),
        ("groups:\n  - [微信, 政务 微信]\n", "2: 政务 微信: 词里有空格"),
        ("groups:\n  - [微信, 政务微信]\n  - [微博, 微信]\n", "3: 微信: 这个词已经写过"),
        ("groups:\n  - [微信, 政务微信]\n组: 1\n", "3: 组: 不认识这一项"),
        ("group:\n  - [微信, 政务微信]\n", "1: groups: 缺少这一项"),
    ],
)
def test_slips_in_the_list_are_findings(tmp_path: Path, text: str, problem: str) -> None:
    assert problem in related(tmp_path, text)[1]


def test_a_word_in_a_group_of_the_offices_own_leaves_the_engines(tmp_path: Path) -> None:
    before = related(tmp_path / "a", "groups:\n  - [甲, 乙]\n")[0]
    groups = related(tmp_path / "b", "groups:\n  - [政务微信, 乙]\n")[0]
    assert ("微信", "政务微信") in before
    assert [group for group in groups if "政务微信" in group] == [("政务微信", "乙")]
    assert len(groups) == len(before) - 1


def test_the_list_of_the_project_has_no_slips(real: Project) -> None:
    assert not [finding for finding in real.findings if finding.place.file.endswith("related.yml")]
    assert len(real.related) >= 15
