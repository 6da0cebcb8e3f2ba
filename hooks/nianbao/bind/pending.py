"""What still waits to be filled in: `【待填：…】` in the text. A preview marks it; it is never deployed."""

import re
from collections.abc import Iterable, Iterator

from nianbao.finding import PENDING, Finding, Place, Severity
from nianbao.text.chapter import Chapter

MARK = r"(【\s*待填[^】\n]*】)", "pending"
"""How a page marks it: a pattern, and the class of the mark."""
WAITS = r"(?<![等有])待填(?![报写补充入录])"
"""The word by itself: 等待填报, 有待填写 are a sentence's own words."""
_ANY = re.compile(rf"(?:[【\[]\s*+)?{WAITS}(?:[：:][^】\]\n]*)?[】\]]?(?!\()")
"""Also where the brackets were changed; but not the text of a bound number."""


def check_pending(chapters: Iterable[Chapter]) -> Iterator[Finding]:
    """A warning for each 【待填：…】 in a chapter; it becomes an error when the site is deployed."""
    for chapter in chapters:
        for match in _ANY.finditer(chapter.source):
            place = Place(chapter.file, chapter.source.count("\n", 0, match.start()) + 1)
            yield Finding(
                place, match[0], "还没有写", "请写好正文，删去方括号和“待填”", severity=Severity.WARNING, rule=PENDING
            )
