"""What a report in a file of any kind is made of: blocks in reading order, each with where it stood.

Every reader of a format gives these, and what comes after knows no format. Text is as the file has it, but that a line
break which only the page or the window made is joined; nothing is corrected, completed or left out in silence.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stood in the file, for people to find it again: the first of each is 1; None where unknown."""

    page: int | None = None
    """In a PDF."""
    sheet: str | None = None
    """In a workbook."""
    table: int | None = None
    """Of the tables of the file, in reading order."""
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    """Of the paragraphs outside tables (in text and Markdown: the line)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line with one look.

    `text` may hold line breaks (LF) and tabs that the author made, and nothing else that is no printed character.
    `link` is an address, `note` the label of a note that is called here.
    """

    text: str
    bold: bool = False
    link: str | None = None
    note: str | None = None


Spans = tuple[Span, ...]


class Align(Enum):
    """How a paragraph stands, where the file says so."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    `level` is 1 … 6 where the file itself says that this is a heading (a style, an outline level, ``<h2>``, ``##``)
    and None else: a bold line that stands for a heading is judged later, from its words. `size` is the size of letters
    in points, `indent` the first line's in letters; None where unknown.
    """

    spans: Spans
    place: Place
    level: int | None = None
    align: Align = Align.START
    size: float | None = None
    indent: float | None = None

    @property
    def text(self) -> str:
        """The words without their looks."""
        return text_of(self.spans)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list that the file itself has as a list (typed 「1.」 stays text of a Paragraph).

    `marker` is as shown (``1.``, ``（一）``, ``•``), `ordered` whether it counts, `depth` 0 for the outermost.
    """

    spans: Spans
    place: Place
    marker: str
    ordered: bool
    depth: int = 0

    @property
    def text(self) -> str:
        """The words without their looks and without the marker."""
        return text_of(self.spans)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its text (line breaks kept as LF), and how many rows and columns it spans."""

    text: str
    place: Place
    rows: int = 1
    columns: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid.

    `grid[r][c]` is the cell that covers this square, the same object in each square that it covers, and None where
    there is none. `caption` is what the file itself has as the table's title.
    """

    grid: tuple[tuple[Cell | None, ...], ...]
    place: Place
    caption: str = ""

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The grid's words; a square that another square's cell covers repeats its words."""
        return tuple(tuple("" if cell is None else cell.text for cell in row) for row in self.grid)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its bytes, its media type (``image/png``), its alternative text."""

    content: bytes = field(repr=False)
    media_type: str
    place: Place
    alternative: str = ""
    address: str = ""
    """Where it lies, as the file names it, where the file does not hold it: `content` is then empty."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: the label by which spans call it, and its words."""

    label: str
    spans: Spans
    place: Place


Block = Paragraph | Item | Table | Picture | Note


@dataclass(frozen=True, slots=True)
class Removed:
    """What a reader left out, and why: running heads, page numbers, text that is hidden, tracked deletions."""

    text: str
    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class Original:
    """A whole file: its blocks in reading order, what was left out, and the file's own title where it has one."""

    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...] = ()
    title: str = ""

    def tables(self) -> Iterator[Table]:
        """The tables, in reading order."""
        return (block for block in self.blocks if isinstance(block, Table))


def text_of(spans: Spans) -> str:
    """The words of the spans, one behind the other."""
    return "".join(span.text for span in spans)
