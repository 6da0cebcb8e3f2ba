"""What MkDocs complains of while it builds, as findings in Chinese: its own words are English."""

import contextlib
import logging
import sys
from collections.abc import Iterator

import mkdocs

from nianbao.finding import Finding, Place

LOGGER = mkdocs.__name__
"""Everything that the engine and its plugins say goes there; where ProperDocs is the engine, that is its own name."""
OURS = f"{LOGGER}.plugins.nianbao"
"""What we say ourselves: it is in Chinese, and shown as it is."""


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


def finding_of(words: str) -> Finding:
    """What one complaint says; one that nobody knows is told in its own words."""
    if "'site_url'" in words:
        return Finding(Place("mkdocs.yml"), "SITE_URL", "不是完整的网址", "请写成 https://域名/栏目/ 这样")
    return Finding(Place("mkdocs.yml"), "生成网站", "生成程序停了下来", f"它的原话是：{' '.join(words.split())}")
