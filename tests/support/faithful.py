"""What in a project's report for 2018 is not as it was published, and not told of in its corrections.

Each is a line for the editor: where it stands, what the original says, what to do.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import original
from corrected import parting
from nianbao.address.pages import STATISTICS_PAGE
from nianbao.correction.entries import Change, Correction
from nianbao.finding import Place
from nianbao.project.project import Project
from nianbao.project.publisher import read_publisher
from nianbao.project.year import Year
from nianbao.render.selection import keys_of
from nianbao.report.figure import Figure, find_figure
from nianbao.report.model import find_table
from nianbao.report.value import print_value
from nianbao.text.chapter import Chapter
from nianbao.text.numeral import Kind, numerals
from nianbao.text.prose import Bound, read_prose

_AROUND = 12
"""Characters shown of both texts on each side of where they part."""


def other_content(root: Path) -> str:
    """Why the content of a project is not to be compared; empty where it is the body's own."""
    if not (root / f"docs/{original.YEAR}").is_dir():
        return f"没有 docs/{original.YEAR}，这里不是{original.BODY}的内容，不与原件核对"
    name = read_publisher(root / "data/publisher.yml", "data/publisher.yml", [], production=False).name
    if name and name != original.BODY:
        return f"data/publisher.yml 写的是“{name}”，不是{original.BODY}，不与原件核对"
    return ""


def year_of(project: Project) -> Year:
    """The year to compare, from the project. Fails where it cannot be read."""
    years = [year for year in project.years if year.year == original.YEAR]
    assert years, "\n".join(map(str, project.findings))
    return years[0]


def changed_words(year: Year) -> list[str]:
    """Chapters that do not say what the original says, a line each."""
    pages = [chapter for chapter in year.chapters if chapter.slug != STATISTICS_PAGE]
    told = "、".join(chapter.title for chapter in pages)
    assert len(pages) == len(original.chapters()), f"原件是首页和四章，现在是：{told}"
    return [
        line for chapter, then in zip(pages, original.chapters(), strict=True) for line in _words(year, chapter, then)
    ]


def changed_figures(year: Year) -> list[str]:
    """Figures that are not those of the original's tables, a line each."""
    return [line for then, figure in _figures(year) for line in _value(year, figure, then)]


def _words(year: Year, chapter: Chapter, then: str) -> Iterator[str]:
    seen = list(_characters(year, chapter))
    now = "".join(character for character, _ in seen)
    entries = [notice.correction for notice in year.notices_on(chapter.slug)]
    parted = parting(then, now, _pairs((item, change) for item in entries for change in item.stated))
    if parted:
        place = seen[min(parted[1], len(seen) - 1)][1]
        yield _line(place, chapter.title, _around(then, parted[0]), _around(now, parted[1]))


def _characters(year: Year, chapter: Chapter) -> Iterator[tuple[str, Place]]:
    """What a reader sees of a chapter, white space left out; numbers that were left empty are filled in."""
    prose = read_prose(chapter)
    empty = {bound.start: bound for bound in prose.bound if bound.start == bound.end}
    for position, character in enumerate(prose.text):
        if position in empty:
            yield from ((digit, prose.place(position)) for digit in _filled(year, empty[position]))
        if not character.isspace():
            yield character, prose.place(position)


def _filled(year: Year, bound: Bound) -> str:
    figure = find_figure(bound.target, year.report.figures)
    return figure.printed if figure.unit == "%" else print_value(figure.value)


def _around(text: str, position: int) -> str:
    start, end = max(position - _AROUND, 0), position + _AROUND
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _figures(year: Year) -> Iterator[tuple[str, Figure]]:
    """Each value of the original's form and small table, with the figure that stands in its place."""
    report = year.report
    lines = [line for line in original.form_lines() if len(line) > 1]
    rows = [(table, row) for table in report.form.tables for row in table.value_rows]
    for (table, row), (label, *_, value) in zip(rows, lines, strict=True):
        assert original.plain(row.label)[0] in label, f"表式这一行是“{row.label}”，原件是“{label}”"
        yield value, report.statistics[table.figure_id(row, table.columns[0])]
    small = find_table(original.TABLE, report.tables)
    assert small, f"没有“{original.TABLE}”这张表"
    _, (_, *heads), *body = original.small_table()
    cells = [(f"{name}/{head}", value) for name, *values in body for head, value in zip(heads, values, strict=True)]
    for (label, value), figure in zip(cells, small.figures, strict=True):
        assert figure.label == label, f"表里是“{figure.label}”，原件是“{label}”"
        yield value, figure


def _value(year: Year, figure: Figure, then: str) -> Iterator[str]:
    now = print_value(figure.value)
    stated = ((item, change) for item in year.corrections for change in item.stated)
    entries = [(item, change) for item, change in stated if _is_about(item, change, figure, year)]
    if parting(then, now, _pairs(entries)):
        yield _line(figure.place, figure.target, then, now)


def _is_about(item: Correction, change: Change, figure: Figure, year: Year) -> bool:
    """By its target; one without a target is about any figure on its page."""
    if change.target:
        return figure.answers(change.target)
    return bool(keys_of(figure, year.report.form) & {*year.shown.get(item.page, ())})


def _pairs(entries: Iterable[tuple[Correction, Change]]) -> list[tuple[str, str]]:
    """Oldest first; entries of one day are in the order of the file."""
    return [pair for _, change in sorted(entries, key=lambda entry: entry[0].day) for pair in _pairs_of(change)]


def _pairs_of(change: Change) -> Iterator[tuple[str, str]]:
    """The words as written; of a figure also the bare number, which may have another measure word in the text."""
    yield _words_of(change.before), _words_of(change.after)
    before, after = (_numbers(words) for words in (change.before, change.after))
    if len(before) == len(after) == 1:
        yield before[0], after[0]


_NOTHING = re.compile(r"[（(]?(?:无|没有|删去|删除|新增|新加)[）)]?")
"""What stands where a sentence was taken out or put in: both sides of a correction have to be filled in."""


def _words_of(side: str) -> str:
    return "" if _NOTHING.fullmatch(side.strip()) else original.compact(side)


def _numbers(words: str) -> list[str]:
    return [numeral.text for numeral in numerals(words) if numeral.kind is Kind.QUANTITY]


def _line(place: Place, label: str, then: str, now: str) -> str:
    file = f"data/{original.YEAR}/corrections.yml"
    mend = f"不该改的请改回；要更正的，请在 {file} 里写一条，before 照原件写，after 照现在写"
    return f"{place.file}:{place.line}: {label}: 原件是“{then}”，现在是“{now}”，没有更正记录说明（{mend}）"
