"""What MkDocs complains of while it builds, as findings in Chinese: its own words are English."""

import contextlib
import logging
import re
import sys
from collections.abc import Iterator

import mkdocs

from nianbao.finding import Finding, Place

LOGGER = mkdocs.__name__
"""Everything that the engine and its plugins say goes there; where ProperDocs is the engine, that is its own name."""
OURS = f"{LOGGER}.plugins.nianbao"
"""What we say ourselves: it is in Chinese, and shown as it is."""


_KNOWN = (
    (r"'site_url'", "SITE_URL", "不是完整的网址", "请写成 https://域名/栏目/ 这样"),
    (r'The "(?P<name>[^"]+)" plugin is not installed', "", "没有安装这个插件", "请删去 plugins 里的这一项，或先安装它"),
    (r"Unrecognised theme name: '(?P<name>[^']+)'", "", "没有安装这个主题", "请写成 theme: nianbao"),
    (
        r"(?s)parsing the configuration file.*line (?P<line>\d+), column",
        "mkdocs.yml",
        "这一行或上一行的写法不对",
        "请核对缩进、冒号、引号和括号：冒号后面要有一个空格，括号要成对",
    ),
)
"""Complaints that editors may cause: a pattern for each, and the words of the finding in its place."""


class Complaints(logging.Handler):
    """Keeps the warnings and errors of one build, and prints what we say ourselves."""

    def __init__(self) -> None:
        super().__init__()
        self.findings: list[Finding] = []
        """In the order in which they came."""

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record of the log."""
        if record.levelno >= logging.WARNING:
            self.findings.append(finding_of(record.getMessage()))
        elif record.name == OURS:
            print(record.getMessage(), file=sys.stderr, flush=True)

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Collect all log records while the context lasts, instead of printing them."""
        logger = logging.getLogger(LOGGER)
        before = logger.propagate, logger.level
        logger.propagate = False
        logger.setLevel(logging.INFO)
        logger.addHandler(self)
        try:
            yield
        finally:
            logger.removeHandler(self)
            logger.propagate, level = before
            logger.setLevel(level)


def finding_of(words: str) -> Finding:
    """A complaint as a finding in Chinese; an unknown one keeps its own words."""
    for pattern, label, problem, mend in _KNOWN:
        if found := re.search(pattern, words):
            named = found.groupdict()
            return Finding(Place("mkdocs.yml", int(named.get("line", 1))), named.get("name", label), problem, mend)
    return Finding(Place("mkdocs.yml"), "生成网站", "生成程序停了下来", f"它的原话是：{' '.join(words.split())}")
