"""Numbers of a chapter put into brackets with their targets, in its source; and whether that is read as it was meant.

The text has two readers (`text/links`, and the tree of the page): what only one of them would see as a bound number is
not written.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nianbao.editing.filetext import Edit
from nianbao.text.links import read_links
from nianbao.text.markdown import Parsed
from nianbao.text.prose import Prose, read_prose

_STAT = "stat:"


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A number of the visible text, from `start` up to `end`, that is bound."""

    start: int
    end: int
    words: str
    """What stands in the brackets."""
    target: str


def edits_of(prose: Prose, numbers: Iterable[Bracketed]) -> list[Edit] | None:
    """The edits of the chapter's source that bind these numbers; None where they would not be read so."""
    numbers, source = tuple(numbers), prose.chapter.source
    edits = [edit for number in numbers if (edit := _edit(prose, number))]
    if len(edits) < len(numbers):
        return None
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        source = source[: edit.start] + edit.new + source[edit.end :]
    return edits if _read_so(prose, source, numbers) else None


def sound(prose: Prose, numbers: Sequence[Bracketed]) -> tuple[Bracketed, ...]:
    """Those of the numbers that can be bound, each whatever the others are."""
    if not numbers or edits_of(prose, numbers) is not None:
        return tuple(numbers)
    if len(numbers) == 1:
        return ()
    half = len(numbers) // 2
    return (*sound(prose, numbers[:half]), *sound(prose, numbers[half:]))


def _edit(prose: Prose, number: Bracketed) -> Edit | None:
    """None where the number does not stand in one piece."""
    offsets = prose.offsets[number.start : number.end]
    if not offsets or offsets[-1] - offsets[0] != len(offsets) - 1:
        return None
    new = f"[{number.words}]({_STAT}{number.target})"
    for link in read_links(prose.chapter.source):
        if link.words[0] <= offsets[0] < link.words[1]:
            bound = not link.is_picture and link.address.startswith(_STAT)
            return Edit(link.start, link.end, new) if bound else None
    return Edit(offsets[0], offsets[-1] + 1, new)


def _read_so(prose: Prose, source: str, numbers: Sequence[Bracketed]) -> bool:
    """Whether the changed source shows the text that was meant, and holds these bound numbers and no others."""
    text, gone = prose.text, Counter[str]()
    for number in sorted(numbers, key=lambda each: each.start, reverse=True):
        text = text[: number.start] + number.words + text[number.end :]
        gone.update(bound.target for bound in prose.bound if bound.start <= number.start < bound.end)
    after = read_prose(replace(prose.chapter, source=source))
    wanted = Counter(bound.target for bound in prose.bound)
    wanted.update(number.target for number in numbers)
    wanted.subtract(gone)
    if after.text != text or Counter(bound.target for bound in after.bound) != +wanted:
        return False
    before, now = _on_page(prose.chapter.source), _on_page(source)
    before.update(number.target for number in numbers)
    before.subtract(gone)
    return now == +before


def _on_page(source: str) -> Counter[str]:
    """The targets of the numbers that are bound on the page."""
    links = (element.get("href", "") for element in Parsed(source).tree().iter("a"))
    return Counter(address.removeprefix(_STAT) for address in links if address.startswith(_STAT))
