"""What was typed and is shown otherwise, by GitHub and by us, for all that Markdown knows is what it was told.

One finding a block, at the line where it begins: lines that run into one, tabs that are no table, code that was meant
as a paragraph, page numbers, numbers of lists, cells that vanish, pictures that nothing stands for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

from nianbao.check.stages import PageText
from nianbao.finding import Finding, Place, Severity
from nianbao.text.fix import REMEDY, fixed_page
from nianbao.text.linebreaks import PAGE_NUMBER, Broken, broken_lines
from nianbao.text.links import links_of
from nianbao.text.lists import renumbered
from nianbao.text.pieces import cells, tables, without_code
from nianbao.text.settings import read_settings

TYPED = "typed"
"""The rule that a text is shown as it was typed."""
_INDENTED = re.compile("[> ]* {4}")
_EMPTY = re.compile(r"!\[\s*\]")
_UNSPACED = re.compile(r" {0,3}(?:#{2,6}[^\s#].*|#[^\s#][^#]*\{#[\w-]+\}\s*)")
"""Marks of a heading with no blank behind them; one mark alone may begin a topic, `#政务公开#`."""
_OURS = re.compile(r"\s*(?:table|chart):")


def check_lines(page: PageText) -> Iterator[Finding]:
    """A warning for each paragraph that became code, or whose lines run into one; for tabs and page numbers."""
    source, code, settings = without_code(page.source), dict(_code(page)), read_settings(page.source)
    for at, words in code.items():
        mend = with_remedy(page, "请删去行首的空格；段首空两格由网页来排，不用写", at)
        yield _warning(page, at, words[:10], "行首有四个空格或制表符，网页上会显示成代码", mend)
    above = settings.lines[-1][0] if settings and settings.lines else 0
    for found in broken_lines(source):
        if found.first not in code and found.first > above:
            yield from _of_paragraph(page, found)
    for number, line in enumerate(source.split("\n"), 1):
        if PAGE_NUMBER.fullmatch(line):
            mend = with_remedy(page, "请删去这一行", number)
            yield _warning(page, number, line.strip(), "这一行是原来文件的页码", mend)
        elif _UNSPACED.fullmatch(line):
            problem = "# 后面没有空格，不会成为标题，网页上照样印出 #"
            yield _warning(page, number, line.strip()[:10], problem, "是标题的，请在 # 后面空一格")


def with_remedy(page: PageText, mend: str, first: int, last: int = 0) -> str:
    """A remedy with the command that does it, where that changes something in these lines."""
    fixed = fixed_page(page.source, page.file)
    return f"{mend}；{REMEDY}" if fixed.touches(first, last or first) else mend


def _of_paragraph(page: PageText, found: Broken) -> Iterator[Finding]:
    if run := found.joined:
        problem = f"第 {run.first} 到 {run.last} 行中间没有空行，网页上会连成一段"
        mend = with_remedy(page, "请在每两段中间空一行；段首不用空格，网页会空两格", run.first, run.last)
        yield _warning(page, run.first, "段落", problem, mend)
    if run := found.table:
        mend = "表格的数填进 data，这里写 ![表名](table:表名)；文字的表格每行写成 | 甲 | 乙 |，第二行写 |---|---|"
        mend = with_remedy(page, mend, run.first, run.last)
        yield _warning(page, run.first, "表格", "用制表符（Tab 键）隔开的几行不会成为表格", mend)
    if run := found.bars:
        mend = "第二行写成 |---|---|，和第一行一样多的格；第一行和它中间不空行"
        yield _warning(page, run.first, "表格", "竖线隔开的几行不会成为表格", mend)
    if found.blank:
        mend = with_remedy(page, "同一段的，请接成一行；要分段的，中间空一行", found.blank, found.blank + 1)
        yield _warning(page, found.blank, "换行", "段落中间换了行，网页上这里会多一个空格", mend)


def _code(page: PageText) -> Iterator[tuple[int, str]]:
    """The line where each piece of code begins that is code because it is indented, and its first words."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(page.source.expandtabs(4).split("\n"), 1):
        if _INDENTED.match(line):
            lines.setdefault(line.lstrip("> ").rstrip(), []).append(number)
    at = 0
    for code in page.parsed.tree().iter("pre") if lines else ():
        words, *others = unescape("".join(code.itertext())).strip().split("\n")
        numbers = lines.get(words.rstrip(), [])
        begin = bisect_right(numbers, at)
        at = numbers[begin] if begin < len(numbers) else at
        yield at or 1, words.rstrip()
        at += len(others)


def check_numbers_of_lists(page: PageText) -> Iterator[Finding]:
    """A warning for each list with another number than was typed: the page counts on from the first."""
    for item in renumbered(without_code(page.source.expandtabs(4)).split("\n")):
        problem = f"这一条写的是 {item.typed}，网页上接着上一条，显示 {item.shown}"
        mend = f"请改成 {item.shown}{item.sign} ；不是同一个列表的，中间加一段文字，或写成 {item.typed}\\{item.sign}"
        yield _warning(page, item.line, f"{item.typed}{item.sign}", problem, mend)


def check_cells(page: PageText) -> Iterator[Finding]:
    """A finding for each table with a row that has more cells than its head: the page does not show them.

    A warning for each with a line that has no bar: what stands right below a table is a row of it.
    """
    source = without_code(page.source)
    for start, end in tables(source):
        head, *rows = source[start:end].split("\n")
        for number, row in enumerate(rows[1:], source.count("\n", 0, start) + 3):
            if more := [cell for cell in cells(row)[len(cells(head)) :] if cell]:
                problem = f"这一行比表头多出“{'、'.join(more)}”，网页上不显示"
                mend = "请在表头补上这一列，或删去多的格；格里要写竖线，写成 \\|"
                yield Finding(Place(page.file, number), "表格", problem, mend, rule=TYPED)
                break
            if "|" not in row and row.strip():
                mend = "不是表里的，请在上面空一行；是表里的，各格用竖线隔开"
                yield _warning(page, number, "表格", f"“{row.strip()[:10]}”紧接在表格下面，网页上成了表格的一行", mend)
                break


def check_pictures(page: PageText) -> Iterator[Finding]:
    """A warning for each picture without words that stand for it."""
    source, said = without_code(page.source), set()
    for link in links_of(source) if _EMPTY.search(source) else ():
        if link.is_picture and not _OURS.match(link.address) and not source[slice(*link.words)].strip():
            problem, mend = "这张图片没有说明，看不见图的人不知道是什么", "请在方括号里写一句：![说明](文件名)"
            line = source.count("\n", 0, link.start) + 1
            if line not in said:
                yield _warning(page, line, link.address, problem, mend)
            said.add(line)


def _warning(page: PageText, line: int, label: str, problem: str, mend: str) -> Finding:
    return Finding(Place(page.file, line), label, problem, mend, severity=Severity.WARNING, rule=TYPED)
