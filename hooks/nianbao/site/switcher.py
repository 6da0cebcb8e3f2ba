"""What the theme's version selector reads, so that it becomes the year switcher."""

import json
from collections.abc import Iterable
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from nianbao.characters import for_xml

VERSIONS = "versions.json"
"""What every page asks for, at the root of the site."""
_NO_ADDRESS = "https://site.invalid/"
"""Used where the site's address is not configured: the selector compares addresses only with each other."""


def versions(years: Iterable[int]) -> str:
    """JSON of `versions.json`, which the theme's version selector reads: the years, newest first."""
    entries = [{"version": str(year), "title": f"{year} 年", "aliases": []} for year in sorted(years, reverse=True)]
    return json.dumps(entries, ensure_ascii=False)


def sitemap(urls: Iterable[str], site_url: str | None) -> str:
    """A year's `sitemap.xml`: every page of the year, its index included.

    The selector takes the longest common beginning of these addresses for the year's root, and stays on the same
    chapter when the other year has it. `urls` are relative to the site's root.
    """
    base = site_url or _NO_ADDRESS
    lines = [f"<url><loc>{escape(for_xml(urljoin(base, url)))}</loc></url>" for url in urls]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join([head, *lines, "</urlset>\n"])
