"""What a page is, as schema.org has it, for JSON-LD: the website, a year's report, a chapter of it, and the way there.

Nothing stands here that the page does not say itself. Addresses are known only where the site's own is configured.
"""

from typing import Any
from urllib.parse import urljoin

from nianbao.address.pages import FRONT_PAGE, page_path
from nianbao.labels import without_stop
from nianbao.project.publisher import Publisher
from nianbao.project.year import Year
from nianbao.text.chapter import Chapter

_CONTEXT = {"@context": "https://schema.org"}


def site_data(publisher: Publisher, site_url: str) -> dict[str, Any]:
    """The page of all years: a website, and who answers for it."""
    contact = publisher.contact
    address = _known({"streetAddress": contact.address, "postalCode": contact.postcode})
    body = {
        "@type": "GovernmentOrganization",
        "name": publisher.name,
        "telephone": contact.phone,
        "email": contact.email,
        "address": {"@type": "PostalAddress", **address} if address else "",
    }
    site = {"@type": "WebSite", "name": publisher.title, "inLanguage": "zh-CN", "url": site_url}
    return _CONTEXT | _known(site) | {"publisher": _known(body)}


def report_data(year: Year, site_url: str) -> dict[str, Any]:
    """The front page of a year: the report (`Report`)."""
    start, end = year.report.period
    data = {
        "@type": "Report",
        "name": year.title,
        "url": _address(site_url, page_path(FRONT_PAGE, year.year)),
        "inLanguage": "zh-CN",
        "temporalCoverage": f"{start.isoformat()}/{end.isoformat()}",
        "datePublished": year.report.published_iso,
        "publisher": {"@type": "GovernmentOrganization", "name": year.report.publisher},
    }
    return _CONTEXT | _known(data)


def chapter_data(year: Year, chapter: Chapter, site_url: str) -> dict[str, Any]:
    """A chapter, as a part of the report."""
    whole = {"@type": "Report", "name": year.title, "url": _address(site_url, page_path(FRONT_PAGE, year.year))}
    data = {
        "@type": "Chapter",
        "name": without_stop(chapter.title),
        "url": _address(site_url, page_path(chapter.slug, year.year)),
        "inLanguage": "zh-CN",
        "position": year.chapters.index(chapter),
        "datePublished": year.report.published_iso,
        "isPartOf": _known(whole),
    }
    return _CONTEXT | _known(data)


def breadcrumbs(publisher: Publisher, year: Year, chapter: Chapter, site_url: str) -> dict[str, Any]:
    """The way from the page of all years to a page of a year; nothing where addresses are not known."""
    steps = [(publisher.title, ""), (year.title, page_path(FRONT_PAGE, year.year))]
    if chapter is not year.chapters[0]:
        steps.append((without_stop(chapter.title), page_path(chapter.slug, year.year)))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": _address(site_url, path)}
        for number, (name, path) in enumerate(steps, 1)
    ]
    return _CONTEXT | {"@type": "BreadcrumbList", "itemListElement": items} if site_url else {}


def _address(site_url: str, path: str) -> str:
    return urljoin(site_url, path) if site_url else ""


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value != ""}
