"""The schemas that editors complete from: made from the readers' definitions, and in step with what readers accept."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from nianbao.authoring.scaffold import scaffold
from nianbao.authoring.schema import FOLDER, schema_files
from nianbao.finding import Finding
from nianbao.form.reader import read_forms
from nianbao.project.indicators import read_indicators
from nianbao.project.project import Project, read_project
from nianbao.project.publisher import read_publisher
from nianbao.report.extrareader import read_table
from nianbao.report.reader import read_report
from nianbao.source.filenames import schema_line
from validator import load, problems
from workspace import PORTAL, ROOT, SCHEMA_FOLDER, nianbao, own_form

SCHEMAS = {path.name.split(".")[0]: json.loads(path.read_text("utf-8")) for path in SCHEMA_FOLDER.glob("*.json")}
REAL = sorted(path.relative_to(PORTAL).as_posix() for path in PORTAL.glob("data/**/*.yml") if path.stem != "related")
SAMPLES = sorted(ROOT.glob("tests/samples/*/data/**/*.yml"))
MARK = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def test_the_committed_schemas_are_those_that_are_generated(real: Project) -> None:
    committed = {path.name: path.read_text("utf-8") for path in SCHEMA_FOLDER.iterdir()}
    assert committed == schema_files(real.forms), "run `nianbao schema` and commit what it writes"


def test_the_command_writes_them(project: Path) -> None:
    for path in (project / FOLDER).iterdir():
        path.write_text("old", encoding="utf-8")
    run = nianbao(project, "schema")
    assert run.returncode == 0
    assert "data/schemas/report.schema.json\n" in run.stdout
    assert {path.name: path.read_bytes() for path in (project / FOLDER).iterdir()} == {
        path.name: path.read_bytes() for path in SCHEMA_FOLDER.iterdir()
    }


def test_the_command_refuses_a_form_with_a_slip(project: Path) -> None:
    own_form(project, "2014").write_text("form: '2014'\n", encoding="utf-8")
    run = nianbao(project, "schema")
    assert run.returncode == 1
    assert "data/forms/2014.yml:1: sections: 缺少这一项" in run.stdout


def test_an_own_form_gets_a_schema(content: Path) -> None:
    form = own_form(content, "2021").rename(content / "data/forms/2030.yml")
    text = form.read_text(encoding="utf-8").replace("form: '2021'", "form: '2030'").replace("open_ended: true\n", "")
    form.write_text(re.sub("in_force_for_years: .*", "in_force_for_years: [2030]", text), encoding="utf-8")
    run = nianbao(content, "schema")
    assert run.returncode == 0, run.stdout
    assert (content / "data/schemas/statistics-2030.schema.json").is_file()


@pytest.mark.parametrize("name", REAL)
def test_every_data_file_names_its_schema_and_is_valid(name: str, real: Project) -> None:
    path = real.root / name
    text = path.read_text("utf-8")
    match = MARK.fullmatch(text.split("\n")[0])
    assert match
    schema = (path.parent / match[1]).resolve()
    assert schema.parent == (real.root / FOLDER).resolve()
    assert problems(load(text), json.loads(schema.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: "-".join(path.parts[-4:]))
def test_published_tables_are_valid(path: Path) -> None:
    """Those of a year that printed its form otherwise are not asked: the schema is that of the form."""
    assert problems(load(path.read_text("utf-8")), _schema_of(path)) == []


def _schema_of(path: Path) -> Any:
    if path.parent.name == "forms":
        return SCHEMAS["form"]
    files = schema_files(read_forms(path.parents[2 if path.stem in ("report", "statistics") else 1], []))
    if path.stem != "statistics":
        return json.loads(files[f"{path.stem}.schema.json"])
    report = load((path.parent / "report.yml").read_text("utf-8"))
    return {} if "printed_as" in report else json.loads(files[f"statistics-{report['form']}.schema.json"])


def proposals(schema: Any, root: Any) -> dict[str, Any]:
    """The names that a schema proposes, each with its own schema."""
    if "$ref" in schema:
        return proposals(root["definitions"][schema["$ref"].removeprefix("#/definitions/")], root)
    own: dict[str, Any] = schema.get("properties", {})
    return own | {name: part for option in schema.get("anyOf", []) for name, part in proposals(option, root).items()}


def names(value: Any, schema: Any, root: Any) -> Iterator[tuple[str, bool]]:
    """Every name in a file, and whether its schema proposes it there."""
    proposed = proposals(schema, root)
    for key, below in value.items() if isinstance(value, dict) else ():
        yield key, key in proposed
        yield from names(below, proposed.get(key, {}), root)


@pytest.mark.parametrize("form", ["2014", "2019", "2021"])
def test_what_is_proposed_is_the_layout_of_a_new_year(form: str, real: Project) -> None:
    year = min(real.forms[form].years)
    files = scaffold(year, real.forms[form], real.publisher, None)
    text, report = files[f"data/{year}/statistics.yml"], files[f"data/{year}/report.yml"]
    assert text.startswith(schema_line(f"statistics-{form}") + "\n")
    assert report.startswith(schema_line("report") + "\n")
    assert problems(load(report), SCHEMAS["report"]) == []
    schema = SCHEMAS[f"statistics-{form}"]
    found = list(names(load(text), schema, schema))
    assert len(found) > 40
    assert [name for name, proposed in found if not proposed] == []
    assert problems(load(text), schema) == []


def test_every_row_says_what_is_printed_and_what_to_type(real: Project) -> None:
    for form in real.forms.values():
        definitions = SCHEMAS[f"statistics-{form.id}"]["definitions"]
        for row in (row for table in form.tables for row in table.rows):
            schema = definitions[f"row-{row.id}"]
            assert schema["title"] == f"{row.prefix}{row.number}{row.label}" + (f"（{row.unit}）" if row.unit else "")
            assert row.note in schema["description"]
            assert "填" in schema["description"] or "写" in schema["description"]


FORM_2014 = "政府信息公开会议和培训情况:\n  举办各类培训班数: {}\n"
FORM_2019 = "主动公开政府信息情况:\n  第二十条第（九）项:\n    政府集中采购: {{采购项目数量: {}, 采购总金额: {}}}\n"
TABLE_3 = "三、收到和处理政府信息公开申请情况:\n  一、本年新收政府信息公开申请数量: {}\n"
ACCEPTED = [
    *(("2014", FORM_2014.format(value)) for value in ("0", "12", "不适用", "待填", "空", "~", "")),
    ("2014", "七、依申请公开信息收取的费用: 0.5"),
    ("2014", "六: 45"),
    ("2014", "举报投诉数量: {举报投诉数量: 45}"),
    ("2014", "依申请公开情况:\n  （一）收到申请数:\n    收到申请数: 1\n    1.当面申请数: 1"),
    ("2019", FORM_2019.format(3, "152790元")),
    ("2019", FORM_2019.format(3, "15.3 万元")),
    ("2019", FORM_2019.format("待填", "不适用")),
    ("2019", TABLE_3.format("[1, 0, 0, 0, 0, 空, 1]")),
    ("2019", TABLE_3.format("{自然人: 1, 法人或其他组织: {商业企业: 0}, 总计: 1}")),
    ("2019", "主动公开政府信息情况:\n  第二十条第（八）项: {上一年项目数量: 35, 本年增/减: -15}"),
    ("2021", "行政机关主动公开政府信息情况:\n  第二十条第（五）项: {行政许可: 3}"),
    ("2021", "政府信息公开行政复议、行政诉讼情况:\n  案件数: [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"),
]
SLIPS = [
    *(("2014", FORM_2014.format(value)) for value in ("两次", '"2"', "2次", "1.5", "-1", "１２", "[2]", "{甲: 2}")),
    ("2014", "六、举报投诉数量: 四十五"),
    ("2014", "依申请公开情况:\n  （一）收到申请数: 一件"),
    ("2014", "依申请公开情况:\n  收到申请数:\n    1.当面申请数: 一件"),
    ("2014", "主动公开情况: 15131"),
    ("2014", "收到申请数: 1"),
    ("2019", FORM_2019.format(3, "152790")),
    ("2019", FORM_2019.format("3元", "0")),
    ("2019", TABLE_3.format("[1, 0, 0, 0, 0, 1]")),
    ("2019", TABLE_3.format("[1, 0, 0, 0, 0, 零, 1]")),
    ("2019", TABLE_3.format("1")),
    ("2019", TABLE_3.format("{自然人: 一}")),
    ("2021", "主动公开政府信息情况:\n  第二十条第（八）项:\n    行政事业性收费: {本年收费金额: 5万元}"),
    ("2021", "政府信息公开行政复议、行政诉讼情况:\n  行政诉讼: {复议后起诉: {总计: 无}}"),
]


@pytest.mark.parametrize(("form", "text"), ACCEPTED)
def test_what_the_reader_accepts_is_not_marked(form: str, text: str) -> None:
    assert problems(load(text), SCHEMAS[f"statistics-{form}"]) == []


@pytest.mark.parametrize(("form", "text"), SLIPS)
def test_plain_slips_are_marked(form: str, text: str) -> None:
    assert problems(load(text), SCHEMAS[f"statistics-{form}"]) != []


# Every key once, and then only those that have to be there.
FULL = {
    "report": """
