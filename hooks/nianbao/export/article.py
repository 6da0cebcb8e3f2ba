"""One chapter as plain HTML, for portals into which text is pasted.

Headings, paragraphs, lists and tables, without classes, ids, scripts or styles: the receiving portal brings its own.
Editors' notes stay, because they say what the reader must know. The tools of our pages do not: a row's links back to
the text, and the links of bound numbers, lead into pages that the other portal does not have.
"""

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import urljoin, urlsplit

from nianbao.address.link import page_address
from nianbao.export.document.compose import compose_chapter
from nianbao.export.document.model import Block, Cell, Heading, Line, Listing, Paragraph, Run, Runs, Table, text_of
from nianbao.labels import without_stop
from nianbao.project.year import Year
from nianbao.text.chapter import Chapter

_MARKS = {"strong": "strong", "em": "em", "code": "code", "sup": "sup", "sub": "sub"}


def article_html(year: Year, chapter: Chapter, site_url: str = "") -> bytes:
    """A whole HTML page, valid by itself; what is in its `body` can be pasted.

    `site_url` is the address of the portal of all years: links between chapters lead there. Without it they are text.
    """
    writer = _Writer(urljoin(site_url, page_address(chapter.page)) if site_url else "")
    page = compose_chapter(year, chapter)
    title = without_stop(chapter.title)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(title, quote=False)}</title>",
        "</head>",
        "<body>",
        *writer.blocks(page.blocks),
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


class _Writer:
    """Writes blocks; every text is escaped here and nowhere else."""

    def __init__(self, address: str) -> None:
        """`address` is that of the chapter in our portal, or empty where it is not known."""
        self.address = address

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        above = ""
        for block in blocks:
            match block:
                case Heading():
                    above = without_stop(text_of(block.runs))
                    yield f"<h{block.level}>{self._runs(block.runs)}</h{block.level}>"
                case Paragraph(kind="code"):
                    yield f"<pre>{escape(text_of(block.runs), quote=False)}</pre>"
                case Paragraph(kind="quote"):
                    yield f"<blockquote><p>{self._runs(block.runs)}</p></blockquote>"
                case Paragraph():
                    yield f"<p>{self._runs(block.runs)}</p>"
                case Listing():
                    yield from self._listing(block)
                case Table():
                    yield from self._table(block, above)

    def _listing(self, block: Listing) -> Iterator[str]:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        yield f"<{tag}{start}>"
        for item in block.items:
            match item:
                case (Paragraph(kind="") as only,):
                    yield f"<li>{self._runs(only.runs)}</li>"
                case _:
                    yield from ("<li>", *self.blocks(item), "</li>")
        yield f"</{tag}>"

    def _table(self, table: Table, above: str) -> Iterator[str]:
        """A table always has a caption; where it has no title, the heading above it is one."""
        for part in table.parts:
            title = " ".join(text for text in (table.section, part.title) if text) or above
            yield '<table border="1">'
            if title:
                yield f"<caption>{escape(title, quote=False)}</caption>"
            if table.head:
                yield from ("<thead>", *map(self._line, table.head), "</thead>")
            yield from ("<tbody>", *map(self._line, filter(_said, part.lines)), "</tbody>", "</table>")

    def _line(self, line: Line) -> str:
        return "<tr>" + "".join(map(self._cell, line.cells)) + "</tr>"

    def _cell(self, cell: Cell) -> str:
        tag = "th" if cell.head else "td"
        scope = {"col": "col", "row": "row"}.get(cell.head, "")
        attributes = {
            "scope": scope,
            "colspan": str(cell.columns) if cell.columns > 1 else "",
            "rowspan": str(cell.lines) if cell.lines > 1 else "",
        }
        written = "".join(f' {name}="{value}"' for name, value in attributes.items() if value)
        notes = "".join(f"<br>{escape(note, quote=False)}" for note in cell.notes)
        return f"<{tag}{written}>{self._runs(cell.runs)}{notes}</{tag}>"

    def _runs(self, runs: Runs) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        html = escape(run.text, quote=False).replace("\n", "<br>")
        for mark, tag in _MARKS.items():
            if mark in run.marks and html:
                html = f"<{tag}>{html}</{tag}>"
        address = "" if "figure" in run.marks else self._link(run.link)
        return f'<a href="{escape(address)}">{html}</a>' if address and html else html

    def _link(self, link: str) -> str:
        """The full address; empty where the other portal has nothing there."""
        parts = urlsplit(link)
        if parts.scheme:
            return link
        if not self.address or not parts.path:
            return ""
        return urljoin(self.address, link)


def _said(line: Line) -> bool:
    """Whether a line has any content besides links back to the text."""
    return any(cell.runs or cell.notes for cell in line.cells)
