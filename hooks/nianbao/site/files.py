"""Files of the site that are made of the data: for programs, for the search, and the portal's own pages."""

from collections.abc import Iterable, Iterator

from nianbao.address.link import page_address
from nianbao.address.pages import PORTAL_PAGES, YEAR_PAGES, is_front, page_path
from nianbao.address.withdrawn import PAGE_SOURCE, Withdrawn, of_year
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.search.files import manifest, units_file
from nianbao.search.units import units_of
from nianbao.site.feed import FEED, feed
from nianbao.site.headers import headers_file
from nianbao.site.robots import robots
from nianbao.site.shareimage import NAME, portal_card, share_images, year_card
from nianbao.site.switcher import sitemap

SiteFile = tuple[str, str | bytes]
"""Name from the root of the site, with content; `.md` for a page."""


def portal_files(project: Project, site_url: str) -> Iterator[SiteFile]:
    """Generated files that belong to no year: robots, feed, headers, manifest of the search.

    `site_url` is empty where the address is not configured.
    """
    yield "robots.txt", robots(site_url)
    yield FEED, feed(project, site_url)
    yield "_headers", headers_file()
    yield "search.json", manifest([(year.year, len(units_of(year))) for year in project.years], project.related)


def portal_pages(project: Project) -> Iterator[SiteFile]:
    """Sources of the portal's pages that belong to no year, and of what stands in the place of withdrawn ones."""
    for own in PORTAL_PAGES:
        yield f"{own.slug}.md", own.source
    yield from _withdrawn_pages(of_year(project.withdrawn, None))


def year_files(year: Year, site_url: str) -> Iterator[SiteFile]:
    """Generated files of one year (`sitemap.xml`, `search.json`) and sources of its portal pages."""
    yield f"{year.year}/sitemap.xml", sitemap(_addresses(year), site_url or None)
    yield f"{year.year}/search.json", units_file(year.year, units_of(year))
    for own in YEAR_PAGES:
        yield f"{year.year}/{own.slug}.md", own.source
    yield from _withdrawn_pages(year.withdrawn)


def _withdrawn_pages(withdrawn: Iterable[Withdrawn]) -> Iterator[SiteFile]:
    for item in withdrawn:
        if item.is_page:
            yield item.source.removeprefix("docs/"), PAGE_SOURCE


def found_pages(project: Project) -> Iterator[str]:
    """Addresses of all pages that search engines may index, from the site's root, as the sitemap lists them."""
    front = sorted(project.front, key=lambda slug: (not is_front(slug), slug))
    yield from (page_address(f"{slug}.md") for slug in front)
    for year in reversed(project.years):
        chapters = sorted(year.chapters, key=lambda chapter: (not chapter.front, chapter.slug))
        yield from (page_address(chapter.page) for chapter in chapters)
    yield from (page_path(own.slug) for own in PORTAL_PAGES if own.found)
    for year in project.years:
        yield from (page_path(own.slug, year.year) for own in YEAR_PAGES if own.found)


def _addresses(year: Year) -> Iterator[str]:
    """The addresses of all pages of a year, from the site's root."""
    for slug in [*(chapter.slug for chapter in year.chapters), *(own.slug for own in YEAR_PAGES)]:
        yield page_path(slug, year.year)


def pictures(project: Project, years: Iterable[Year], *, portal: bool) -> Iterator[SiteFile]:
    """Share pictures of these years and of the portal; none where the machine has no Chinese font."""
    cards = {NAME: portal_card(project.publisher, project.years)} if portal else {}
    yield from share_images(cards | {f"{year.year}/{NAME}": year_card(year) for year in years})
