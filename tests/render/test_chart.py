"""Pictures: what they show of a report, what they say instead, and what a form or a table asks for."""

import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from nianbao.bind.binder import Binder
from nianbao.bind.chapters import parse
from nianbao.project.project import Project
from nianbao.render.chart import Bar, Chart, Group, charts, find_chart
from nianbao.render.charthtml import chart_html
from nianbao.render.chartwords import summary
from nianbao.report.model import Report
from nianbao.report.value import Absent
from nianbao.text.chapter import Chapter
from page import Node, read_page
from reading import read
from samples import lay_out
from workspace import edit


def report_of(root: Path, year: int = 2018) -> Report:
    return next(each.report for each in read(root).years if each.year == year)


def picture(report: Report, name: str) -> str:
    chart = find_chart(name, report)
    assert chart
    return chart_html(chart, lambda _, bar: f"statistics/#{bar.anchor}")


def widths(html: str, kind: str = "bar") -> list[str]:
    return re.findall(rf'<rect class="chart__{kind}"[^>]* width="([^"]+)"', html)


def feet(html: str, kind: str) -> list[str]:
    return re.findall(rf'class="chart__{kind}"[^>]* y1?="([^"]+)"', html)


def text_of(html: str) -> str:
    return "".join(fromstring(html).itertext())  # noqa: S314 - made by us


@pytest.fixture(scope="module")
def report(real: Project) -> Report:
    return real.years[0].report


@pytest.fixture(scope="module")
def pingtan(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Report]:
    project = read(lay_out(tmp_path_factory.mktemp("charts"), "pingtan"), "pingtan")
    return {each.year: each.report for each in project.years}


def test_bars_are_linear_and_start_at_zero(report: Report) -> None:
    assert widths(picture(report, "channels")) == ["0.243%", "100%", "10.621%", "63.162%", "56.208%"]


def test_very_unequal_values_stay_honest_and_are_printed(content: Path) -> None:
    edit(content / "data/2018/statistics.yml", "政府网站公开政府信息数: 6572", "政府网站公开政府信息数: 15131")
    edit(content / "data/2018/statistics.yml", "政府公报公开政府信息数: 16", "政府公报公开政府信息数: 3")
    html = picture(report_of(content), "channels")
    assert widths(html)[:2] == ["0.02%", "100%"]
    assert "3条" in text_of(html)


def test_a_total_is_the_length_below_its_parts(report: Report) -> None:
    html = picture(report, "建议提案办理结果")
    assert widths(html, "track") == [width for width in ("5.263%", "89.474%", "100%") for _ in range(3)]
    assert widths(html) == ["5.263%", "78.947%", "5.263%", "5.263%", "92.105%", "2.632%", "5.263%"]
    assert "底条的长度是总数" in text_of(html)


@pytest.mark.parametrize(
    ("typed", "said", "axes", "dashes"),
    [
        ("0", "0条", ["20%", "40%", "60%", "80%", "100%"], []),
        ("空", "空", ["20%", "40%", "80%", "100%"], ["60%"]),
        ("待填", "待填", ["20%", "40%", "80%", "100%"], ["60%"]),
        ("不适用", "不适用", ["20%", "40%", "80%", "100%"], []),
    ],
)
def test_zero_blank_and_not_applicable_are_three_things(
    content: Path, typed: str, said: str, axes: list[str], dashes: list[str]
) -> None:
    edit(content / "data/2018/statistics.yml", "政务微博公开政府信息数: 698", f"政务微博公开政府信息数: {typed}")
    edit(content / "docs/2018/work.md", "[698](stat:政务微博公开政府信息数)", "698")
    html = picture(report_of(content), "channels")
    assert len(widths(html)) == 4
    assert (feet(html, "axis"), feet(html, "blank")) == (axes, dashes)
    assert f"政务微博公开政府信息数 {said}" in text_of(html)
    assert ("虚线表示没有填数，不是0" in text_of(html)) == bool(dashes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "各项都是0件。"),
        ({"当面申请数": "3"}, "当面申请数3件，其余3项是0件。"),
        ({"当面申请数": "3", "传真申请数": "不适用"}, "当面申请数3件，其余1项不适用，2项是0件。"),
        (dict.fromkeys(("当面申请数", "传真申请数", "网络申请数", "信函申请数"), "不适用"), "各项都不适用。"),
        (dict.fromkeys(("当面申请数", "传真申请数", "网络申请数", "信函申请数"), "空"), "各项都没有填数。"),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(content: Path, changes: dict[str, str], words: str) -> None:
    for name, value in changes.items():
        edit(content / "data/2018/statistics.yml", f"  {name}: 0\n", f"  {name}: {value}\n")
    html = picture(report_of(content), "申请方式")
    assert "<svg" not in html
    assert text_of(html).split() == ["申请方式", words]
    assert 'href="statistics/#row-3.1' in html