form: "2014"
scope: summary
level: county
publisher: 甲
period: {from: 2018-01-01, to: 2018-12-31}
published: 2019-03-01
contact: {address: 甲, postcode: "751999", phone: 0953-5098330, fax: 0953-5098123, email: a@b.cn}
derived: {甲: {formula: "{举报投诉数量} / 2", unit: "%", decimals: 1}}
free: [{page: work, near: 甲, number: 2, why: 甲}]
acknowledged:
  - {rule: bound-number, page: work, target: 甲, written: 1, found: 1, expected: 2, why: 甲}
""",
    "publisher": """
name: 甲
short_name: 甲
office: 甲
level: county
scope: organ
contact: {address: 甲, postcode: 751999, phone: 1, fax: 2, email: a@b.cn}
website:
  title: 甲
  domain: www.a.cn
  site_code: 1234567890
  icp: 甲ICP备12345678号
  police: 甲公网安备12345678901234号
  badge: https://bszs.conac.cn/sitename?method=show&id=00000000000000000000000000000000
  mistakes: https://zfwzzc.www.gov.cn/check_web/errorInfo/jcInfo/1
  region: "123456"
  police_picture: a.png
  badge_picture: a/b.svg
  mistakes_picture: c.jpg
  copyright: 甲
""",
    "table": """
{title: 甲, slug: a, unit: 件, type: count, columns: [乙, 丙], rows: {甲: [1, 1]}, rules: [乙 = 丙],
 chart: {title: 甲, description: 丁, columns: [乙], total: 丙}}
