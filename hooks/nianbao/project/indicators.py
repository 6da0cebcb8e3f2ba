"""Indicators, `series.yml`: which row of which form says the same thing, and where its meaning breaks."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from nianbao.finding import Finding, errors
from nianbao.form.model import Form
from nianbao.report.cellfigure import FormCell, form_cells
from nianbao.report.figure import TargetProblem, find_figure
from nianbao.source.fields import Fields
from nianbao.source.keys import SLUG
from nianbao.source.projectkeys import SERIES as _KEYS
from nianbao.source.statutory import OVERRIDE, REPLACED, beside
from nianbao.source.yamltree import Scalar, read_yaml

SERIES = "series.yml"
"""The file of the engine's indicators, and of an office's own."""


@dataclass(frozen=True, slots=True)
class Source:
    """The figures of one form that an indicator is taken from."""

    form: str
    """Id of the form."""
    figures: tuple[str, ...]
    """Ids of its figures; several are added."""
    why: str
    """Why it cannot be set beside the form before; empty where it can."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity followed over several years, with its figures on each form (an entry of `series.yml`)."""

    id: str
    """Part of an address: `requests-received`."""
    title: str
    unit: str
    """Also for forms that print none."""
    note: str
    """What is counted, in plain words; may be empty."""
    sources: tuple[Source, ...]
    """Oldest form first, each form once."""


def read_indicators(root: Path, forms: dict[str, Form], findings: list[Finding]) -> tuple[Indicator, ...]:
    """The engine's indicators and the office's own, in file order. Problems are added to `findings`.

    An office's indicator replaces the engine's of the same id, whose sources for other forms are kept.
    """
    if any(finding.place.file.startswith("data/forms") for finding in errors(findings)):
        return ()  # a form that cannot be read has no rows to find
    reader, found = _Reader(forms), dict[str, Indicator]()
    for path, file in beside(root, SERIES):
        # What the engine's file does not find, an office's form in place of a statutory one does not have.
        told = findings if path.is_relative_to(root / "data") else []
        for own in _read(path, file, reader, told, found):
            found[own.id] = _joined(found[own.id], own) if own.id in found else own
    return tuple(found.values())


def _joined(engine: Indicator, own: Indicator) -> Indicator:
    """The office's indicator with the engine's sources for forms that it does not name, oldest form first."""
    named = {source.form for source in own.sources}
    return replace(own, sources=(*(s for s in engine.sources if s.form not in named), *own.sources))


def _read(
    path: Path, file: str, reader: "_Reader", findings: list[Finding], known: Container[str]
) -> tuple[Indicator, ...]:
    """The indicators of one file; an INFO finding for each whose id is `known` from another file."""
    before = len(findings)
    data = read_yaml(path, file, findings)
    if len(findings) > before and not data.entries:
        return ()  # a file that cannot be read is one finding already
    fields = Fields(data, findings, _KEYS)
    indicators = tuple(reader.indicators(fields, known))
    fields.close()
    return indicators


class _Reader:
    def __init__(self, forms: dict[str, Form]) -> None:
        self.forms = forms
        self.cells = {form.id: tuple(form_cells(form)) for form in forms.values()}
        self.ids: set[str] = set()

    def indicators(self, fields: Fields, known: Container[str]) -> Iterator[Indicator]:
        """The indicators of the file; an INFO finding for each whose id is `known` from another file."""
        self.ids = set()
        for item in fields.mappings("series"):
            id = self._id(item)
            title, unit, note = item.text("title"), item.text("unit"), item.text("note")
            sources = list(self._sources(item, unit))
            item.close()
            if id in known:
                item.note(item.line("id"), id, *REPLACED, rule=OVERRIDE)
            if id and sources:
                oldest_first = sorted(sources, key=lambda source: min(self.forms[source.form].years))
                yield Indicator(id, title, unit, note, tuple(oldest_first))

    def _id(self, fields: Fields) -> str:
        id = fields.text("id")
        if id and not re.fullmatch(SLUG, id):
            fields.problem(fields.line("id"), "id", f"“{id}”不能用作网址", "请用小写字母、数字和短横线")
        elif id in self.ids:
            fields.problem(fields.line("id"), "id", f"“{id}”已用于前面的一项", "请换一个英文名")
        self.ids.add(id)
        return id

    def _sources(self, fields: Fields, unit: str) -> Iterator[Source]:
        seen: set[str] = set()
        for item in fields.mappings("from"):
            form, targets, why = item.text("form"), item.texts("of"), item.text("break")
            item.close()
            if form not in self.forms:
                if form:
                    mend = f"请从这些里选：{'、'.join(self.forms)}"
                    item.problem(item.line("form"), "form", f"没有“{form}”这种表式", mend)
            elif form in seen:
                item.problem(item.line("form"), "form", f"“{form}”已用于这一项", "每种表式只写一次")
            else:
                cells = [self._find(target, form, unit, item) for target in targets]
                if cells and all(cells):
                    yield Source(form, tuple(cell.id for cell in cells if cell), why)
            seen.add(form)

    def _find(self, target: Scalar, form: str, unit: str, fields: Fields) -> FormCell | None:
        """The cell of the form, whose printed unit must be the indicator's."""
        try:
            cell = find_figure(target.text, self.cells[form])
        except TargetProblem as problem:
            fields.problem(target.place, target.text, problem.problem, problem.mend)
            return None
        if cell.unit and cell.unit != unit:
            differs = f"表上印的单位是“{cell.unit}”，这里写的是“{unit}”"
            fields.problem(target.place, target.text, differs, "单位不同的不能放在一起，请改正 unit 或 of")
        return cell
