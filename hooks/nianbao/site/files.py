"""Files of the site that are made of the data: for programs, for the search, and the portal's own pages."""

from collections.abc import Iterator

from nianbao.address.pages import PORTAL_PAGES, YEAR_PAGES
from nianbao.address.redirect import redirect_page
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.search.files import manifest, units_file
from nianbao.search.units import units_of
from nianbao.site.feed import FEED, feed
from nianbao.site.headers import headers_file
from nianbao.site.robots import robots
from nianbao.site.shareimage import NAME, portal_card, share_images, year_card
from nianbao.site.switcher import sitemap, versions

SiteFile = tuple[str, str | bytes]
"""Name from the root of the site, with content; `.md` for a page."""


def site_files(project: Project, site_url: str) -> Iterator[SiteFile]:
    """All of them, but for the downloads and the pictures. `site_url` is empty where the address is not configured."""
    yield "robots.txt", robots(site_url)
    yield FEED, feed(project, site_url)
    yield "_headers", headers_file()
    yield "versions.json", versions(year.year for year in project.years)
    units = {year.year: units_of(year) for year in project.years}
    yield "search.json", manifest([(year, len(found)) for year, found in units.items()], project.related)
    for year, found in units.items():
        yield f"{year}/search.json", units_file(year, found)
    for moved in project.redirects:
        if moved.old.endswith("/"):
            yield f"{moved.old}index.html", redirect_page(moved.old, moved.new)
    for own in PORTAL_PAGES:
        yield f"{own.slug}.md", own.source
    for each in project.years:
        yield f"{each.year}/sitemap.xml", sitemap(_addresses(each), site_url or None)
        for own in YEAR_PAGES:
            yield f"{each.year}/{own.slug}.md", own.source


def _addresses(year: Year) -> Iterator[str]:
    """Of all pages of a year, from the root of the site."""
    for slug in [*(chapter.slug for chapter in year.chapters), *(own.slug for own in YEAR_PAGES)]:
        yield f"{year.year}/" if slug == "index" else f"{year.year}/{slug}/"


def pictures(project: Project) -> Iterator[SiteFile]:
    """For shared links, of the portal and of each year; none where the machine has no Chinese font."""
    cards = {f"{year.year}/{NAME}": year_card(year) for year in project.years}
    yield from share_images({NAME: portal_card(project.publisher, project.years)} | cards)
