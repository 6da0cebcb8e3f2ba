"""Reading the forms: the statutory ones of the engine, and an office's own in `data/forms/`.

An error in a form must not silently drop a rule or a unit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from nianbao.address.pages import NAME_TAKEN, TAKEN
from nianbao.finding import Finding
from nianbao.form.chartreader import read_charts
from nianbao.form.highlightreader import read_highlights
from nianbao.form.keys import FORM
from nianbao.form.model import FixedChapter, Form, Section
from nianbao.form.rulereader import check_previous_forms, read_rules
from nianbao.form.sumreader import read_sums
from nianbao.form.tablereader import Columns, read_columns, read_tables
from nianbao.source.fields import Fields
from nianbao.source.statutory import OVERRIDE, beside
from nianbao.source.yamltree import read_yaml


def read_forms(root: Path, findings: list[Finding]) -> dict[str, Form]:
    """Every form that can be read, by id; problems are added to `findings`.

    An office's form replaces a statutory one of the same id.
    """
    forms: dict[str, Form] = {}
    named: dict[str, Fields] = {}
    for folder, shown in beside(root, "forms"):
        for form, fields in _read_folder(folder, shown, findings):
            own = shown.startswith("data/") and form.id not in named
            if shown.startswith("data/"):
                _tell(form, fields, statutory=not own)
            named[form.id] = fields
            if form.sections and form.years:
                forms[form.id] = replace(form, own=own)
    for fields in named.values():
        check_previous_forms(fields, named)
    return forms


def _tell(form: Form, fields: Fields, *, statutory: bool) -> None:
    """Add a finding (INFO) that an office's own form is in use; `statutory` where it replaces one of the engine's."""
    what = "用本站的这一份，不用发布程序自带的" if statutory else "本站自己的表式"
    mend = "请确认这是有意的；不是的请删去这个文件"
    fields.note(fields.line("form"), f"{form.id} 年表式", what, mend, rule=OVERRIDE)


def _read_folder(folder: Path, shown: str, findings: list[Finding]) -> Iterator[tuple[Form, Fields]]:
    """The forms of one folder, in the order of their files; `shown` is what findings call it."""
    seen: dict[str, Form] = {}
    for path in sorted(folder.glob("*.yml")):
        data = read_yaml(path, f"{shown}/{path.name}", findings)
        if not data.entries:
            continue
        fields = Fields(data, findings, FORM)
        form = _read_form(fields)
        if form.id in seen:
            fields.problem(fields.line("form"), "form", f"另一个文件里已有 {form.id} 年表式", "请改正其中一个的 form")
            continue
        seen[form.id] = form
        yield form, fields


def form_for(forms: Mapping[str, Form], year: int) -> Form | None:
    """The form for a report of `year` that names none: one that lists the year, else the newest open-ended one.

    Of several the national one goes before an office's own.
    """
    known = sorted(forms.values(), key=lambda form: form.own)
    listed = (form for form in known if year in form.years)
    later = (form for form in known if form.covers(year))
    return next(listed, None) or max(later, key=lambda form: max(form.years), default=None)


def forms_of(forms: Mapping[str, Form], year: int) -> tuple[Form, ...]:
    """The forms that a report of `year` may be made on: those that list the year, or are used on for it."""
    default = form_for(forms, year)
    return tuple(form for form in forms.values() if year in form.years or form is default or _goes_on(form, year))


def _goes_on(form: Form, year: int) -> bool:
    """Whether an office's own form is used on for years that it does not list."""
    return form.own and form.covers(year)


def _read_form(fields: Fields) -> Form:
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
        suggested=tuple(_read_chapter(item) for item in fields.mappings("suggested_chapters")),
    )
    rules, text_rules = read_rules(fields, form)
    sums = tuple(read_sums(fields, form))
    highlights = tuple(read_highlights(fields, form))
    charts = tuple(read_charts(fields, form))
    fields.close()
    return replace(form, rules=rules, text_rules=text_rules, sums=sums, highlights=highlights, charts=charts)


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
