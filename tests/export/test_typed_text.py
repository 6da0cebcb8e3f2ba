"""Texts that editors type and paste, on every way out (page, print, PDF, Word, search), or what the check says."""

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest

import packages
import pdfs
import printed
from nianbao.check.stages import PageText
from nianbao.export.document.blocks import BlockReader
from nianbao.export.document.compose import compose
from nianbao.export.document.htmltree import read_html
from nianbao.export.document.model import Block, Listing, runs_of
from nianbao.export.pdf.pdf import make_pdf
from nianbao.export.word.docx import make_docx
from nianbao.finding import Severity
from nianbao.page.wholereport import whole_report
from nianbao.project.checks import CHAPTER_CHECKS, run
from nianbao.search.units import units_of
from nianbao.source.conflict import conflicts
from nianbao.text.fix import fixed
from nianbao.text.markdown import Parsed
from reading import read

SECTION = "\n## 四是改进措施。 {#measures}\n\n"
AS_TYPED = """主要措施如下：

1. 加强领导。

明确责任分工。

2. 加强培训。

组织业务学习。

3. 加强考核。

- 思想认识
- 人员配备

1) 强化学习
2) 配齐人员

各单位问题如下：
| 单位 | 问题 |
|---|---|
| 甲局 | 更新慢 |

见[统计表](tjb.ofd)、[附件](FJ.PDF)。
"""
PASTED = """
　　本镇严格落实公开条例。
　　（一）主动公开情况
　　公开各类信息若干条。
信息内容\t报送情况\t现行有效情况
规范性文件\t已报送\t有效
　　（二）依申请公开、政府信息管理、平台建设

    按照分工，层层抓落实。
"""
OUTPUTS = (
    *("1.加强领导。明确责任分工。2.加强培训。组织业务学习。3.加强考核。", "•思想认识•人员配备1.强化学习2.配齐人员"),
    *(
        "各单位问题如下：单位问题甲局更新慢",
        "见统计表、附件。",
        "本镇严格落实公开条例。（一）主动公开情况公开各类信息若干条。",
    ),
    *(
        "信息内容报送情况现行有效情况规范性文件已报送有效",
        "（二）依申请公开、政府信息管理、平台建设按照分工，层层抓落实。",
    ),
)


@pytest.fixture
def texts(content: Path) -> dict[str, str]:
    """What each way out has of the texts, without white space; what was pasted went through `lint --write`."""
    problems = content / "docs/2018/problems.md"
    before = problems.read_text("utf-8") + SECTION + AS_TYPED + PASTED
    problems.write_text(fixed(before, "problems").text, encoding="utf-8")
    (content / "docs/2018/tjb.ofd").write_bytes(packages.packed({"OFD.xml": "<OFD><DocInfo/></OFD>"}))
    (content / "docs/2018/FJ.PDF").write_bytes(pdfs.pdf())
    project = read(content)
    assert [str(each) for each in project.findings if each.severity is not Severity.INFO] == []
    (year,) = project.years
    whole, html = compose(year), year.pages["problems"].html
    document = replace(whole, pages=tuple(each for each in whole.pages if each.slug == "problems"))
    with pypdfium2.PdfDocument(make_pdf(document)) as pdf:
        on_paper = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    body = docx.Document(io.BytesIO(make_docx(document))).element.body
    made = {
        "page": _listed(html),
        "print": "".join(_listed(part.html) for part in whole_report([("problems", html)])),
        "pdf": on_paper,
        "word": "".join(node.text or "" for node in body.iter(f"{{{body.nsmap['w']}}}t")),
        "search": "".join(unit.title + unit.text for unit in units_of(year)),
    }
    return {name: re.sub("—[0-9]+—", "", printed.squeezed(text)) for name, text in made.items()}


def _listed(html: str) -> str:
    """The text of a page, with the numbers and bullets that a browser puts before its items."""

    def text(block: Block) -> str:
        if isinstance(block, Listing):
            marks = (f"{number}." if block.ordered else "•" for number, _ in enumerate(block.items, block.start))
            return "".join(mark + "".join(map(text, item)) for mark, item in zip(marks, block.items, strict=True))
        return "".join(run.text for run in runs_of(block))

    return "".join(map(text, BlockReader("problems", str).read(read_html(html))))


def test_what_is_typed_and_pasted_is_on_every_way_out(texts: dict[str, str]) -> None:
    for name in ("page", "print", "pdf", "word"):
        assert [words for words in OUTPUTS if words not in texts[name]] == [], name
    found = ("加强领导。", "明确责任分工。", "强化学习", "更新慢", "主动公开情况", "规范性文件", "层层抓落实。")
    assert [words for words in found if words not in texts["search"]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("部分栏目更新不及时[^a]。", ["没有写这条脚注，网页上会照样印出 [^…]"]),
        ("    明确责任分工，层层抓落实。", ["行首有四个空格或制表符，网页上会显示成代码"]),
        (
            PASTED.split("\n\n", maxsplit=1)[0].strip("\n"),
            ["第 3 到 8 行中间没有空行，网页上会连成一段", "用制表符（Tab 键）隔开的几行不会成为表格"],
        ),
        (
            '<table border="1"><tr style="height:20pt"><td width="9"><font>0</font></td></tr></table>',
            ["粘贴了网页或 Word 的表格"],
        ),
        (AS_TYPED, []),
    ],
    ids=["footnote-without-note", "indent-becomes-code", "word-paste", "pasted-html", "lists and tables"],
)
def test_what_is_shown_otherwise_is_said_once(text: str, expected: list[str]) -> None:
    source = f"# 题 {{#t}}\n\n{text}\n"
    findings = run(CHAPTER_CHECKS, PageText(Parsed(source), source, "docs/2018/problems.md"))
    assert [each.problem for each in findings] == expected


def test_a_conflict_is_an_error_at_its_line() -> None:
    text = "甲\n\n<<<<<<< HEAD\n加强领导，按月检查。\n=======\n加强领导，按季检查。\n>>>>>>> a1b2c3d\n"
    (found,) = conflicts(text, "docs/2018/problems.md")
    assert (found.place.line, found.severity) == (3, Severity.ERROR)
