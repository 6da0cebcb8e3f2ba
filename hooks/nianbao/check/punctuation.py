"""Punctuation of the text, by AutoCorrect: half-width marks among Han characters, full-width digits, stray spaces.

Official texts put no space between Han characters and digits, so its rules about such spaces are off.
"""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher

import autocorrect_py

from nianbao.check.stages import YearText
from nianbao.finding import Finding, Place, Severity, page_subject

PUNCTUATION = "punctuation"
_SPACES = ("space-word", "space-punctuation", "space-bracket", "space-backticks", "space-dash", "space-dollar")
_ON = ("fullwidth", "no-space-fullwidth", "halfwidth-word", "halfwidth-punctuation")
_RULES = json.dumps({"rules": {**dict.fromkeys(_SPACES, 0), **dict.fromkeys(_ON, 1), "spellcheck": 0}})
_AROUND = 3
"""Characters shown on each side of an error, so that an editor finds it in the line."""


def check_punctuation(text: YearText) -> Iterator[Finding]:
    """A warning for each error; `found` and `expected` hold a few characters before and after correction."""
    autocorrect_py.load_config(_RULES)  # type: ignore[attr-defined] # missing in its stubs
    for chapter in text.chapters:
        for line in autocorrect_py.lint_for(chapter.source, "chapter.md").lines:
            for old, new in _slips(line.old, line.new):
                mend = f"请改为“{new}”；已公布的原文就是这样的，写进 acknowledged（rule: {PUNCTUATION}）"
                place, subject = Place(chapter.file, line.line), page_subject(chapter.slug)
                yield Finding(
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


def _slips(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Each difference between a line and its corrected version, with a few characters on both sides."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            before, after = old[max(0, a - _AROUND) : a], old[b : b + _AROUND]
            yield f"{before}{old[a:b]}{after}", f"{before}{new[c:d]}{after}"
