"""The checks of one year, in their order: by itself, and then beside the year before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from nianbao.address.withdrawn import pages_of
from nianbao.bind.chapters import Binding, bind_chapters, parse, render_chapters
from nianbao.bind.pending import check_pending
from nianbao.check.acknowledged import COMPARED_RULES, COPY_RULES, TEXT_RULES, settle
from nianbao.check.changes import SHARE
from nianbao.check.coverage import scan
from nianbao.check.relations import judged
from nianbao.check.stages import BoundText, FinishedPages, OriginalFigures, PageText, TwoYears, YearText
from nianbao.correction.check import check_corrections
from nianbao.correction.lockedyear import LockedYear, check_lock
from nianbao.correction.numbers import check_days
from nianbao.correction.withdrawal import shown_corrections
from nianbao.finding import Finding, Place, Severity, errors, page_subject
from nianbao.project.checks import (
    BOUND_TEXT_CHECKS,
    CHAPTER_CHECKS,
    COMPARED_TEXT_CHECKS,
    FIGURE_CHECKS,
    FINISHED_PAGE_CHECKS,
    NUMBER_CHECKS,
    ORIGINAL_CHECKS,
    READING_CHECKS,
    REPEATED_TEXT_CHECKS,
    TEXT_CHECKS,
    run,
)
from nianbao.project.sources import Sources
from nianbao.project.year import Year
from nianbao.render.selection import extra_key
from nianbao.report.model import Report
from nianbao.report.narrowed import without_tables


@dataclass(frozen=True, slots=True)
class Alone:
    """Findings on a year by itself, which do not depend on the year before."""

    text: tuple[Finding, ...]
    """Found in the text as it stands; some of it may be acknowledged."""
    bound: tuple[Finding, ...]
    """Found when the text was set beside the data."""
    binding: Binding | None
    """None where the data are not complete."""


def look_at(sources: Sources) -> Alone:
    """Check a year by itself: its text, and its text against its data."""
    report, chapters = sources.report, sources.chapters
    if report is None:
        return Alone((), (), None)
    gone = pages_of(sources.withdrawn)
    text = run(TEXT_CHECKS, YearText(report, chapters, sources.prose, sources.terms, gone)) if sources.whole else []
    parsed = {chapter: parse(chapter) for chapter in chapters}
    pages = [PageText(page, chapter.source, chapter.file) for chapter, page in parsed.items()]
    found = [finding for page in pages for finding in run(CHAPTER_CHECKS, page)]
    if not report.complete:
        return Alone(tuple(text), tuple(found), None)
    binding = bind_chapters(report, parsed, all_there=not gone)
    places = {finding.place for finding in binding.findings}
    bound = [*binding.findings, *(finding for finding in found if finding.place not in places)]
    if sources.whole:
        bound += check_pending(chapters)
        bound += _check_bound(sources, report, binding, found)
    return Alone(tuple(text), tuple(bound), binding)


def _check_bound(sources: Sources, report: Report, binding: Binding, found: Iterable[Finding]) -> list[Finding]:
    """Findings on bound text. Of a page whose numbers would be understood in two ways, none on its other numbers.

    `found` is what the pages had by themselves: one that loses text is not compared with its source.
    """
    wrong = {finding.place.file for finding in binding.findings}
    wrong |= {finding.place.file for finding in found if finding.rule == "emphasis"}
    readable = tuple(prose for prose in sources.prose if prose.chapter.file not in wrong)
    text = BoundText(report, sources.chapters, readable, binding.mentions, scan(report, sources.prose))
    unsure = run(READING_CHECKS, text)
    unread = {finding.place.file for finding in unsure}
    sure = replace(text, spotted=tuple(item for item in text.spotted if item.place.file not in unread))
    said = {finding.place for finding in errors(found)}
    others = (finding for finding in unsure if finding.place not in said)
    return [*others, *run(BOUND_TEXT_CHECKS, text), *run(NUMBER_CHECKS, sure)]


def check_year(
    sources: Sources, alone: Alone, before: Sources | None, today: date, findings: list[Finding]
) -> Year | None:
    """The year, or None when it cannot be published; problems are added to `findings`. `before` is the year before."""
    report, binding = sources.report, alone.binding
    findings += _check_corrections(sources, today, complete=binding is not None)
    if report is None:
        findings.append(_unread(sources.year))
        return None
    findings += run(ORIGINAL_CHECKS, OriginalFigures(report, sources.corrections or ()))
    years = _beside(report, sources, before)
    compared = run(COMPARED_TEXT_CHECKS, years) if binding and sources.whole else []
    found = [*run(FIGURE_CHECKS, years), *alone.text, *compared]
    settled = settle(report, found, _judged(sources, report, years.report_before, bound=binding is not None))
    findings += [*settled.findings, *alone.bound]
    if binding is None:
        findings.append(_unread(sources.year))
        return None
    if sources.whole and before:
        findings += run(REPEATED_TEXT_CHECKS, years)
    public = _public(report, binding, sources)
    pages, printed = render_chapters(report, sources.chapters, binding, settled.notes, public)
    findings += _check_finished(FinishedPages(sources.chapters, pages), findings)
    if not sources.chapters or not sources.chapters[0].front:
        return None
    gone, shown = pages_of(sources.withdrawn), set(public.figures)
    corrections = shown_corrections(sources.corrections or (), gone, public, binding.homes)
    return Year(
        public,
        sources.chapters,
        prose=sources.prose,
        pages=pages,
        printed=printed,
        mentions=tuple(mention for mention in binding.mentions if mention.figure in shown),
        homes=binding.homes,
        notes=settled.notes,
        corrections=tuple(sorted(corrections, key=lambda item: item.day, reverse=True)),
        shown=binding.shown,
        withdrawn=sources.withdrawn,
    )


def _public(report: Report, binding: Binding, sources: Sources) -> Report:
    """The report as far as it is shown: a table that only a withdrawn chapter had is withdrawn with it."""
    if not pages_of(sources.withdrawn):
        return report
    return without_tables(report, {each.slug for each in report.tables if extra_key(each.slug) not in binding.homes})


def _beside(report: Report, sources: Sources, before: Sources | None) -> TwoYears:
    if before is None:
        return TwoYears(report, sources.prose)
    return TwoYears(report, sources.prose, before.report, before.prose)


def _check_corrections(sources: Sources, today: date, *, complete: bool) -> Iterator[Finding]:
    """Locks and corrections, as far as they can be checked: the values only beside `complete` data."""
    corrections, lock = sources.corrections or (), sources.lock
    if sources.corrections is not None:
        report = sources.report if complete else None
        form = sources.report.form if sources.report else None
        yield from check_lock(
            LockedYear(sources.year, lock, corrections, form=form, report=report, missing=sources.missing),
            sources.seals,
            sources.apart,
        )
    if sources.report:
        gone, held = pages_of(sources.withdrawn), (lock.figures if lock else None) or {}
        others = [item for item in corrections if item.page not in gone]
        yield from check_corrections(others, sources.report, sources.chapters, gone=held)
        yield from check_days(corrections, today)


def _check_finished(year: FinishedPages, findings: list[Finding]) -> list[Finding]:
    """Nothing where the text has errors: where a table is missing, so are all its rows, and that is said once."""
    own = f"docs/{year.chapters[0].page.split('/')[0]}/" if year.chapters else ""
    if any(finding.place.file.startswith(own) for finding in errors(findings)):
        return []
    return run(FINISHED_PAGE_CHECKS, year)


def _judged(sources: Sources, report: Report, previous: Report | None, *, bound: bool) -> set[tuple[str, str]]:
    """Rule and subject of every check that could be done, see `settle`."""
    known = judged(report, previous) if report.complete else set()
    rules = {*TEXT_RULES, *COPY_RULES, *(rule.id for rule in report.form.text_rules)}
    rules |= {*COMPARED_RULES} if bound and previous else {SHARE} if bound else set()
    rules = rules if sources.whole else set()
    pages = [chapter.slug for chapter in sources.chapters] + [fixed.slug for fixed in report.form.chapters]
    return known | {(rule, page_subject(page)) for rule in rules for page in pages}


def _unread(year: int) -> Finding:
    problem, mend = "数据读不出来，正文里的数字还没有核对", "请先改好数据文件，再检查一次"
    return Finding(Place(f"data/{year}/report.yml"), str(year), problem, mend, severity=Severity.INFO)
