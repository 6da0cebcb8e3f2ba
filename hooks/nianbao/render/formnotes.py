"""Notes of the editors on the statistics table as a whole: rows of the form that were not printed, no table at all."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from nianbao.address.anchor import row_anchor
from nianbao.form.model import Section
from nianbao.form.printing import Away
from nianbao.render.classes import EDITOR_NOTE
from nianbao.render.htmltable import sub
from nianbao.report.model import Report


def no_table(report: Report) -> Element:
    """What stands in the place of the table where the report has none, with the reason."""
    note = _note()
    note.text = f"〔编者注：{report.year}年度的报告原件没有统计表。{report.form.why_none.rstrip('。')}。〕"
    return note


def away_from(report: Report, parts: Iterable[Section]) -> tuple[Away, ...]:
    """What these parts of the form have that the report did not print so; of all parts, also the parts left out."""
    shown = {part.id for part in parts}
    form = report.form
    if shown == {part.id for part in form.sections}:
        return form.printed.away
    sections = [part for part in (form.as_set or form).sections if part.id in shown]
    ids = {
        *(row.id for part in sections for row in part.rows),
        *(table.id for part in sections for table in part.tables),
    }
    return tuple(away for away in form.printed.away if away.row in ids)


def variant_note(report: Report, gone: tuple[Away, ...]) -> Element:
    """Which rows of the form the report did not print as rows of their own; what leads to one of them leads here."""
    note = _note()
    note.text = f"〔编者注：{report.year}年度的统计表与规定的表式印得不同："
    last, captions = note, {part.id for part in report.form.sections}
    for how, rows in _groups(gone):
        for number, away in enumerate(rows):
            last = sub(note, "span")
            if away.row not in captions:  # a part whose own line was split still has its caption
                last.set("id", row_anchor(away.row))
            last.text, last.tail = f"“{away.label}”", "、" if number < len(rows) - 1 else f"{how}；"
    last.tail = (last.tail or "").removesuffix("；") + "。〕"
    return note


def _note() -> Element:
    note = Element("p", {"class": EDITOR_NOTE, "role": "note"})
    note.tail = "\n"
    return note


def _groups(away: tuple[Away, ...]) -> Iterator[tuple[str, list[Away]]]:
    return ((how, list(rows)) for how, rows in groupby(away, lambda row: row.how))
