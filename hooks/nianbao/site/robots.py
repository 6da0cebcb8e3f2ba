"""`robots.txt`: everything may be read by search engines, and where the list of pages is."""

from urllib.parse import urljoin


def robots(site_url: str) -> str:
    """Text of `robots.txt`; without a `site_url` it names no sitemap."""
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines.append(f"Sitemap: {urljoin(site_url, 'sitemap.xml')}")
    return "\n".join(lines) + "\n"
