"""An official text is published as it is: not one word added, dropped or corrected."""

import unicodedata
from pathlib import Path

import original
from page import Node, read_page

CHAPTERS = ("index", "overview", "work", "problems", "plan")
OURS = (
    "across",
    "headerlink",
    "editor-note",
    "byline",
    "chapters",
    "facts",
    "key-figures",
    "charts",
    "chart",
    "contact",
    "cite",
    "external",
    "downloads",
    "report-table-scroll",
    "report-table",
)


def article(site: Path, page: str) -> Node:
    name = "index.html" if page == "index" else f"{page}/index.html"
    return read_page(site / "2018" / name).one("article")


def test_the_narrative_is_the_originals_text(site: Path) -> None:
    built = [original.compact(article(site, page).text(without=OURS)) for page in CHAPTERS]
    assert built == original.chapters()


def test_the_only_exceptions_are_heading_numbers() -> None:
    words = "".join(original.chapters())
    for old, new in original.BRACKETS.items():
        assert unicodedata.normalize("NFKC", new) == old
        assert (words.count(old), words.count(new)) == (0, 1)


def test_the_statistics_table_is_the_originals_table(site: Path) -> None:
    assert "2018年度" in original.form_title()
    built = [
        cells
        for table in article(site, "statistics").all("table", "report-table--statistics")
        for cells in lines(table)
    ]
    assert [original.plain(*line) for line in built] == original.form_lines()


def lines(table: Node) -> list[list[str]]:
    """The form's lines: a caption that carries a row's id, then the rows."""
    caption = table.one("caption")
    head = [[caption.text()]] if caption.get("id") else []
    rows = [row for row in table.all("tr") if row.get("id")]
    return head + [[cell.text(without=("uses",)) for cell in cells(row)] for row in rows]


def cells(row: Node) -> list[Node]:
    return [child for child in row.children if isinstance(child, Node)]


def test_the_small_table_is_the_originals_table(site: Path) -> None:
    title, head, *rows = original.small_table()
    table = article(site, "work").one("table", "report-table--extra")
    built = [[cell.text(without=("uses",)).strip() for cell in cells(row)] for row in table.all("tr")]
    assert original.compact(table.one("caption").text()).startswith("".join(title))
    assert built[0][1:] == head[1:]
    assert built[1:] == rows
