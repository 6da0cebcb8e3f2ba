"""Punctuation of the text, by AutoCorrect: half-width marks among Han characters, full-width digits, stray spaces.

Official texts put no space between Han characters and digits, so its rules about such spaces are off.
"""

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import autocorrect_py

from nianbao.check.stages import YearText
from nianbao.finding import Finding, Place, Severity, page_subject
from nianbao.text.chapter import Chapter
from nianbao.text.pieces import without_code

PUNCTUATION = "punctuation"
_SPACES = ("space-word", "space-punctuation", "space-bracket", "space-backticks", "space-dash", "space-dollar")
_ON = ("fullwidth", "no-space-fullwidth", "halfwidth-word", "halfwidth-punctuation")
_RULES = json.dumps({"rules": {**dict.fromkeys(_SPACES, 0), **dict.fromkeys(_ON, 1), "spellcheck": 0}})
_PART = 20_000
"""Characters that are corrected at once: the grammar gives up on more than it can take in."""
_WINDOW = 64
"""Characters of a line that are compared at once."""
Difference = tuple[int, int, int, int]
"""Where a piece begins and ends in a line, and where in its corrected version."""
_AROUND = 3
"""Characters shown on each side of an error, so that an editor finds it in the line."""


def check_punctuation(text: YearText) -> Iterator[Finding]:
    """A warning for each error; `found` and `expected` hold a few characters before and after correction."""
    autocorrect_py.load_config(_RULES)  # type: ignore[attr-defined] # missing in its stubs
    for chapter in text.chapters:
        for first, part in _parts(chapter.source):
            yield from _of_part(chapter, first, part)


def _of_part(chapter: Chapter, first: int, part: str) -> Iterator[Finding]:
    """What is wrong in a part of a chapter, which begins at its line `first`."""
    try:
        lines = autocorrect_py.lint_for(part, "chapter.md").lines
    except ValueError:  # its grammar gives up after a number of steps
        mend = "请用空行把这里分成几段，去掉多余的符号"
        place = Place(chapter.file, first)
        yield Finding(place, "标点", "从这里起没有检查标点，这一段太复杂", mend, severity=Severity.WARNING)
        return
    for line in lines:
        for old, new in slips(line.old, line.new):
            yield _finding(Place(chapter.file, first - 1 + line.line), page_subject(chapter.slug), old, new)


def _finding(place: Place, subject: str, old: str, new: str) -> Finding:
    mend = f"请改为“{new}”；已公布的原文就是这样的，写进 acknowledged（rule: {PUNCTUATION}）"
    return Finding(
        place,
        old,
        "标点或数字的写法不对",
        mend,
        severity=Severity.WARNING,
        rule=PUNCTUATION,
        expected=new,
        found=old,
        subject=subject,
    )


def _parts(source: str) -> Iterator[tuple[int, str]]:
    """Parts of a chapter that are cut at empty lines outside of code, each with its first line; most have one."""
    if len(source) <= _PART:
        yield 1, source
        return
    start, line, hidden = 0, 1, without_code(source)
    for blank in re.finditer(r"\n[ \t]*\n(?=\S)", hidden):
        if blank.end() - start > _PART and not source[blank.start() : blank.end()].strip():
            yield line, source[start : blank.end()]
            line += source.count("\n", start, blank.end())
            start = blank.end()
    yield line, source[start:]


def slips(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Each difference between a line and its corrected version, with a few characters on both sides."""
    for a, b, c, d in _differences(old, new):
        before, after = old[max(0, a - _AROUND) : a], old[b : b + _AROUND]
        yield f"{before}{old[a:b]}{after}", f"{before}{new[c:d]}{after}"


def _differences(old: str, new: str) -> Iterator[Difference]:
    """Where the two differ, window by window: to compare long lines as a whole takes the square of their length."""
    at, there = 0, 0
    while at < len(old) or there < len(new):
        matcher = SequenceMatcher(None, old[at : at + _WINDOW], new[there : there + _WINDOW], autojunk=False)
        last = at + _WINDOW >= len(old) and there + _WINDOW >= len(new)
        codes = matcher.get_opcodes()
        sure = codes if last else (codes[:-1] or codes)  # what is at the edge may go on behind it
        if not last and codes[-1][0] == "equal":
            sure = codes
        for kind, a, b, c, d in sure:
            if kind != "equal":
                yield at + a, at + b, there + c, there + d
        at, there = at + sure[-1][2], there + sure[-1][4]
