"""What still waits to be filled in: `【待填：…】` in the text. A preview marks it; it is never deployed."""

import re
from collections.abc import Iterable, Iterator

from nianbao.finding import PENDING, Finding, Place, Severity
from nianbao.text.chapter import Chapter

MARK = r"(【\s*待填[^】\n]*】)", "pending"
"""How a page marks it: a pattern, and the class of the mark."""
WAITS = r"(?<![等有])待填(?![报写补充入录])"
"""The word by itself: 等待填报, 有待填写 are a sentence's own words."""
_PROPOSAL = "建议："
_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*\)")
_ANY = re.compile(rf"【\s*待填：{_PROPOSAL}[^】\n]*】|(?:[【\[]\s*+)?{WAITS}(?:[：:][^】\]\n]*)?[】\]]?(?!\()")
"""Also where the brackets were changed; but not the text of a bound number."""


def proposal_text(sentence: str) -> str:
    """A placeholder that proposes a sentence: who takes it strikes out what stands around it."""
    return f"【待填：{_PROPOSAL}{sentence}】"


def check_pending(chapters: Iterable[Chapter]) -> Iterator[Finding]:
    """A warning for each 【待填：…】 in a chapter; it becomes an error when the site is deployed."""
    for chapter in chapters:
        for match in _ANY.finditer(chapter.source):
            place = Place(chapter.file, chapter.source.count("\n", 0, match.start()) + 1)
            label = _LINK.sub(r"\1", match[0])
            problem, mend = "还没有写", "请写好正文，删去方括号和“待填”"
            if _PROPOSAL in match[0]:
                problem = "建议的句子，还没有采用"
                mend = f"采用的，请删去“【待填：{_PROPOSAL}”和“】”，或运行 nianbao draft 逐句采用；不用的，整段删去"
            yield Finding(place, label, problem, mend, severity=Severity.WARNING, rule=PENDING)
