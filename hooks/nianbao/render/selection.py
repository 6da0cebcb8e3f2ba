"""Selections: the tables that the name behind `table:` selects, and their rendering."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from nianbao.address.anchor import row_anchor
from nianbao.form.model import Form, Section
from nianbao.labels import compact, plain
from nianbao.render.formtables import form_tables
from nianbao.render.htmltable import Links
from nianbao.render.othertables import derived_table, extra_table
from nianbao.report.figure import DERIVED_TITLE, Figure, FigureKind
from nianbao.report.model import ExtraTable, Report, find_table

FORM = "form"
FORM_NAME = "统计表"
"""What every form may be called behind `table:`."""
DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Selection:
    """The tables that a name behind `table:` selects: of the form, of one part, an extra table, or derived figures."""

    key: str
    """The same for every name of the same tables: `form`, `derived`, `part-<id>` or `extra-<slug>`."""
    sections: tuple[Section, ...] = ()
    extra: ExtraTable | None = None

    def render(self, report: Report, links: Links) -> list[Element]:
        """The selected tables as HTML elements, filled in from the report."""
        if self.extra:
            return [extra_table(self.extra, links)]
        if self.key == DERIVED:
            return [derived_table(report.derived, links)]
        return form_tables(report, links, self.sections)


def extra_key(slug: str) -> str:
    """The selection key of an extra table, `extra-<slug>`."""
    return f"extra-{slug}"


def keys_of(figure: Figure, form: Form) -> set[str]:
    """The keys of every selection in which this figure is shown."""
    if figure.kind is FigureKind.EXTRA:
        return {extra_key(figure.table)}
    if figure.kind is FigureKind.DERIVED:
        return {DERIVED}
    own = (part.id for part in form.sections if any(figure.anchor == row_anchor(row.id) for row in part.rows))
    return {FORM, *(f"part-{id}" for id in own)}


def select(name: str, report: Report) -> Selection | None:
    """The selection of this name: 统计表, a part's name, 派生数据, or an extra table's name; None where unknown."""
    wanted, form = plain(name), report.form
    if wanted in (plain(form.title), FORM_NAME):
        return Selection(FORM, form.sections)
    if wanted == DERIVED_TITLE:
        return Selection(DERIVED)
    if extra := find_table(name, report.tables):
        return Selection(extra_key(extra.slug), extra=extra)
    part = next((part for part in form.sections if {wanted, compact(name)} & part.names), None)
    return Selection(f"part-{part.id}", (part,)) if part else None


def selectable(report: Report) -> list[str]:
    """Every name that `select` knows, for suggestions."""
    form = report.form
    parts = [part.title for part in form.sections]
    return [form.title, *parts, *(table.name for table in report.tables), DERIVED_TITLE]
