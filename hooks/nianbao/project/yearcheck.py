"""The checks of one year, in their order: by itself, and then beside the year before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nianbao.bind.chapters import Binding, bind_chapters, parse, render_chapters
from nianbao.bind.pending import check_pending
from nianbao.bind.rendering import Rendering
from nianbao.check.acknowledged import COPY_RULES, TEXT_RULES, settle
from nianbao.check.carryover import check_carryover
from nianbao.check.chapterlinks import check_links
from nianbao.check.claims import check_claims
from nianbao.check.coverage import scan
from nianbao.check.declarations import check_declarations
from nianbao.check.glossary import check_terms
from nianbao.check.markup import check_markup
from nianbao.check.prescribed import check_prescribed
from nianbao.check.punctuation import check_punctuation
from nianbao.check.relations import judged
from nianbao.check.rules import check_rules
from nianbao.check.targets import check_anchors
from nianbao.check.unbound import check_coverage
from nianbao.correction.check import check_corrections
from nianbao.correction.lock import check_frozen
from nianbao.correction.numbers import check_days, check_values
from nianbao.finding import Finding, Place, Severity, errors, page_subject
from nianbao.project.sources import Sources
from nianbao.project.year import Year
from nianbao.report.model import Report
from nianbao.text.chapter import Chapter


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
    text = tuple(_check_text(sources, report))
    parsed = {chapter: parse(chapter) for chapter in chapters}
    markup = [each for chapter, page in parsed.items() for each in check_markup(page, chapter.source, chapter.file)]
    if not report.complete:
        return Alone(text, tuple(markup), None)
    binding = bind_chapters(report, parsed)
    said = {finding.place for finding in binding.findings}
    bound = [*binding.findings, *(finding for finding in markup if finding.place not in said)]
    if sources.whole:
        spotted = scan(report, sources.prose)
        bound += check_links(chapters)
        bound += check_pending(chapters)
        bound += check_declarations(report, chapters, binding.mentions, spotted)
        bound += check_coverage(spotted)
    return Alone(text, tuple(bound), binding)


def check_year(
    sources: Sources, alone: Alone, before: Sources | None, today: date, findings: list[Finding]
) -> Year | None:
    """The year, or None when it cannot be published; problems are added to `findings`. `before` is the year before."""
    report, chapters = sources.report, sources.chapters
    corrections = sources.corrections or ()
    if sources.corrections is not None:
        findings += check_frozen(sources.year, sources.frozen, corrections, sources.seals)
    if report is None:
        findings.append(_unread(sources.year))
        return None
    previous = before.report if before else None
    settled = settle(report, [*check_rules(report, previous), *alone.text], _judged(sources, report, previous))
    findings += settled.findings
    findings += check_corrections(corrections, report, chapters)
    findings += check_days(corrections, today)
    binding = alone.binding
    if binding is None:
        findings += [*alone.bound, _unread(sources.year)]
        return None
    findings += check_values(corrections, report)
    findings += alone.bound
    if sources.whole:
        findings += check_carryover(sources.prose, before.prose, report.year) if before else ()
    pages, printed = render_chapters(report, chapters, binding, settled.notes)
    findings += _check_anchors(chapters, pages, findings)
    has_index = bool(chapters) and chapters[0].front
    if not has_index:
        return None
    newest_first = tuple(sorted(corrections, key=lambda item: item.day, reverse=True))
    return Year(
        report,
        chapters,
        prose=sources.prose,
        pages=pages,
        printed=printed,
        mentions=binding.mentions,
        homes=binding.homes,
        notes=settled.notes,
        corrections=newest_first,
        shown=binding.shown,
    )


def _check_text(sources: Sources, report: Report) -> list[Finding]:
    """Findings on the text that need no binding; none where a chapter could not be read."""
    if not sources.whole:
        return []
    return [
        *check_prescribed(report.form, report.year, sources.prose),
        *check_claims(report, sources.prose),
        *check_punctuation(sources.chapters),
        *check_terms(sources.chapters, sources.terms),
    ]


def _check_anchors(
    chapters: tuple[Chapter, ...], pages: Mapping[str, Rendering], findings: list[Finding]
) -> list[Finding]:
    """Findings on links to missing anchors; none in a year with errors, because a missing table would repeat itself."""
    own = f"docs/{chapters[0].page.split('/')[0]}/" if chapters else ""
    if any(finding.place.file.startswith(own) for finding in errors(findings)):
        return []
    return list(check_anchors(chapters, pages))


def _judged(sources: Sources, report: Report, previous: Report | None) -> set[tuple[str, str]]:
    """Rule and subject of every check that could be done, see `settle`."""
    known = judged(report, previous) if report.complete else set()
    rules = {*TEXT_RULES, *COPY_RULES, *(rule.id for rule in report.form.text_rules)} if sources.whole else set()
    pages = [chapter.slug for chapter in sources.chapters] + [fixed.slug for fixed in report.form.chapters]
    return known | {(rule, page_subject(page)) for rule in rules for page in pages}


def _unread(year: int) -> Finding:
    problem, mend = "数据读不出来，正文里的数字还没有核对", "请先改好数据文件，再检查一次"
    return Finding(Place(f"data/{year}/report.yml"), str(year), problem, mend, severity=Severity.INFO)
