"""Binding a whole year: first all chapters, to learn which numbers are bound and where tables stand; then the pages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from nianbao.address.pages import STATISTICS_PAGE
from nianbao.bind.binder import Binder
from nianbao.bind.pending import MARK
from nianbao.bind.renderer import render
from nianbao.bind.rendering import Rendering
from nianbao.finding import Finding, Place, Severity
from nianbao.render.selection import DERIVED, FORM, extra_key
from nianbao.report.figure import DERIVED_TITLE
from nianbao.report.model import ExtraTable, Report
from nianbao.text.chapter import Chapter
from nianbao.text.leftover import leftovers
from nianbao.text.markdown import Parsed
from nianbao.text.mention import Mention, uses_of

_MEND = "绑定数字写成 [15131](stat:名称)；表格单独成段，写成 ![标题](table:名称)；段落前不要空格"


@dataclass(frozen=True, slots=True)
class Binding:
    """What binding found in the chapters of one year: mentions, homes, the tables shown, and findings."""

    mentions: tuple[Mention, ...]
    """All bound numbers of the year, in reading order."""
    homes: dict[str, str]
    """The page on which each selection of tables is at home, by the selection's key."""
    shown: dict[str, tuple[str, ...]]
    """The keys of the selections that each page shows, by its slug, in reading order."""
    findings: tuple[Finding, ...]


@lru_cache(maxsize=32)
def parse(chapter: Chapter) -> Parsed:
    """A chapter's Markdown as a tree, with each 【待填：…】 in a `mark` element: bound first, and rendered later."""
    return Parsed(chapter.source, [MARK])


def bind_chapters(report: Report, chapters: Mapping[Chapter, Parsed], *, all_there: bool = True) -> Binding:
    """Bind every chapter once, to learn mentions and homes; nothing of its HTML is kept.

    Where not all are there, because some were withdrawn, a table that no chapter shows was one of theirs.
    """
    mentions: list[Mention] = []
    shown: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    for chapter, parsed in chapters.items():
        binder = Binder(report, chapter)
        tree = parsed.tree()
        binder.bind(tree)
        mentions += binder.mentions
        shown[chapter.slug] = tuple(binder.shown)
        findings += binder.findings
        findings += _leftovers(chapter, parsed.written(tree))
    homes = _homes(report, shown)
    if not any(finding.rule == "table" for finding in findings):  # a table that was misspelt is missing, of course
        tables = report.tables if all_there else ()
        findings += _without_home(report, tables, shown, homes, mentions)
    return Binding(tuple(mentions), homes, shown, tuple(findings))


Pages = dict[str, Rendering]
"""The pages of a year, by their slugs, in reading order."""


def render_chapters(
    report: Report,
    chapters: Iterable[Chapter],
    binding: Binding,
    notes: Mapping[str, tuple[str, ...]],
    public: Report | None = None,
) -> tuple[Pages, Pages]:
    """The pages as the site has them, and as a document has them; `notes` are the editors' notes, by row.

    `public` is the report without what was withdrawn, where that is another.

    Where chapters show every part of the form, it is at home in these in a document; else the two are the same.
    """
    uses = uses_of(binding.mentions)
    parsed = {chapter: parse(chapter) for chapter in chapters}

    def pages(homes: Mapping[str, str]) -> Pages:
        return {
            chapter.slug: render(page, chapter.page, Binder(report, chapter, homes, uses, notes, public))
            for chapter, page in parsed.items()
        }

    own, parts = pages(binding.homes), _homes_of_parts(report, binding.shown)
    return own, pages(binding.homes | parts) if parts else own


def _leftovers(chapter: Chapter, html: str) -> Iterator[Finding]:
    left = leftovers(html)
    places = {address: _line_of_slip(chapter, address) for address in dict.fromkeys(left)}
    for address in left:
        problem, mend, rule = "没有变成链接或表格", _MEND, "table" if address.startswith("table:") else "target"
        if address.startswith(("chart:", "chart：")):
            problem, mend, rule = "没有变成图", "图单独成段，写成 ![标题](chart:名称)；段落前不要空格", "chart"
        yield Finding(places[address], address, problem, mend, rule=rule)


def _line_of_slip(chapter: Chapter, address: str) -> Place:
    """File and line of an address that was not bound; another line may bind the same one correctly."""
    lines = [(number, line) for number, line in enumerate(chapter.source.split("\n"), 1) if address in line]
    for number, line in lines:
        if f"]({address})" not in line or re.match(r" {4}|\t", line) or "`" in line:
            return Place(chapter.file, number)
    return chapter.line_of(address)


def _homes(report: Report, shown: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """The home of each selection: the statistics page for form and derived figures, else the first page with it."""
    homes = dict.fromkeys((FORM, DERIVED), STATISTICS_PAGE)
    for page, keys in shown.items():
        for key in map(extra_key, (table.slug for table in report.tables)):
            if key in keys:
                homes.setdefault(key, page)
    return homes


def _homes_of_parts(report: Report, shown: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """The chapter of each part of the form, by the part's key; nothing unless every part has one."""
    chapters = {key: page for page, keys in reversed(shown.items()) for key in keys if page != STATISTICS_PAGE}
    parts = [f"part-{section.id}" for section in report.form.sections]
    return {key: chapters[key] for key in parts} if all(key in chapters for key in parts) else {}


def _without_home(
    report: Report,
    tables: Iterable[ExtraTable],
    shown: dict[str, tuple[str, ...]],
    homes: dict[str, str],
    mentions: list[Mention],
) -> Iterator[Finding]:
    """A number needs a row to lead to: the form and derived figures on the statistics page, extra tables somewhere."""
    place = Place(f"docs/{report.year}/{STATISTICS_PAGE}.md")
    title = report.form.title
    if FORM not in shown.get(STATISTICS_PAGE, ()):
        yield Finding(place, title, "统计表没有显示", f"请建立这一页，并单独成段写 ![{title}](table:{title})")
    if report.derived and DERIVED not in shown.get(STATISTICS_PAGE, ()):
        mend = f"请在这一页单独成段写 ![{DERIVED_TITLE}](table:{DERIVED_TITLE})"
        yield Finding(place, DERIVED_TITLE, f"{DERIVED_TITLE}没有显示", mend)
    used = {mention.figure.table for mention in mentions}
    for table in tables:
        if extra_key(table.slug) not in homes:
            severity = Severity.ERROR if table.slug in used else Severity.WARNING
            mend = f"请在正文相应位置单独成段写 ![{table.title}](table:{table.name})"
            yield Finding(table.place, table.name, "这张表没有在任何一页显示", mend, severity=severity)
