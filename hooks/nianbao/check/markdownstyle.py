"""Markdown that GitHub's preview and ours would show otherwise: what PyMarkdown finds, in words for editors.

Only rules that matter for a report are on; how lines are broken and lists are marked is the editor's choice.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

from pymarkdown.api import PyMarkdownApi, PyMarkdownApiException

from nianbao.finding import Finding, Place, Severity
from nianbao.source.plainfiles import Entry, entry_at
from nianbao.text.chapter import read_source
from nianbao.text.fix import REMEDY, fixed_page

_RULES = {
    "MD001": ("标题跳了级", "下一级标题只多一个 #"),
    "MD010": ("有制表符（Tab 键）", "表格每行写成 | 甲 | 乙 |；其他的请改用空格"),
    "MD011": ("链接的括号写反了", "请写成 [文字](地址)"),
    "MD018": ("# 后面没有空格", "请在 # 后面空一格"),
    "MD019": ("# 后面空格太多", "请只空一格"),
    "MD022": ("标题上下没有空行", "请在标题的上面和下面各留一个空行"),
    "MD023": ("标题前面有空格", "请从行首写起"),
    "MD025": ("一页有两个一级标题", "一页只有一个 # 标题，其余用 ## 或 ###"),
    "MD031": ("代码块上下没有空行", "请各留一个空行"),
    "MD032": ("列表上下没有空行", "请在列表的上面和下面各留一个空行"),
    "MD039": ("链接的文字里有多余空格", "请去掉方括号里两头的空格"),
    "MD047": ("文件末尾没有换行", "请在最后一行后面按一下回车"),
}
"""Rules that are on, each with problem and remedy."""


def check_markdown(root: Path) -> Iterator[Finding]:
    """A warning for each place in `docs`, by file and line; pages that cannot be read are left to `nianbao check`."""
    logging.getLogger("pymarkdown").setLevel(logging.CRITICAL)  # where it gives up, it logs a traceback
    linter = _linter()
    for path in filter(_is_file, sorted((root / "docs").rglob("*.md"))):
        file = path.relative_to(root).as_posix()
        if (source := read_source(path, file, [])) is not None:
            yield from _of_page(linter, path, file, source)


def _of_page(linter: PyMarkdownApi, path: Path, file: str, source: str) -> Iterator[Finding]:
    try:
        failures = linter.scan_path(str(path)).scan_failures
    except PyMarkdownApiException:  # an assertion of its own, such as on the depth of lists
        mend = "请写得简单些：少分几层，不要混用列表、引用和 HTML"
        yield Finding(
            Place(file), "Markdown", "这一页的写法没有检查完", mend, severity=Severity.WARNING, rule="markdown"
        )
        return
    for rule, line in dict.fromkeys((found.rule_id, found.line_number) for found in failures):
        if rule in _RULES:
            problem, mend = _RULES[rule]
            if fixed_page(source, file).touches(line, line):
                mend = f"{mend}；{REMEDY}"
            place = Place(file, line)
            yield Finding(place, rule, problem, mend, severity=Severity.WARNING, rule="markdown")


def _is_file(path: Path) -> bool:
    return entry_at(path) is Entry.FILE


def _linter() -> PyMarkdownApi:
    """Front matter is allowed, because the page of all years has it."""
    return PyMarkdownApi().enable_extension_by_identifier("front-matter")
