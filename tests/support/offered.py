"""What a downloads page offers: its rows, what they say of a file, the file."""

from pathlib import Path
from urllib.parse import unquote

from page import Node, read_page


def rows(site: Path, year: int) -> list[Node]:
    """The rows of a downloads page that are seen."""
    page = read_page(site / str(year) / "downloads/index.html").one("article")
    return [row for row in page.all("li") if row.all("dl") and "hidden" not in row.attributes]


def facts(row: Node) -> dict[str, str]:
    return {item.one("dt").text(): item.one("dd").text().strip() for item in row.all("div")}


def target(site: Path, year: int, row: Node) -> Path:
    (link,) = row.all("a")
    return (site / str(year) / "downloads" / unquote(link.get("href"))).resolve()


def offered(site: Path, year: int) -> dict[str, str]:
    """SHA-256 of each file that the page offers, as the page says it."""
    return {target(site, year, row).name: facts(row)["SHA-256"] for row in rows(site, year)}
