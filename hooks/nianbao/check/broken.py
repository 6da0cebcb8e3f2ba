"""Broken numbers: a blank or the end of a line inside a number (`1 5131条`), which reads as two."""

import re
from collections.abc import Iterator

from nianbao.check.stages import BoundText
from nianbao.finding import Finding, Severity, page_subject
from nianbao.text.numeral import UNITS

BROKEN = "broken-number"
"""The rule that a number stands in one piece."""
_BROKEN = re.compile(rf"(?<![\d.,:/()（）—–-])\d{{1,3}}[ \u00a0\u2009\u202f\u3000]\d{{3,}}(?![\d.])(?=\s?(?:{UNITS}))")


def check_broken(text: BoundText) -> Iterator[Finding]:
    """A warning for each number that a blank divides."""
    for prose in text.prose:
        for match in _BROKEN.finditer(prose.text):
            whole = re.sub(r"\s", "", match[0])
            yield Finding(
                prose.place(match.start()),
                match[0],
                "数字中间有空格或换行，读成了两个数",
                f"规则 {BROKEN}；是一个数的，改为 {whole}；是两个数的，中间写标点",
                severity=Severity.WARNING,
                rule=BROKEN,
                found=match[0],
                subject=page_subject(prose.chapter.slug),
            )
