"""The pages of a year as Markdown, with the data of their tables and the files of their pictures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nianbao.address.pages import FRONT_PAGE, STATISTICS_PAGE
from nianbao.form.model import Form, Section
from nianbao.intake.block import Item, Note, Paragraph, Picture, Table, text_of
from nianbao.intake.doubt import Doubt, Kind
from nianbao.intake.formtables import FormPlace
from nianbao.intake.headings import Heading
from nianbao.intake.markdown import escaped, heading, line_of, pipe_table
from nianbao.intake.names import Names
from nianbao.intake.outline import Outline, Part
from nianbao.intake.owntable import own_table, titled_rows
from nianbao.text.fixids import with_ids
from nianbao.text.fixlines import Kind as LineKind
from nianbao.text.fixlines import Line

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/svg+xml": "svg", "image/webp": "webp"}
_CAPTION = re.compile(r"图\s*\d")
_LONGEST = 40
TITLE = "统计表"
"""What a report without a heading of its own for it calls its table."""


@dataclass(slots=True)
class Pages:
    """The files of a year's text, by their paths from the project's root."""

    year: int
    form: Form
    names: Names
    texts: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    numbers: int = 0
    """Numbers in tables of the text."""
    headed: set[str] = field(default_factory=set)
    """Pages whose heading the file does not have."""
    _tables: set[str] = field(default_factory=set)
    _notes: dict[str, list[Note]] = field(default_factory=dict)
    """All notes of the file: some formats have them at its end, a page has them where they are called."""

    def add(self, found: Outline, title: str) -> None:
        """Write all pages; `title` is that of the report where the file has none."""
        parts = [found.front, *found.chapters, *([found.statistics] if found.statistics else [])]
        for note in (piece for part in parts for piece in part.pieces if isinstance(piece, Note)):
            self._notes.setdefault(note.label, []).append(note)
        self._front(found.front, title)
        for part in found.chapters:
            self._chapter(part)
        self._statistics(found.statistics)
        self._uncalled()

    def _front(self, part: Part, title: str) -> None:
        head = heading(part.title, 1, "report") if part.title else f"# {title} {{#report}}"
        self.headed |= set() if part.title else {self._path(FRONT_PAGE)}
        self._write(FRONT_PAGE, [head, *self._body(part.pieces, FRONT_PAGE, part)])

    def _chapter(self, part: Part) -> None:
        title = text_of(part.title)
        slug = self.names.slug(title, part.fixed)
        sections = {section.id: section for section in self.form.sections}
        section = sections.get(part.fixed.section) if part.fixed else None
        body = list(self._body(part.pieces, slug, part, section))
        shown = f"![{section.title}](table:{section.title})" if section else ""
        if shown and shown not in body:
            body.append(shown)
        self._write(slug, [heading(part.title, 1, slug), *body])

    def _statistics(self, part: Part | None) -> None:
        head = heading(part.title, 1, STATISTICS_PAGE) if part else f"# {TITLE} {{#{STATISTICS_PAGE}}}"
        self.headed |= set() if part else {self._path(STATISTICS_PAGE)}
        table = f"![{self.form.title if part else TITLE}](table:{TITLE})"
        pieces = part.pieces if part else ()
        before = next((at for at, piece in enumerate(pieces) if isinstance(piece, FormPlace)), len(pieces))
        above = self._body(pieces[:before], STATISTICS_PAGE, part)
        below = self._body(pieces[before:], STATISTICS_PAGE, part)
        self._write(STATISTICS_PAGE, [head, *above, table, *below])

    def _write(self, slug: str, blocks: Sequence[str]) -> None:
        lines = [Line(block, _kind(block)) for block in blocks if block]
        self.texts[self._path(slug)] = "\n\n".join(line.text for line in with_ids(lines, slug)) + "\n"

    def _path(self, slug: str) -> str:
        return f"docs/{self.year}/{slug}.md"

    def _body(
        self, pieces: Sequence[object], slug: str, part: Part | None, section: Section | None = None
    ) -> Iterator[str]:
        """The blocks of Markdown of these pieces; items of a list stand together, notes last."""
        items: list[Item] = []
        shown = False
        for at, piece in enumerate(pieces):
            if isinstance(piece, Item):
                items.append(piece)
            elif not isinstance(piece, Note):
                if items:
                    yield _list(items)
                    items = []
                if not isinstance(piece, FormPlace):
                    yield from self._piece(piece, slug, part, pieces[at + 1 : at + 2])
                elif section and not shown:
                    shown = True
                    yield f"![{section.title}](table:{section.title})"
        if items:
            yield _list(items)
        yield from self._notes_of(pieces)

    def _uncalled(self) -> None:
        """Notes that nothing calls are paragraphs at the end of the last page that has text."""
        left = [note for notes in self._notes.values() for note in notes]
        if left:
            name = next(name for name in reversed(self.texts) if name.startswith("docs/"))
            lines = [line_of(note.spans) for note in left]
            self.texts[name] += "".join(f"\n{line}\n" for line in lines)

    def _notes_of(self, pieces: Sequence[object]) -> Iterator[str]:
        """The notes that are called in these pieces."""
        for label in _called(pieces):
            if notes := self._notes.get(label):
                yield f"[^{label}]: {line_of(notes.pop(0).spans)}"

    def _piece(self, piece: object, slug: str, part: Part | None, behind: Sequence[object]) -> Iterator[str]:
        if isinstance(piece, Heading):
            yield heading(piece.spans, piece.level, self.names.id(slug, piece.text, part.fixed if part else None))
        elif isinstance(piece, Paragraph):
            yield line_of(piece.spans)
        elif isinstance(piece, Table):
            yield from self._table(piece)
        elif isinstance(piece, Picture):
            yield self._picture(piece, slug, next(iter(behind), None))

    def _table(self, table: Table) -> Iterator[str]:
        made = own_table(table)
        if made and made.name not in self._tables:
            self._tables.add(made.name)
            self.texts[f"data/{self.year}/tables/{made.name}.yml"] = made.text
            self.numbers += made.numbers
            if made.dropped:
                what = f"表“{made.title}”左上角的“{made.dropped}”在数据文件里没有位置，没有写"
                self.doubts.append(Doubt(Kind.TEXT, what, "要照原样的，改写成文字的表格", table.place, near=made.name))
            yield f"![{escaped(made.title)}](table:{made.name})"
            return
        title, rows = titled_rows(table)
        if title:
            yield escaped(title)
        if rows:
            yield pipe_table(rows)

    def _picture(self, picture: Picture, slug: str, behind: object) -> str:
        ending = _ENDINGS.get(picture.media_type, "png")
        number = 1 + sum(name.startswith(f"docs/{self.year}/{slug}-") for name in self.pictures)
        name = f"{slug}-{number}.{ending}"
        caption = behind.text if isinstance(behind, Paragraph) and _CAPTION.match(behind.text) else ""
        words = picture.alternative.strip() or (caption if len(caption) <= _LONGEST else "")
        if not words:
            what = f"图片 {name} 没有说明"
            mend = "请写一句图里是什么，看不见图的人靠它知道"
            self.doubts.append(Doubt(Kind.TEXT, what, mend, picture.place, near=name))
        self.pictures[f"docs/{self.year}/{name}"] = picture.content
        return f"![{escaped(words or '【待填：图的说明】')}]({name})"


def _kind(block: str) -> LineKind:
    """Whether a block is a heading; in all others the sign of one is escaped."""
    return LineKind.HEADING if block.startswith("#") else LineKind.LEFT


def _called(pieces: Sequence[object]) -> list[str]:
    """Labels of notes, in the order of their calls."""
    spans = [span for piece in pieces if isinstance(piece, Paragraph | Item | Heading) for span in piece.spans]
    return list(dict.fromkeys(span.note for span in spans if span.note))


def _list(items: Sequence[Item]) -> str:
    """Items of one list; none is more than one step deeper than the one before it."""
    lines: list[str] = []
    depth = -1
    for item in items:
        depth = min(item.depth, depth + 1)
        lines.append(_item(item, depth))
    return "\n".join(lines)


def _item(item: Item, depth: int) -> str:
    digits = re.match(r"\d+", item.marker)
    marker = f"{digits[0]}." if item.ordered and digits else "-"
    return f"{'  ' * depth}{marker} {line_of(item.spans)}"
