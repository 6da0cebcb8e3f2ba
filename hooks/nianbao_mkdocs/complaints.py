"""What MkDocs complains of while it builds, as findings in Chinese: its own words are English."""

import contextlib
import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import mkdocs

from nianbao.finding import Finding, Place
from nianbao.text.chapter import Chapter, read_source

LOGGER = mkdocs.__name__
"""Everything that the engine and its plugins say goes there; where ProperDocs is the engine, that is its own name."""
OURS = f"{LOGGER}.plugins.nianbao"
"""What we say ourselves: it is in Chinese, and shown as it is."""
_IN_PAGE = re.compile(r"Doc file '(?P<page>[^']+)' contains an? (?P<rest>.+)$", re.DOTALL)
_ADDRESS = re.compile(r"(?:link|absolute link|unrecognized relative link) '(?P<address>[^']+)'")


class Complaints(logging.Handler):
    """Keeps the warnings and errors of one build, and prints what we say ourselves."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._root = root
        self.findings: list[Finding] = []
        """In the order in which they came."""

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record of the log."""
        if record.levelno >= logging.WARNING:
            self.findings.append(finding_of(record.getMessage(), self._root))
        elif record.name == OURS:
            print(record.getMessage(), file=sys.stderr, flush=True)

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Hear all that is said within, instead of having it printed."""
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


def finding_of(words: str, root: Path) -> Finding:
    """What one complaint says; one that nobody knows is told in its own words."""
    return _of_link(words, root) or _as_it_is(words)


def _of_link(words: str, root: Path) -> Finding | None:
    in_page = _IN_PAGE.match(words)
    found = _ADDRESS.search(in_page["rest"]) if in_page else None
    if not in_page or not found:
        return None
    file, address = f"docs/{in_page['page']}", found["address"]
    place = Chapter("", file, "", read_source(root / file, file, []) or "").line_of(address)
    if "anchor" in in_page["rest"]:
        return Finding(place, address, "链接要去的标题或那一行不存在", "请核对 # 后面的编号")
    return Finding(place, address, "链接或图片的文件不存在，或地址不对", "请核对文件名，从这个文件所在的文件夹写起")


def _as_it_is(words: str) -> Finding:
    if "'site_url'" in words:
        return Finding(Place("mkdocs.yml"), "SITE_URL", "不是完整的网址", "请写成 https://域名/栏目/ 这样")
    return Finding(Place("mkdocs.yml"), "生成网站", "生成程序停了下来", f"它的原话是：{' '.join(words.split())}")
