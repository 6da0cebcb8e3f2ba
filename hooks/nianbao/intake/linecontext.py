"""What a line of a form's table stands below: the part of the form and the heading, by what is above or beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nianbao.form.model import Section
from nianbao.form.table import Row
from nianbao.intake.line import Line, Mark
from nianbao.intake.spelling import printed
from nianbao.intake.vocabulary import FormRow, Vocabulary

SHORT = 3
"""Labels up to this length (其他, 总计) mean a row only below its heading."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A line with the part and the headings that it was found below."""

    line: Line
    section: Section | None
    heading: Row | None
    """The nearest heading that its side labels or the lines above it name; None where none is known."""
    titled: bool = False
    """Whether the part is that of a title above the table, and no line since was of another."""


def with_context(lines: Iterable[Line | Mark], words: Vocabulary) -> Iterator[Seen]:
    """The lines, each with what it stands below; titles are taken out."""
    section: Section | None = None
    heading: Row | None = None
    titled = False
    for line in lines:
        if isinstance(line, Mark):
            section, heading, titled = line.section, None, line.outside
            continue
        own = [found for found in words.exact(line.own) if section is None or found.section.id == section.id]
        own = own or list(words.exact(line.own))
        side = _heading_of(line.side, section, words)
        yield Seen(line, section, side or heading, titled)
        if len(own) == 1:
            titled = titled and own[0].section is section
            section = own[0].section
            heading = _next_heading(own[0], heading)
        elif side:
            heading = side


def _next_heading(found: FormRow, before: Row | None) -> Row | None:
    """The heading below which the next line is: this row if it is one, else the one that it belongs to."""
    if found.row.heading:
        return found.row
    if len(printed(found.row.label).words) <= SHORT:
        return before
    return found.above[-1] if found.above else None


def _heading_of(side: Sequence[str], section: Section | None, words: Vocabulary) -> Row | None:
    for text in reversed(side):
        found = [each for each in words.exact(text) if section is None or each.section.id == section.id]
        if len(found or words.exact(text)) == 1:
            return (found or list(words.exact(text)))[0].row
    return None