def test_pictures_come_before_words(report: Report) -> None:
    shown = [(chart.id, chart.drawn) for chart in charts(report)]
    assert shown == [
        ("channels", True),
        ("staff", True),
        ("proposals", True),
        ("applications", False),
        ("answers", False),
        ("disputes", False),
    ]


def test_a_picture_has_name_description_and_every_figure_as_text(report: Report) -> None:
    tree = fromstring(picture(report, "channels"))  # noqa: S314 - made by us
    (svg,) = tree.iter("svg")
    by_id = {element.get("id"): element.text for element in tree.iter()}
    assert svg.get("role") == "img"
    assert by_id[svg.get("aria-labelledby")] == "各渠道公开数量"
    assert by_id[svg.get("aria-describedby")] == (
        "横条图，共5项，长度与数成正比。最多的是政府网站公开政府信息数，6572条；最少的是政府公报公开政府信息数，16条。"
    )
    figures = [("".join(link.itertext()), link.get("href")) for link in tree.iter("a")]
    assert figures[3] == ("政务微信公开政府信息数 4151条", "statistics/#row-1.2.4")
    assert len(figures) == 5


def test_no_picture_holds_what_the_policy_forbids(report: Report, pingtan: dict[int, Report]) -> None:
    for each in (report, *pingtan.values()):
        for chart in charts(each):
            assert not re.search(r" (style|on\w+)=|<script|<style", chart_html(chart, lambda _, bar: f"#{bar.anchor}"))


def test_values_are_escaped(content: Path) -> None:
    table = content / "data/2018/tables/建议提案办理结果.yml"
    edit(table, "chart: {title: 建议提案办理结果", 'chart: {title: "<b>&\\"甲"')
    html = picture(report_of(content), "proposals")
    assert "&lt;b&gt;&amp;" in html
    assert "<b>" not in html


def test_sums_of_the_later_forms_are_ours_and_say_so(pingtan: dict[int, Report]) -> None:
    html = picture(pingtan[2022], "results")
    assert "不予公开 4件" in text_of(html)
    assert "无法提供 37件" in text_of(html)
    assert "表上没有“不予公开”、“无法提供”、“不予处理”、“其他处理”的合计，这里是其下各项之和。" in text_of(html)
    assert 'href="statistics/#row-r3.3"' in html


def test_a_sum_with_an_unknown_part_is_unknown(tmp_path: Path) -> None:
    root = lay_out(tmp_path, "pingtan")
    statistics = (root / "data/2022/statistics.yml").read_text(encoding="utf-8")
    line = next(line for line in statistics.split("\n") if "补正后申请内容仍不明确" in line)
    edit(root / "data/2022/statistics.yml", line, line.partition("[")[0] + "[空, 空, 空, 空, 空, 空, 空]")
    assert "无法提供 空" in text_of(picture(report_of(root, 2022), "results"))


def test_parts_above_their_total_are_pointed_out(pingtan: dict[int, Report]) -> None:
    assert "各项之和大于总数，原表如此。" in text_of(picture(pingtan[2020], "results"))
    assert "各项之和大于总数" not in text_of(picture(pingtan[2022], "results"))


@pytest.mark.parametrize(
    ("year", "name", "labels"),
    [
        (2022, "applicants", ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]),
        (2022, "decisions", ["行政许可", "行政处罚", "行政强制"]),
        (2020, "decisions", ["行政许可", "其他对外管理服务事项", "行政处罚", "行政强制"]),
        (2022, "行政复议、行政诉讼结果", ["结果维持", "结果纠正", "其他结果", "尚未审结"] * 3),
        (2022, "regulations", ["本年制发件数", "本年废止件数", "现行有效件数"] * 2),
    ],
)
def test_bars_are_named_by_what_differs(pingtan: dict[int, Report], year: int, name: str, labels: list[str]) -> None:
    chart = find_chart(name, pingtan[year])
    assert chart
    assert [bar.label for bar in chart.bars] == labels


