"""Reading one form file: what an edition of a form prints, and the rules that go with it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from nianbao.address.pages import NAME_TAKEN, TAKEN
from nianbao.form.chartreader import read_charts
from nianbao.form.highlightreader import read_highlights
from nianbao.form.keys import EDITION
from nianbao.form.model import FixedChapter, Form, Section
from nianbao.form.rulereader import read_rules
from nianbao.form.sentencereader import read_sentences
from nianbao.form.sumreader import read_sums
from nianbao.form.tablereader import Columns, read_columns, read_tables
from nianbao.source.fields import Fields


def read_edition(fields: Fields) -> Form:
    """A form with its rules, from the fields of its file; what is wrong is added to their findings."""
    chapters = tuple(_read_chapter(item) for item in fields.mappings("chapters"))
    common = read_columns(fields)
    ids: set[str] = set()
    parts = fields.mappings("sections")
    sections = tuple(section for item in parts if (section := _read_section(item, chapters, common, ids)))
    _check_chapters(fields, chapters)
    form = Form(
        id=fields.text("form"),
        title=fields.text("title"),
        subtitle=fields.text("subtitle_pattern"),
        years=tuple(_read_years(fields)),
        open_ended=fields.truth("open_ended"),
        chapters=chapters,
        sections=sections,
        edition=_read_number(fields),
        suggested=tuple(_read_chapter(item) for item in fields.mappings("suggested_chapters")),
    )
    form = with_rules(form, fields)
    fields.close()
    return form


def with_rules(form: Form, fields: Fields) -> Form:
    """What a form prints, with the rules, sums, key figures, pictures and sentences that the fields hold."""
    rules, text_rules = read_rules(fields, form)
    sums = tuple(read_sums(fields, form))
    highlights = tuple(read_highlights(fields, form))
    charts = tuple(read_charts(fields, form))
    sentences = tuple(read_sentences(fields, form))
    return replace(
        form,
        rules=rules,
        text_rules=text_rules,
        sums=sums,
        highlights=highlights,
        charts=charts,
        sentences=sentences,
    )


def _read_number(fields: Fields) -> int:
    """The number of the edition; 1 where none is given."""
    text = fields.text("edition")
    if text and not re.fullmatch(EDITION, text):
        fields.problem(fields.line("edition"), "edition", f"“{text}”不是版次", "请填 1、2、3 这样的数")
        return 1
    return int(text or 1)


def _read_years(fields: Fields) -> Iterator[int]:
    years = fields.texts("in_force_for_years")
    for year in years:
        if len(year.text) == 4 and year.text.isascii() and year.text.isdigit():  # noqa: PLR2004 - a year
            yield int(year.text)
        else:
            fields.problem(year.place, "in_force_for_years", f"“{year.text}”不是年份", "请填 2023 这样的年份")
    if not years:
        fields.problem(fields.line("in_force_for_years"), "in_force_for_years", "没有年份", "请填适用的各年度")


def _read_chapter(fields: Fields) -> FixedChapter:
    chapter = FixedChapter(
        number=_bare(fields.text("number")),
        title=fields.text("title"),
        slug=fields.text("slug") or f"chapter-{fields.mapping.place.line}",
        section=fields.text("section"),
        topics=fields.words("topics"),
        aliases=fields.words("aliases"),
    )
    fields.close()
    return chapter


def _check_chapters(fields: Fields, chapters: tuple[FixedChapter, ...]) -> None:
    """Chapters that share an address, or that hold a part which is not there."""
    again = fields.silent()  # what is wrong in them was found before
    sections = {part.text("id") for part in again.mappings("sections")}
    slugs: set[str] = set()
    for item, chapter in zip(again.mappings("chapters"), chapters, strict=True):
        if chapter.section and chapter.section not in sections:
            problem = f"没有 {chapter.section} 这一部分"
            fields.problem(item.line("section"), "section", problem, "请填 sections 里的一个 id")
        if chapter.slug in TAKEN:
            fields.problem(item.line("slug"), "slug", f"“{chapter.slug}”：{NAME_TAKEN[0]}", "请换一个英文名")
        if chapter.slug in slugs:
            fields.problem(item.line("slug"), "slug", f"“{chapter.slug}”重复", "每一章要有自己的 slug")
        slugs.add(chapter.slug)


def _read_section(
    fields: Fields, chapters: tuple[FixedChapter, ...], common: Columns | None, ids: set[str]
) -> Section | None:
    """A part of the form; `ids` are those of the rows above, and its own are added."""
    id, number, chapter = fields.text("id"), fields.text("number"), fields.text("chapter")
    if number and chapter and _bare(number) != _bare(chapter):
        fields.problem(fields.line("chapter"), "chapter", "与 number 不同", "请只写一个")
    section = Section(
        id=id,
        number=_bare(number or chapter),
        title=fields.text("title"),
        note=fields.text("note_printed"),
        tables=read_tables(fields, id, common, ids),
        aliases=next((chapter.aliases for chapter in chapters if chapter.section == id), ()),
    )
    fields.close()
    if not section.tables:
        fields.problem(fields.line("rows"), section.title, "这一部分没有行", "请至少填这一部分的标题行")
    return section if section.tables else None


def _bare(number: str) -> str:
    """A printed number without the mark behind it."""
    return number.rstrip("、.．")
