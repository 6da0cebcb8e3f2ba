"""`robots.txt`: everything may be read by search engines, and where the list of pages is."""

from urllib.parse import urljoin


def robots(site_url: str) -> str:
    """`site_url` is empty where the site's address is not configured; the list then has no address to name."""
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines.append(f"Sitemap: {urljoin(site_url, 'sitemap.xml')}")
    return "\n".join(lines) + "\n"
