"""The page of an address that does not exist: what it holds works at any depth, under any path."""

from pathlib import Path

from page import Node, read_page


def test_its_links_exist(under_a_path: Path) -> None:
    missing = read_page(under_a_path / "x/y/404.html")
    links = [link.get("href") for link in missing.one("article").all("a")]
    ways = [link for link in links if not link.startswith(("tel:", "mailto:"))]
    assert ways == ["/x/y/2018/", "/x/y/2018/statistics/", "/x/y/contents/", "/x/y/."]
    assert all((under_a_path / way.removeprefix("/") / "index.html").is_file() for way in ways)
    assert missing.one("article").one("form").get("action") == "/x/y/search/"


def test_every_address_of_it_begins_at_the_root(under_a_path: Path, site: Path) -> None:
    for path, root in ((under_a_path / "x/y/404.html", "/x/y/"), (site / "404.html", "/")):
        for address in addresses(read_page(path)):
            assert address.startswith(root), address


def addresses(page: Node) -> list[str]:
    found = [node.get(name) for node in page.walk() for name in ("href", "src", "action", "data-manifest")]
    return [address for address in found if address and not address.startswith(("tel:", "mailto:", "#"))]


def test_search_engines_are_told_to_leave_it_out(site: Path) -> None:
    robots = [meta.get("content") for meta in read_page(site / "404.html").all("meta") if meta.get("name") == "robots"]
    assert robots == ["noindex"]


def test_all_years_are_listed(two_years: Path) -> None:
    links = [link.get("href") for link in read_page(two_years / "404.html").one("article").all("a")]
    assert [link for link in links if "statistics" in link] == ["/2018/statistics/", "/2017/statistics/"]
