"""Broken numbers: a blank or the end of a line inside a number (`1 5131条`), which reads as two."""

import re
from collections.abc import Iterator

from nianbao.check.stages import BoundText
from nianbao.finding import Finding, Severity, page_subject
from nianbao.text.numeral import UNITS
from nianbao.text.prose import Prose

BROKEN = "broken-number"
"""The rule that a number stands in one piece."""
_BLANK = r"[ \u00a0\u2009\u202f\u3000]"
_BROKEN = re.compile(
    rf"(?:(?<![\d.,:/()（）—–-])\d{{1,3}}{_BLANK}\d{{3,}}|(?<=[一-鿿])(?<![表图例注第])\d{{1,3}}{_BLANK}\d+)"
    rf"(?![\d.])(?=\s?(?:{UNITS}))"
)
"""Of digits in small groups only those directly behind a word: others may be the cells of a row."""


def broken_numbers(prose: Prose) -> Iterator[re.Match[str]]:
    """The numbers that a blank divides."""
    yield from _BROKEN.finditer(prose.text)


def check_broken(text: BoundText) -> Iterator[Finding]:
    """An error for each number that a blank divides: its value is not compared until it is one."""
    for prose in text.prose:
        for match in broken_numbers(prose):
            whole = re.sub(r"\s", "", match[0])
            yield Finding(
                prose.place(match.start()),
                match[0],
                "数字中间有空格或换行，读成了两个数",
                f"规则 {BROKEN}；是一个数的，改为 {whole}；是两个数的，中间写标点",
                severity=Severity.ERROR,
                rule=BROKEN,
                found=match[0],
                subject=page_subject(prose.chapter.slug),
            )
