"""A later form is one file: rows, parts, columns and rules that no program knows yet."""

import json
import re
from pathlib import Path

import pytest

from nianbao.finding import Severity
from nianbao.form.reader import form_for, forms_of, read_forms
from page import read_page
from reading import read
from validator import load, problems
from workspace import CONTENT, FORM_FOLDER, SCHEMA_FOLDER, SITE, copy, edit, nianbao, own_form, pass_on

PART = """
- id: t5
  chapter: '七、'
  title: 政府信息公开平台情况
  columns:
  - {id: name, label: 平台}
  - {id: unit, label: 单位}
  - {id: old, label: 上年, group: [政府网站, 门户网站]}
  - {id: media, label: 政务新媒体}
  - {id: now, label: 本年, group: [政府网站, 门户网站], total: true}
  rows:
  - {id: 't5.1', number: '1.', label: 发布信息数, unit: 条, level: 1, type: count}
  - {id: 't5.2', number: '2.', label: 访问量, unit: 万次, level: 1, type: decimal}
  - {id: 't5.3', number: '3.', label: 建设经费, unit: '', level: 1, type: money}
"""
RULE = """
rules:
- {id: 'F27-T5-1', words: 本年不小于上年, for_each: 'row of t5', left: [now], op: '>=', right: [old], severity: error}
"""
CHART = """
charts:
- {id: platforms, title: 发布渠道, total: t5.1-now, of: [t5.1-old, t5.1-media]}
"""


def made_up(root: Path) -> None:
    """The form of 2021 with one more row and part, in force for 2027 alone."""
    path = own_form(root, "2021").rename(root / "data/forms/2027.yml")
    edit(path, "form: '2021'", "form: '2027'")
    edit(path, "in_force_for_years: [2021, 2022, 2023, 2024, 2025]\nopen_ended: true", "in_force_for_years: [2027]")
    edit(path, "\nhighlights:\n", f"{PART}highlights:\n")
    edit(path, "\nrules:\n", RULE)
    edit(path, "\ncharts:\n", CHART)
    edit(path, "label: 属于行政查询事项,", "label: 属于商业秘密,")
    path.write_text(path.read_text(encoding="utf-8").replace("F21-", "F27-"), encoding="utf-8")


def fill(root: Path, number: str) -> None:
    """A number in every cell of the year, and a sentence for every text that waits."""
    for path in (*(root / "docs/2027").glob("*.md"), *(root / "data/2027").glob("*.yml")):
        text = re.sub("【待填：([^】]*)】", r"测试用文字：\1。", path.read_text(encoding="utf-8"))
        path.write_text(text.replace("待填", number), encoding="utf-8")


def begin(root: Path) -> None:
    """A year on the form."""
    made_up(root)
    run = nianbao(root, "new", "2027")
    assert run.returncode == 0, run.stderr
    assert "已按 2027 年表式建好" in run.stdout


@pytest.fixture
def later(content: Path) -> Path:
    begin(content)
    return content


def test_a_listed_year_beats_an_open_end(content: Path) -> None:
    made_up(content)
    forms = read_forms(content, [])
    found = {year: form_for(forms, year) for year in (2013, 2019, 2026, 2027, 2028)}
    assert {year: form.id if form else "" for year, form in found.items()} == {
        2013: "",
        2019: "2019",
        2026: "2021",
        2027: "2027",
        2028: "2021",
    }


def test_the_schema_knows_a_later_form(content: Path) -> None:
    made_up(content)
    schema = json.loads((SCHEMA_FOLDER / "form.schema.json").read_text("utf-8"))
    assert problems(load((content / "data/forms/2027.yml").read_text("utf-8")), schema) == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:
    """The site of a year on it, with a nought in every cell but for three."""
    root = tmp_path_factory.mktemp("later")
    copy(CONTENT + SITE, root)
    pass_on(site.parent, root)
    begin(root)
    fill(root, "0")
    edit(root / "data/2027/statistics.yml", "发布信息数: [0, 0, 0]", "发布信息数: [3, 4, 4]")
    run = nianbao(root, "build")
    assert run.returncode == 0, run.stdout
    return root / "site"


