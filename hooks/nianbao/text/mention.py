"""Mentions: the places of the narrative where a figure is written."""

from collections.abc import Iterable
from dataclasses import dataclass

from nianbao.finding import Place
from nianbao.report.figure import Figure
from nianbao.report.model import Acknowledged


@dataclass(frozen=True, slots=True)
class Mention:
    """A bound number: a number in a sentence that is tied to a figure, and the place where it is."""

    page: str
    """Slug of the chapter."""
    id: str
    """Id of the link in the page: made from the figure, so that it stays when other text changes."""
    figure: Figure
    written: str
    """The number as the text has it."""
    section: str
    """Title of the section (the nearest heading above) that contains the number."""
    place: Place
    acknowledged: Acknowledged | None = None
    """Why the written number may differ from the figure, or None when it agrees."""


Uses = dict[str, tuple[Mention, ...]]
"""The mentions of each row, by the row's anchor, in reading order."""


def uses_of(mentions: Iterable[Mention]) -> Uses:
    """The mentions grouped by the anchor of the row that they link to."""
    uses: Uses = {}
    for mention in mentions:
        anchor = mention.figure.anchor
        uses[anchor] = (*uses.get(anchor, ()), mention)
    return uses
