"""A report as a document: headings, paragraphs, lists and tables, whatever the format of the file.

PDF, Word and pasted text are made of it. It holds what the pages of the portal show, and no layout. Names of places
(anchors) are `<page>/<id of the page>`; a page's own name is its slug.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from nianbao.attached.jpeg import without_metadata

_SMALL, _SHORT = 8, 500
"""Lines and characters of a table that is not torn apart."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is printed."""

    content: bytes
    """Without what cameras and programs say in it."""
    suffix: str
    """`.png`, `.jpg`, `.gif`, `.webp` or `.svg`."""
    alternative: str
    """What stands for it; empty where it says nothing."""
    width: float
    """In millimetres, on a page that is wide enough."""
    height: float
    orientation: int = 1
    """How it is turned, 1 to 8 as Exif has it; what is turned is not in `content`."""

    @property
    def turned(self) -> bytes:
        """The content with its orientation, for programs that know it."""
        return self.content if self.orientation == 1 else without_metadata(self.content, self.orientation)

    @property
    def name(self) -> str:
        """A name by its content, the same wherever the picture stands."""
        return f"{sha256(self.content).hexdigest()[:16]}-{self.orientation}{self.suffix}"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one kind."""

    text: str
    """May hold line breaks."""
    marks: frozenset[str] = frozenset()
    """`strong`, `em`, `code`, `sup`, `sub`, `note` (an editor's note), `figure` (a bound number)."""
    link: str = ""
    """`#<anchor>` of this document, a full address, or empty."""
    anchor: str = ""
    """Name of this place, or empty."""
    picture: Picture | None = None
    """A picture in the place of text."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document; level 1 is the title of a chapter."""

    level: int
    runs: Runs
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the document: its runs, and its kind (text, note, caption …)."""

    runs: Runs
    kind: str = ""
    """`note` (an editor's note), `quote`, `code`, `caption`, `subtitle`, `picture`, or empty for text."""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; every item is made of blocks."""

    ordered: bool
    start: int
    items: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its runs, role as a head, extent, notes and links back."""

    runs: Runs
    head: str = ""
    """`col` or `row` for the head of one, `col` also above several, `rows` beside several; else empty."""
    kind: str = ""
    """`value`, `unit`, `formula`, `printed-note`, or empty."""
    columns: int = 1
    """How many columns of the table the cell covers."""
    lines: int = 1
    """How many lines of the table the cell covers."""
    level: int = 1
    """Depth of a row's head, from 1."""
    notes: tuple[str, ...] = ()
    """Editors' notes on the row."""
    uses: Runs = ()
    """Links back to the places of the text that name the row's figures."""
    anchors: tuple[str, ...] = ()
    unprinted: bool = False
    """Whether the form prints no text there: only screen readers get it."""
    align: str = ""
    """`left`, `center` or `right` where the text says so, else empty."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its cells from the left; `total` marks a line of totals."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a table under a title of their own."""

    title: str
    """Printed above its lines: the part of the form, or the name of the table; may be empty."""
    anchors: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one head, and parts of lines. Titles of several parts are lines of the table."""

    kind: str
    """`statistics` or `matrix` (of the statutory form), `extra`, `derived`, or empty for a table of the text."""
    section: str
    """Title of the form's part, printed above its first table; else empty."""
    anchors: tuple[str, ...]
    head: tuple[Line, ...]
    parts: tuple[Part, ...]
    columns: int
    labels: int = 1
    """How many of the columns hold the heads of rows, where rows have heads."""

    @property
    def title(self) -> str:
        """Its own title, where it is not one of several parts; else empty."""
        return self.parts[0].title if len(self.parts) == 1 else ""

    @property
    def titled_within(self) -> bool:
        """Whether its title is the first line of its head: the form prints its tables so."""
        return bool(self.title) and self.kind in ("statistics", "matrix")

    @property
    def small(self) -> bool:
        """Whether it stands on one page in any case, and is not torn apart."""
        cells = (cell for line in self.lines for cell in line.cells)
        return len(self.lines) <= _SMALL and sum(len(text_of(cell.runs)) for cell in cells) <= _SHORT

    @property
    def stacked(self) -> bool:
        """Whether it goes on below another table of the same part, without a gap."""
        return self.titled_within and not self.section

    @property
    def titled_above(self) -> bool:
        """Whether its title stands above it."""
        return bool(self.title) and not self.titled_within

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all parts, without the head."""
        return tuple(line for part in self.parts for line in part.lines)


Block = Heading | Paragraph | Listing | Table


@dataclass(frozen=True, slots=True)
class Page:
    """A chapter: what one page of the portal shows."""

    slug: str
    blocks: tuple[Block, ...]
    appendix: bool = False
    """Whether it stands behind the text, on a sheet of its own: the statistics."""


@dataclass(frozen=True, slots=True)
class Document:
    """The report of a year as a document: title, publishing body, period, and pages of blocks."""

    title: str
    body: str
    """The office that publishes it."""
    period: tuple[date, date]
    published: date | None
    pages: tuple[Page, ...]
    """In reading order; the first heading of the first one is the title."""

    @property
    def day(self) -> date:
        """Date of the file: publication, or where it is not known the period's last day."""
        return self.published or self.period[1]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all pages in reading order."""
        return tuple(block for page in self.pages for block in page.blocks)

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in reading order, each once."""
        runs = (run for block in self.blocks for run in runs_of(block))
        return tuple({run.picture.name: run.picture for run in runs if run.picture}.values())

    def anchors(self) -> Iterator[str]:
        """All anchors in reading order: page names (`<slug>`) and places in pages (`<slug>/<id>`)."""
        for page in self.pages:
            yield page.slug
            for block in page.blocks:
                yield from _anchors(block)


def runs_of(block: Block) -> Iterator[Run]:
    """Every run of a block, as it is read."""
    match block:
        case Heading() | Paragraph():
            yield from block.runs
        case Listing():
            for item in block.items:
                for inner in item:
                    yield from runs_of(inner)
        case Table():
            for line in (*block.head, *block.lines):
                for cell in line.cells:
                    yield from (*cell.runs, *cell.uses)


def _anchors(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield from block.anchors
        case Listing():
            for item in block.items:
                for inner in item:
                    yield from _anchors(inner)
            return
        case Table():
            yield from block.anchors
            for part in block.parts:
                yield from part.anchors
                for line in part.lines:
                    for cell in line.cells:
                        yield from cell.anchors
    yield from (run.anchor for run in runs_of(block) if run.anchor)


def text_of(runs: Runs) -> str:
    """The text of runs, without marks and links."""
    return "".join(run.text for run in runs)