def test_a_later_form_needs_no_program(built: Path) -> None:
    page = read_page(built / "2027/statistics/index.html")
    assert page.by_id("row-t5.1").one("td", "unit").text() == "条"
    assert [cell.text() for cell in page.by_id("row-t5.2").all("td", "value")] == ["0", "0", "0"]
    assert [cell.text() for cell in page.by_id("row-t5.3").all("td", "value")] == ["0元", "0元", "0元"]
    assert "属于商业秘密" in page.by_id("row-r3.3.8").text()


def test_the_pictures_of_a_later_form_are_drawn(built: Path) -> None:
    picture = read_page(built / "2027/index.html").by_id("chart-platforms")
    assert [link.text() for link in picture.one("ul").all("a")] == ["上年 3条", "政务新媒体 4条"]
    assert [bar.get("width") for bar in picture.all("rect", "chart__bar")] == ["75%", "100%"]
    assert picture.all("a")[0].get("href") == "statistics/#row-t5.1"


def test_the_heads_of_a_later_form_stand_in_their_lines(built: Path) -> None:
    page = read_page(built / "2027/statistics/index.html")
    table = next(table for table in page.all("table") if page.by_id("row-t5.1") in list(table.walk()))
    lines = [
        [(head.text(), head.get("rowspan"), head.get("colspan")) for head in line.all("th")]
        for line in table.one("thead").all("tr")
    ]
    corner = [("平台", "3", ""), ("单位", "3", "")]
    assert lines == [
        [*corner, ("政府网站", "", ""), ("政务新媒体", "3", ""), ("政府网站", "", "")],
        [("门户网站", "", ""), ("门户网站", "", "")],
        [("上年", "", ""), ("本年", "", "")],
    ]
    names = {head.get("id"): head.text() for head in table.all("th") if head.get("id")}
    heard = [names[id] for id in page.by_id("cell-t5.1-now").get("headers").split()]
    assert heard == ["1.发布信息数", "政府网站", "门户网站", "本年"]


def test_the_rules_of_a_later_form_are_kept(later: Path) -> None:
    fill(later, "0")
    edit(later / "data/2027/statistics.yml", "发布信息数: [0,", "发布信息数: [3,")
    errors = [f for f in read(later).findings if f.severity is Severity.ERROR]
    assert [(f.rule, f.subject) for f in errors] == [("F27-T5-1", "t5.1-now")]


def test_the_form_before_is_not_for_the_year_of_the_later_one(later: Path) -> None:
    edit(later / "data/2027/report.yml", 'form: "2027"', 'form: "2021"')
    errors = [str(f) for f in read(later).findings if f.severity is Severity.ERROR]
    assert any("2021 年表式用于 2021–2025 年度，不是 2027 年度" in error for error in errors)


def test_the_project_has_the_forms_that_this_starts_from() -> None:
    assert (FORM_FOLDER / "2021.yml").is_file()
    assert not (FORM_FOLDER / "2027.yml").exists()


def test_of_several_forms_for_a_year_the_national_one_is_meant_and_the_others_may_be_named(content: Path) -> None:
    made_up(content)
    edit(content / "data/forms/2027.yml", "in_force_for_years: [2027]", "in_force_for_years: [2025]\nopen_ended: true")
    forms = read_forms(content, [])
    assert [form.id for year in (2024, 2025, 2026) if (form := form_for(forms, year))] == ["2021"] * 3
    assert [[form.id for form in forms_of(forms, year)] for year in (2024, 2025, 2026)] == [
        ["2021"],
        ["2021", "2027"],
        ["2021", "2027"],
    ]


def test_an_own_form_adds_to_a_series_and_the_others_stay(content: Path) -> None:
    made_up(content)
    (content / "data/series.yml").write_text(
        'series:\n  - {id: granted, title: 予以公开, unit: 件, from: [{form: "2027", of: [三/予以公开]}]}\n',
        encoding="utf-8",
    )
    (granted,) = [each for each in read(content).indicators if each.id == "granted"]
    assert [source.form for source in granted.sources] == ["2014", "2019", "2021", "2027"]
