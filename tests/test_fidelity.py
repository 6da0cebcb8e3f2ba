"""The official text is published as it is: not one word added, dropped or corrected."""

import re
import unicodedata
from pathlib import Path

import pytest

from page import Node, read_page
from workspace import PORTAL

SOURCE = Path(__file__).parent / "source" / "hongsibu-2018-report.txt"
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

# What the pages write otherwise than the source, by intent: the brackets of heading numbers are full-width throughout.
EXCEPTIONS = {"(一)完善": "（一）完善", "(四)深化": "（四）深化", "(九)注重": "（九）注重", "(十)加强": "（十）加强"}


def article(site: Path, page: str) -> Node:
    name = "index.html" if page == "index" else f"{page}/index.html"
    return read_page(site / "2018" / name).one("article")


def compact(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def source() -> tuple[str, str]:
    """Narrative and statistics table of the source."""
    narrative, table = SOURCE.read_text(encoding="utf-8").split("# 政府信息公开情况统计表")
    return narrative, table


def narrative_text(markdown: str) -> str:
    """The source's text without its markup and its table lines."""
    lines = [line for line in markdown.split("\n") if "\t" not in line]
    text = re.sub(r"^#+ ", "", "\n".join(lines), flags=re.MULTILINE).replace("**", "")
    text = compact(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))
    for old, new in EXCEPTIONS.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_the_narrative_is_the_sources_text(site: Path, source: tuple[str, str]) -> None:
    built = "".join(compact(article(site, page).text(without=OURS)) for page in CHAPTERS)
    assert built == narrative_text(source[0])


def test_the_only_exceptions_are_heading_numbers() -> None:
    for old, new in EXCEPTIONS.items():
        assert unicodedata.normalize("NFKC", new) == old


def test_no_spaces_are_typed_between_han_and_digits() -> None:
    for page in (PORTAL / "docs/2018").glob("*.md"):
        assert not re.search(r"[一-鿿] +\d|\d +[一-鿿]", page.read_text(encoding="utf-8")), page.name


def test_the_statistics_table_is_the_sources_table(site: Path, source: tuple[str, str]) -> None:
    printed = [line for line in re.sub(r"</?b>", "", source[1]).split("\n") if line and "统计指标" not in line]
    assert "2018年度" in compact(printed[0])
    built = [
        cells
        for table in article(site, "statistics").all("table", "report-table--statistics")
        for cells in lines(table)
    ]
    assert [plain(*line) for line in built] == [plain(*line.split("\t")) for line in printed[1:]]


def lines(table: Node) -> list[list[str]]:
    """The form's lines: a caption that carries a row's id, then the rows."""
    caption = table.one("caption")
    head = [[caption.text()]] if caption.get("id") else []
    rows = [row for row in table.all("tr") if row.get("id")]
    return head + [[cell.text(without=("uses",)) for cell in cells(row)] for row in rows]


def cells(row: Node) -> list[Node]:
    return [child for child in row.children if isinstance(child, Node)]


def plain(*texts: str) -> list[str]:
    """Cells for comparison: spaces and width apart; — and nothing both say that there is no value."""
    values = [unicodedata.normalize("NFKC", compact(text)) for text in texts]
    return [value for value in values if value.strip("—")]


def test_the_small_table_is_the_sources_table(site: Path, source: tuple[str, str]) -> None:
    printed = [line.split("\t") for line in source[0].split("\n") if "\t" in line]
    table = article(site, "work").one("table", "report-table--extra")
    built = [[cell.text(without=("uses",)).strip() for cell in cells(row)] for row in table.all("tr")]
    assert compact(table.one("caption").text()).startswith(compact("".join(printed[0])))
    assert built[0][1:] == printed[1][1:]
    assert built[1:] == printed[2:]