""",
    "series": """
series: [{id: a, title: 甲, unit: 件, note: 乙, from: [{form: "2014", of: [收到申请数], break: 丙}]}]
""",
}
LEAN = {
    "report": """
form: "2014"
scope: summary
publisher: 甲
period: {from: 2018-01-01, to: 2018-12-31}
derived: {甲: {formula: "1"}}
free: [{page: work, near: 甲, number: 2, why: 甲}]
acknowledged: [{rule: period, page: index, why: 甲}]
""",
    "publisher": "{name: 甲, office: 甲, website: {title: 甲}}",
    "table": "{title: 甲, columns: [乙, 丙], rows: {甲: [1, 1]}}",
    "series": '{series: [{id: a, title: 甲, from: [{form: "2019", of: [三/予以公开]}]}]}',
}
FILES = sorted(FULL)


def read(file: str, data: Any, content: Path) -> list[str]:
    """What the reader says about the keys of a file."""
    findings: list[Finding] = []
    path = content / {
        "report": "data/2018/report.yml",
        "publisher": "data/publisher.yml",
        "series": "data/series.yml",
    }.get(file, "data/小表.yml")
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    if file == "report":
        read_report(content, 2018, read_forms(content, []), findings)
    elif file == "publisher":
        read_publisher(path, "publisher.yml", findings, production=False)
    elif file == "series":
        read_indicators(content, read_forms(content, []), findings)
    else:
        read_table(path, "table.yml", findings)
    return [f"{f.label}: {f.problem}" for f in findings if f.problem in ("不认识这一项", "缺少这一项")]


@pytest.mark.parametrize("example", [FULL, LEAN], ids=["full", "lean"])
@pytest.mark.parametrize("file", FILES)
def test_reader_and_schema_take_the_same_file(file: str, example: dict[str, str], content: Path) -> None:
    data = load(example[file])
    assert problems(data, SCHEMAS[file]) == []
    assert read(file, data, content) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("report", 'form: "2014"', 'form: "2013"'),
        ("report", "scope: summary", "scope: all"),
        ("report", "level: county", "level: 县"),
        ("report", "publisher: 甲", "publisher:"),
        ("report", "2019-03-01", "2019年3月1日"),
        ("report", "2019-03-01", "2019-03-01 9:30"),
        ("report", "decimals: 1", "decimals: 一"),
        ("report", 'formula: "{举报投诉数量} / 2", ', ""),
        ("report", "free: [{page: work, near: 甲, number: 2, why: 甲}]", "free: {page: work}"),
        ("publisher", "www.a.cn", "http://www.a.cn"),
        ("publisher", "甲ICP备12345678号", "备案中"),
        ("publisher", "bszs.conac.cn", "bszs.example.cn"),
        ("publisher", "a/b.svg", "../b.svg"),
        ("publisher", "short_name: 甲", "short: 甲"),
        ("table", "total: 丙", "sum: 丙"),
        ("table", "slug: a", "slug: 建议"),
        ("table", "type: count", "type: integer"),
        ("table", "[1, 1]", "[一, 1]"),
        ("table", "[1, 1]", "1"),
        ("table", "[乙, 丙]", "[乙/丁, 丙]"),
        ("table", "乙 = 丙", "乙与丙相等"),
    ],
)
def test_slips_in_the_other_files_are_marked(file: str, old: str, new: str) -> None:
    assert FULL[file].count(old) == 1
    assert problems(load(FULL[file].replace(old, new)), SCHEMAS[file]) != []


def test_the_folder_of_schemas_is_no_year_and_no_form(content: Path) -> None:
    assert "schemas" not in "\n".join(map(str, read_project(content).findings))
