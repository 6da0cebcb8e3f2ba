"""The feed (Atom, RFC 4287): an entry for each report and each correction, for subscribers."""

import uuid
from collections.abc import Iterator
from datetime import date, time
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from nianbao.address.pages import FRONT_PAGE, page_path
from nianbao.characters import for_xml
from nianbao.correction.entries import Correction
from nianbao.project.project import Project, newest_day
from nianbao.project.year import Year

FEED = "feed.xml"
_MIDNIGHT = time()


def feed(project: Project, site_url: str) -> str:
    """The feed as XML, newest entry first. Links are relative to the feed where `site_url` is empty."""
    publisher = project.publisher
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "zh-CN"})
    entries = sorted(_entries(project, site_url), key=lambda entry: entry.findtext("updated") or "", reverse=True)
    dates = [entry.findtext("updated") or "" for entry in entries]
    _text(root, "id", _id(publisher.name))
    _text(root, "title", publisher.title)
    _text(root, "updated", max(dates, default=_moment(newest_day(project))))
    _text(SubElement(root, "author"), "name", publisher.name)
    SubElement(root, "link", {"rel": "self", "href": urljoin(site_url, FEED)})
    SubElement(root, "link", {"rel": "alternate", "href": site_url or "./"})
    root.extend(entries)
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _entries(project: Project, site_url: str) -> Iterator[Element]:
    for year in project.years:
        yield _report(year, project.publisher.name, site_url)
        for notice in year.notices:
            yield _correction(year, notice.correction, project.publisher.name, site_url)


def _report(year: Year, body: str, site_url: str) -> Element:
    moment = _moment(year.report.day, year.report.published_at or _MIDNIGHT)
    return _entry(
        _id(body, str(year.year)), year.title, moment, urljoin(site_url, page_path(FRONT_PAGE, year.year)), year.title
    )


def _correction(year: Year, item: Correction, body: str, site_url: str) -> Element:
    single = f"{item.what}：原来是“{item.was}”，现在是“{item.now}”"
    words = f"{single if len(item.stated) == 1 else item.sentence}。原因：{item.why}"
    title = f"更正：{year.title}（{item.what}）"
    own = _id(body, str(year.year), item.day.isoformat(), item.page, item.what)
    return _entry(own, title, _moment(item.day), urljoin(site_url, page_path(item.page, year.year)), words)


def _entry(own: str, title: str, moment: str, address: str, summary: str) -> Element:
    entry = Element("entry")
    for name, value in (("id", own), ("title", title), ("updated", moment), ("summary", summary)):
        _text(entry, name, value)
    SubElement(entry, "link", {"rel": "alternate", "href": address})
    return entry


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = for_xml(text)


def _moment(day: date, at: time = _MIDNIGHT) -> str:
    """Date and time in RFC 3339, Beijing time; without a known time the day's beginning."""
    return f"{day.isoformat()}T{at:%H:%M}:00+08:00"


def _id(*parts: str) -> str:
    """An identifier (URN, version 5 UUID) made from these names only, the same wherever the site is."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(("nianbao", *parts))).urn
