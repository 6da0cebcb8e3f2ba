"""A correction of several figures is shown whole, wherever readers meet one."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import jinja2
import jsonschema
import pytest

from nianbao.address.pages import page_path
from nianbao.correction.entries import Correction, read_corrections
from nianbao.export.data.jsonfile import make_json
from nianbao.export.data.jsonschema import schema_json
from nianbao.export.document.compose import compose
from nianbao.export.document.model import Paragraph, text_of
from nianbao.export.excel.cover import corrections
from nianbao.finding import Finding
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.site.feed import feed
from workspace import THEME

ENTRY = """corrections:
  - date: 2019-05-06
    page: statistics
    why: 录入时看错
    changes:
      - {target: 接受培训人员数, before: 100人次, after: 120人次}
      - {target: 政策解读稿件发布数, before: 141篇, after: 114篇}
      - {target: 旧表/已撤销的一行/甲, before: 3件, after: （删去）}
      - {before: 一句话<b>, after: 另一句话}
"""
TOLD = [
    ("接受培训人员数", "100人次", "120人次"),
    ("政策解读稿件发布数", "141篇", "114篇"),
    ("旧表/已撤销的一行/甲", "3件", "（删去）"),
    ("", "一句话<b>", "另一句话"),
]


@pytest.fixture
def item(tmp_path: Path) -> Correction:
    (tmp_path / "corrections.yml").write_text(ENTRY, encoding="utf-8")
    findings: list[Finding] = []
    (found,) = read_corrections(tmp_path / "corrections.yml", "corrections.yml", findings) or ()
    assert findings == []
    return found


@pytest.fixture
def year(real: Project, item: Correction) -> Year:
    return replace(real.years[0], corrections=(item,))


def test_it_is_named_by_its_figures(item: Correction) -> None:
    assert item.what == "接受培训人员数、政策解读稿件发布数、旧表/已撤销的一行/甲等 4 项"
    assert [(change.target, change.before, change.after) for change in item.stated] == TOLD


def test_it_is_shown_on_every_page_with_one_of_its_figures(year: Year) -> None:
    (notice,) = year.notices
    assert {"statistics", "work"} <= {*notice.pages}, "the number of articles is said in a sentence"
    for target, before, after in TOLD:
        assert f"{target or '文字'}原来是“{before}”，现在是“{after}”" in notice.text


def test_the_page_lists_each_change_with_its_row(year: Year) -> None:
    shown = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME), autoescape=True)
    shown.filters["url"] = str
    source = (
        '{% from "partials/corrections.html" import corrections with context %}{{ corrections(year, year.notices) }}'
    )
    html = shown.from_string(source).render(year=year, page_path=page_path)
    assert html.count("<del>") == html.count("<ins>") == len(TOLD)
    assert "2018/statistics/#row-" in html
    assert ">接受培训人员数</a>：原来<del>100人次</del>，现在<ins>120人次</ins>" in html
    assert "一句话&lt;b&gt;" in html
    assert html.count("录入时看错") == 1


def test_so_do_print_feed_and_downloads(real: Project, year: Year) -> None:
    project = replace(real, years=(year,))
    entry = ET.fromstring(feed(project, "")).findall("{http://www.w3.org/2005/Atom}entry")[0]  # noqa: S314 - our own
    summary = entry.findtext("{http://www.w3.org/2005/Atom}summary") or ""
    printed = [
        text_of(block.runs) for page in compose(year).pages for block in page.blocks if isinstance(block, Paragraph)
    ]
    sheet = corrections(year)
    assert sheet
    read = json.loads(make_json(real.publisher, year, ()))
    jsonschema.validate(read, json.loads(schema_json()))
    (told,) = read["corrections"]
    assert [(each["target"], each["before"], each["after"]) for each in told["changes"]] == TOLD
    assert [row[2:4] for row in sheet.rows] == [pair[1:] for pair in TOLD]
    for target, before, after in TOLD:
        words = f"{target or '文字'}原来是“{before}”，现在是“{after}”"
        assert words in summary
        assert any(words in text for text in printed)