def front(root: Path, year: int) -> Node:
    (section,) = read_page(root / f"{year}/index.html").one("article").all("section", "charts")
    return section


def test_every_figure_of_the_front_page_leads_to_its_row(site: Path, published: Path) -> None:
    for root, years in ((site, (2018,)), (published / "site", (2019, 2020, 2022, 2023))):
        for year in years:
            links = front(root, year).all("a")
            assert len(links) > 12
            for link in links:
                page, _, anchor = link.get("href").partition("#")
                target = read_page(root / str(year) / page / "index.html").one("article").by_id(anchor)
                value = re.search(r"(\d+)\D*$", link.text())
                if link.all("span", "chart__value") and not anchor.startswith("row-r3.") and value:
                    assert value[1] in [node.get("data-value") for node in target.walk()]


def render(report: Report, text: str, page: str, homes: dict[str, str]) -> tuple[str, Binder]:
    chapter = Chapter(page, f"docs/2018/{page}.md", "题", text)
    binder, parsed = Binder(report, chapter, homes), parse(chapter)
    tree = parsed.tree()
    binder.bind(tree)
    return parsed.written(tree), binder


@pytest.mark.parametrize("name", ["channels", "各渠道公开数量"])
def test_a_chapter_shows_a_picture_by_id_or_title(real: Project, name: str) -> None:
    (year,) = real.years
    html, binder = render(year.report, f"前\n\n![图](chart:{name})\n\n后", "work", year.homes)
    assert binder.findings == []
    assert html.count("<figure") == 1
    assert 'href="statistics.md#row-1.2.4"' in html


def test_a_picture_of_a_table_leads_to_where_the_table_stands(real: Project) -> None:
    (year,) = real.years
    for page, address in (("work", "#row-proposals-1"), ("plan", "work.md#row-proposals-1")):
        html, _ = render(year.report, "![图](chart:建议提案办理结果)", page, year.homes)
        assert f'href="{address}"' in html
    html, _ = render(year.report, "![图](chart:建议提案办理结果)", "work", {})
    assert "href" not in html, "shown on no page"


@pytest.mark.parametrize(("slug", "ids"), [("work", ["", "--2"]), ("index", ["--2", "--3"])])
def test_ids_are_unique_in_a_page(real: Project, slug: str, ids: list[str]) -> None:
    html, _ = render(real.years[0].report, "![图](chart:staff)\n\n![图](chart:工作人员)", slug, {})
    assert re.findall(r'<figure[^>]* id="chart-staff([^"]*)"', html) == ids
    found = re.findall(r' id="([^"]+)"', html)
    assert len(found) == len(set(found))


def test_a_table_of_one_column_is_one_group(content: Path) -> None:
    table = "title: 测试\nslug: test\nunit: 个\ncolumns: [数]\nrows: {甲: [3], 乙: [6]}\nchart: {}\n"
    (content / "data/2018/tables/测试.yml").write_text(table, encoding="utf-8")
    html = picture(report_of(content), "测试")
    assert widths(html) == ["50%", "100%"]
    assert "甲 3个" in text_of(html)


def test_a_table_is_drawn_only_when_it_says_so(content: Path) -> None:
    table = content / "data/2018/tables/建议提案办理结果.yml"
    text = table.read_text(encoding="utf-8")
    table.write_text(text[: text.index("chart:")] + "chart:\n", encoding="utf-8")
    assert find_chart("proposals", report_of(content)) is None


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    def all_of(found: tuple[Chart, ...]) -> list[str]:
        return [chart_html(chart, lambda _, bar: f"#{bar.anchor}") for chart in found]

    assert all_of(charts(report)) == all_of(charts(report))


def bars(*values: int | Absent) -> Group:
    named = zip("甲乙丙丁", values, strict=False)
    return Group("", tuple(Bar(name, value, "件", f"row-{name}", sum=False) for name, value in named), None)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((28, 28), "各项都是28件。"),
        ((28, 28, Absent.BLANK), "有数的各项都是28件。"),
        ((5, 0, 0, 3), "最多的是甲，5件；最少的是乙、丙，都是0件。"),
        ((5, 0, 0, 0), "最多的是甲，5件；最少的有3项，都是0件。"),
        ((5, 5, 1), "最多的是甲、乙，都是5件；最少的是丙，1件。"),
    ],
)
def test_equal_bars_are_all_named(values: tuple[int | Absent, ...], words: str) -> None:
    assert summary(bars(*values)).partition("成正比。")[2] == words
