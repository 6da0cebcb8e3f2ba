"""What an import is not sure of, for a person to look at."""

from dataclasses import dataclass
from enum import StrEnum

from nianbao.intake.block import Place


class Kind(StrEnum):
    """What a doubt is about."""

    FORM = "form"
    """Which form it is, or which year."""
    PRINT = "print"
    """The report seems to have printed its form otherwise."""
    ROW = "row"
    """A row whose label is not that of the form, or that the form does not have."""
    COLUMN = "column"
    """A column whose head is not that of the form."""
    VALUE = "value"
    """What stands in a cell is no number, or there are several."""
    OPEN = "open"
    """A figure that was not found."""
    TEXT = "text"
    """Words of the original that the chapters do not have, or the other way round."""
    LEFT_OUT = "left-out"
    """Text that was left out, such as page numbers."""
    JOINED = "joined"
    """Two paragraphs that were joined: a page break had cut a sentence."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt: what it is about and what to do (both Chinese), where it stood and where it is put right."""

    kind: Kind
    what: str
    mend: str
    place: Place | None = None
    """Where it stood in the original."""
    figure: str = ""
    """Id of the figure that it is about, or empty."""
    near: str = ""
    """Words by which the line in the year's files is found where it is about no figure."""

    @property
    def listed_only(self) -> bool:
        """Whether it only says what was done, and asks for nothing but a look."""
        return self.kind in (Kind.LEFT_OUT, Kind.JOINED)


def where(place: Place | None) -> str:
    """A place in words (Chinese): `第 3 页，第 2 张表，第 5 行`; empty where nothing is known."""
    if place is None:
        return ""
    names = (
        (place.page, "第 {} 页"),
        (place.sheet, "工作表“{}”"),
        (place.table, "第 {} 张表"),
        (place.row, "第 {} 行"),
        (place.column, "第 {} 列"),
        (place.paragraph, "第 {} 段"),
    )
    return "，".join(words.format(value) for value, words in names if value is not None)
