"""How what a check costs grows with a text: tokens that readers of text react to, repeated in every kind of block.

`python tests/support/growth.py` tries all of them twice as long, and prints the ratio of processor seconds where it is
more than two and a bit.
"""

import sys
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from nianbao.bind.chapters import bind_chapters, parse
from nianbao.check.coverage import scan
from nianbao.check.stages import BoundText, PageText, YearText
from nianbao.finding import Finding
from nianbao.project.checks import (
    BOUND_TEXT_CHECKS,
    CHAPTER_CHECKS,
    NUMBER_CHECKS,
    READING_CHECKS,
    TEXT_CHECKS,
    run,
)
from nianbao.project.project import read_project
from nianbao.report.model import Report
from nianbao.text.chapter import Chapter
from nianbao.text.limits import over_limits
from nianbao.text.prose import read_prose
from nianbao.text.sections import read_sections
from workspace import PORTAL

BLOCKS = {
    "paragraph": "{}",
    "list": "- {}",
    "item": "1. 甲\n\n    {}",
    "table": "| 甲 | 乙 |\n|---|---|\n| {} | 乙 |",
    "quotation": "> {}",
    "heading": "## {} {{#x}}",
    "footnote": "字[^n]\n\n[^n]: {}",
    "definition": "字[n]\n\n[n]: {}",
    "html": "<div>{}</div>",
    "markdown in html": '<div markdown="1">\n{}\n</div>',
    "words": "[{}](work.md)",
    "address": "[字]({})",
    "code": "`{}`",
    "fence": "```\n{}\n```",
    "attributes": "字{{: {}}}",
}
"""A block of each kind, by its name."""
TOKENS = (
    *"[]()<>&*_`\\\"'#|!{}~=$%+-:;,.，。、：；《》“”‘’（）【】①字aA01 　",
    *(
        "![](",
        "[a](",
        "[a](b)",
        "[1](stat:2.1)",
        "[1](stat:a)",
        "[a]",
        "[a][",
        "[][]",
        "[^1]",
        "[^",
        "](",
        ")](",
        "[[",
        "[]()",
    ),
    *(
        "![a](b.png) ",
        "[a]: b\n",
        "[^1]: 注\n",
        "[a]:",
        "![a](table:a)\n\n",
        "![a](chart:a)\n\n",
        "table:",
        "stat:",
        "chart:",
    ),
    *(
        "**",
        "***",
        "__",
        "*a",
        "*a*",
        "**a**",
        "*_",
        "_*",
        "`a",
        "`a`",
        "``",
        "```\n",
        "~~~\n",
        "```a\n",
        "\\[",
        "\\\\",
        "\\`",
    ),
    *(
        "&amp;",
        "&#",
        "&#1;",
        "<a",
        "<a>",
        "<b>",
        "</b>",
        "<b><i>",
        "<div>",
        "</div>",
        "<p>",
        "<td>",
        "<table>",
        "<br>\n",
    ),
    *(
        "<a href=",
        '<a b="',
        "<img ",
        "<!--",
        "-->",
        "<!-- a -->",
        "<![CDATA[",
        "<?",
        "<<",
        '<div markdown="1">',
        "<span>",
    ),
    *(
        "http://",
        "http://a.b ",
        "www.",
        "a@b",
        "a@",
        "<a@b.c>",
        "<http://a>",
        "1@",
        "a.pdf",
        "javascript:",
        "on=",
        '=a" ',
    ),
    *(
        "\n",
        "\n\n",
        "  \n",
        "\t",
        "字\n",
        "字\n\n",
        "> ",
        ">> ",
        "> a\n",
        "- ",
        "+ ",
        "* ",
        "1. ",
        "- a\n",
        "1. a\n",
        "    a\n",
    ),
    *(
        "# ",
        "# a\n",
        "## a {#a}\n\n",
        "a\n===\n",
        "===\n",
        "---\n",
        "***\n",
        "| a | b |\n",
        "|-|-|\n",
        "    - a\n",
        "\n> ",
        "\n- ",
    ),
    *(
        "{: ",
        "{#a}",
        "{:",
        "1-",
        "1,",
        "1，",
        "１，",
        "1.",
        "1.1",
        "1%",
        "1:",
        "（1）",
        "(1)",
        "1、",
        "第1",
        "第一季度1",
        "1年",
        "20",
    ),
    *(
        "2018年",
        "1月",
        "1日",
        "1月1日至",
        "2018年1月1日至",
        "〔2018〕1号",
        "〔2018〕",
        "12件",
        "12件，",
        "12件。",
        "约1",
        "近",
        "余",
        "1余",
    ),
    *(
        "1万",
        "万",
        "占",
        "占1%",
        "1件，占1%，",
        "其中",
        "其中1件，",
        "统计期限",
        "电话",
        "邮编",
        "热线1",
        "“字”",
        "《字》",
        "“1",
        "A1",
        "a1",
    ),
    *(
        "【待填",
        "【待填：",
        "待填",
        "主动公开",
        "规范性文件1件",
        "收到申请",
        "增加",
        "每",
        "和",
        "——",
        "……",
        "政府信息,",
        "字 字",
    ),
)
"""What Markdown, the scanners of numbers and of punctuation, and HTML react to."""


class Grown(NamedTuple):
    """A text, and the same twice as long."""

    token: str
    block: str
    once: str
    twice: str


def report() -> Report:
    """The report beside which the texts are checked."""
    return read_project(PORTAL).years[0].report


def grown(token: str, block: str, length: int) -> Grown:
    """A chapter with a token repeated to so many characters in a block, and to twice as many."""
    one, two = (
        "# 题 {#t}\n\n"
        + BLOCKS[block].replace("{{", "{").replace("}}", "}").replace("{}", token * (size // len(token)), 1)
        + "\n"
        for size in (length, 2 * length)
    )
    return Grown(token, block, one, two)


def check(report: Report, source: str) -> list[Finding]:
    """All that is asked of the text of a chapter; nothing more where it is over a limit."""
    if limits := list(over_limits(source, "docs/2018/work.md")):
        return limits
    chapter = Chapter("work", "docs/2018/work.md", "题", source)
    parsed, prose = parse(chapter), read_prose(chapter)
    found = run(CHAPTER_CHECKS, PageText(parsed, source, chapter.file))
    found += run(TEXT_CHECKS, YearText(report, (chapter,), (prose,), ()))
    binding = bind_chapters(report, {chapter: parsed})
    text = BoundText(report, (chapter,), (prose,), binding.mentions, scan(report, [prose]))
    found += run((*READING_CHECKS, *BOUND_TEXT_CHECKS, *NUMBER_CHECKS), text)
    if not binding.findings:
        list(read_sections(prose, report))
    return found


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of a piece of work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def steps(work: Callable[[], object]) -> int:
    """Calls of functions, of Python's own too, in a piece of work: they do not depend on the machine."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def main(length: int) -> None:
    """Try every token in every block, and print what grows faster than the text, or does not end well."""
    own = report()
    for case in (grown(token, block, length) for block in BLOCKS for token in TOKENS):
        for line in _measured(own, case):
            print(line, flush=True)


def _measured(own: Report, case: Grown) -> Iterator[str]:
    try:
        first = seconds(lambda: check(own, case.once))
        second = seconds(lambda: check(own, case.twice)) if first > 0.1 else 0.0
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        yield f"{type(error).__name__} {case.token!r} in {case.block}"
        return
    if second > 2.3 * first:
        yield f"{second / first:.2f} = {second:.2f} s / {first:.2f} s: {case.token!r} in {case.block}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4000)
