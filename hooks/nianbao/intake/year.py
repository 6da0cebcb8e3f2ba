"""A file becomes the files of a year: data, chapters, pictures, and what has to be looked at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from nianbao.authoring.reportfile import About, report_text
from nianbao.authoring.scaffold import about_year
from nianbao.authoring.statisticsfile import statistics_text
from nianbao.form.model import Form
from nianbao.intake.block import Block, Original, Paragraph, Removed
from nianbao.intake.comparison import compare
from nianbao.intake.digests import chapter_digests
from nianbao.intake.doubt import Doubt, Kind
from nianbao.intake.facts import Facts, read_facts
from nianbao.intake.figures import Figures
from nianbao.intake.flow import Flow, flow
from nianbao.intake.formtables import FormPlace
from nianbao.intake.names import names_of
from nianbao.intake.originalfile import Source, original_text
from nianbao.intake.outline import outline
from nianbao.intake.pages import Pages
from nianbao.intake.placing import place_of
from nianbao.intake.recognise import check_kind, recognise, year_of
from nianbao.intake.sound import sound
from nianbao.intake.stream import tables_of_tabs
from nianbao.project.project import Project
from nianbao.report.model import Contact
from nianbao.report.original import ORIGINAL_FIGURES

_AROUND = 10
"""Characters shown on each side of where two pieces were joined."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What an import ends with."""

    read: int
    """Cells of the form with a value."""
    open: int
    doubtful: int
    """Doubts that ask for a decision."""
    chapters: int
    paragraphs: int
    numbers: int
    """Numbers found in the tables of the text."""


@dataclass(frozen=True, slots=True)
class Found:
    """A doubt with the file and line where it is put right."""

    doubt: Doubt
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Imported:
    """A year as it was read from a file; nothing of it is written yet."""

    year: int
    form: Form
    texts: dict[str, str]
    """By paths from the project's root."""
    pictures: dict[str, bytes]
    found: tuple[Found, ...]
    figures: Figures
    blocks: tuple[Block, ...]
    """Those of the file, in reading order."""
    removed: tuple[Removed, ...]
    counts: Counts


def import_year(
    original: Original, source: Source, project: Project, typed: int | None = None, form: str = ""
) -> Imported:
    """The year of a file; `typed` and `form` decide where the file does not.

    Raises Problem for a report of another kind, of several years, without a table or without a year.
    """
    blocks = tuple(tables_of_tabs(tuple(sound(original.blocks))))
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    check_kind(original.title + "".join(block.text for block in paragraphs), form)
    facts = read_facts(flow(paragraphs).paragraphs, original.title)
    year, doubts = year_of(facts, typed)
    known = recognise(blocks, project.forms, year, form)
    text = flow(list(_rest(blocks, known.figures)))
    pages = _pages(text, known.figures.form, year, project)
    doubts += _other_body(facts, project)
    doubts += [*known.doubts, *known.figures.doubts, *pages.doubts, *_done(text, original.removed)]
    doubts += compare([block for block in text.blocks if not isinstance(block, FormPlace)], _words(pages))
    texts = _data(year, known.figures, facts, project) | pages.texts
    texts[f"data/{year}/{ORIGINAL_FIGURES}"] = original_text(source, known.figures.read, chapter_digests(pages.texts))
    return Imported(
        year,
        known.figures.form,
        texts,
        pages.pictures,
        tuple(Found(doubt, *place_of(doubt, texts, known.figures, year)) for doubt in doubts),
        known.figures,
        blocks,
        (*original.removed, *text.removed),
        _counts(known.figures, doubts, pages, text),
    )


def _other_body(facts: Facts, project: Project) -> Iterator[Doubt]:
    """A repository publishes the reports of one body: a title that names another one is doubted."""
    names = [name for name in (project.publisher.name, project.publisher.short_name) if name]
    if facts.body and names and not any(name in facts.body or facts.body in name for name in names):
        what = f"原件是“{facts.body}”的报告，本站发布的是“{names[0]}”的"
        yield Doubt(Kind.FORM, what, "请核对文件；机关改过名的，在 report.yml 里写 body", near="publisher:")


def _rest(blocks: Sequence[Block], figures: Figures) -> Iterator[Block | FormPlace]:
    """The blocks with a mark in place of tables of the form."""
    for at, block in enumerate(blocks):
        if at not in figures.blocks:
            yield block
        elif at - 1 not in figures.blocks:
            yield FormPlace(block.place)


def _pages(text: Flow, form: Form, year: int, project: Project) -> Pages:
    names = names_of(each.chapters for each in project.years if each.year != year)
    pages = Pages(year, form, names)
    body = project.publisher.short_name or project.publisher.name
    pages.add(outline(text.blocks, form), f"{body}{year}年政府信息公开工作年度报告")
    return pages


def _words(pages: Pages) -> dict[str, str]:
    """The chapters, without headings that the file does not have."""
    texts = {name: text for name, text in pages.texts.items() if name.startswith("docs/")}
    return {name: text.partition("\n")[2] if name in pages.headed else text for name, text in texts.items()}


def _done(text: Flow, removed: Iterable[Removed]) -> Iterator[Doubt]:
    """What was left out and what was joined."""
    for item in (*removed, *text.removed):
        yield Doubt(Kind.LEFT_OUT, f"没有写进正文（{item.why}）：{item.text}", "确实不是正文的，不用管", item.place)
    for join in text.joins:
        before, behind = join.before.text[-_AROUND:], join.behind.text[:_AROUND]
        what = f"分页断开的一句接上了：……{before}｜{behind}……"
        yield Doubt(Kind.JOINED, what, "原来确是两段的，请分开", join.behind.place, near=before[-6:] + behind[:6])


def _data(year: int, figures: Figures, facts: Facts, project: Project) -> dict[str, str]:
    before = next((each.report for each in project.years if each.year == year - 1), None)
    about = _about(about_year(year, figures.form, project.publisher, before), facts, figures)
    files = {f"data/{year}/report.yml": report_text(about)}
    if figures.form.sections:
        known = {id: figure.entry.text for id, figure in figures.read.items()}
        files[f"data/{year}/statistics.yml"] = statistics_text(year, figures.form, known)
    return files


def _about(about: About, facts: Facts, figures: Figures) -> About:
    """What is known of the year, with what the text says of it."""
    said = facts.period if facts.period and facts.period[0].year == about.year else None
    ways = any(getattr(facts.contact, field.name) for field in fields(Contact))  # then none are taken from elsewhere
    day = f"{facts.published} {facts.published_at}".strip() if facts.published else ""
    late = facts.published and facts.published > (said or about.period)[1]
    return replace(
        about,
        scope="summary" if facts.summed else about.scope,
        office=facts.office or about.office,
        period=said or about.period,
        contact=facts.contact if ways else about.contact,
        published=day if late else "",
        printed_as=figures.printed_as,
    )


def _counts(figures: Figures, doubts: Sequence[Doubt], pages: Pages, text: Flow) -> Counts:
    chapters = sum(name.startswith("docs/") for name in pages.texts)
    paragraphs = sum(isinstance(block, Paragraph) for block in text.blocks)
    decide = [doubt for doubt in doubts if not doubt.listed_only and doubt.kind is not Kind.OPEN]
    return Counts(len(figures.read), len(figures.open), len(decide), chapters, paragraphs, pages.numbers)
