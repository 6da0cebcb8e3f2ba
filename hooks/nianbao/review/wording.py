"""What differs between two versions of a chapter as a reader sees it, numbers bound to figures left out."""

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from nianbao.correction.held import NOTHING, TAKEN_OUT
from nianbao.text.chapter import Chapter
from nianbao.text.prose import Prose, read_prose


def changed_wording(before: str, after: Chapter) -> list[tuple[str, str]]:
    """The passages that are not as they were in the source `before`: how each was, how it is, in reading order.

    Sentences that differ only in bound numbers are the same: figures say what changed there.
    """
    old, new = (_sentences(read_prose(chapter)) for chapter in (replace(after, source=before), after))
    matcher = SequenceMatcher(None, [key for key, _ in old], [key for key, _ in new], autojunk=False)
    found = []
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind != "equal":
            was, now = ("".join(text for _, text in part) for part in (old[first:last], new[begin:end]))
            found.append((was or NOTHING, now or TAKEN_OUT))
    return found


def with_numbers(prose: Prose, values: Mapping[str, str]) -> str:
    """The source of a chapter with other numbers where figures are bound: `values` gives them by target.

    A percentage keeps its sign where it is written with one.
    """
    source = prose.chapter.source
    for bound in reversed(prose.bound):
        value = values.get(bound.target)
        if value is not None and bound.start < bound.end:
            first, last = prose.offsets[bound.start], prose.offsets[bound.end - 1]
            sign = "%" if source[last] == "%" else ""
            source = source[:first] + value.removesuffix("%") + sign + source[last + 1 :]
    return source


def _sentences(prose: Prose) -> list[tuple[str, str]]:
    """Each sentence as it is compared, with the targets in the place of bound numbers, and as it is read."""
    found = []
    for sentence in prose.sentences():
        key, position = "", sentence.start
        end = sentence.start + len(sentence.text)
        for bound in prose.bound:
            if sentence.start <= bound.start and bound.end <= end:
                key += f"{prose.text[position : bound.start]}\0{bound.target}\0"
                position = bound.end
        text = re.sub(r"\s+", " ", sentence.text).strip()
        key = re.sub(r"\s+", " ", key + prose.text[position:end]).strip()
        if key:
            found.append((key, text))
    return found
