"""Reports to set sentences beside: a published table that is held whole, or a form with the cells that are known."""

import functools
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from corpus import Narrative
from nianbao.authoring.scaffold import scaffold
from nianbao.form.cell import cells_of
from nianbao.form.model import Form
from nianbao.form.reader import read_forms
from nianbao.project.publisher import read_publisher
from nianbao.report.model import Report
from nianbao.report.reader import read_report
from nianbao.report.value import Absent, Value
from samples import SAMPLES
from workspace import PORTAL, ROOT


def report_of(narrative: Narrative) -> Report:
    """The report with its figures; what is not held of it is blank."""
    if narrative.sample:
        return table_of(narrative.sample, narrative.year)
    return filled(narrative.form, narrative.year, dict(narrative.cells))


@functools.cache
def table_of(unit: str, year: int) -> Report:
    """A published table that is held whole."""
    root = SAMPLES / unit
    report = read_report(root, year, read_forms(root, []), [])
    assert report
    return report


def filled(form: str, year: int, cells: Mapping[str, Decimal | int], rest: Value = Absent.BLANK) -> Report:
    """A report with these values, by the ids of the cells, and `rest` in all others."""
    report = _blank(form, year)
    unknown = cells.keys() - report.statistics.keys()
    assert not unknown, unknown
    values = {id: _value(Decimal(cells[id])) if id in cells else rest for id in report.statistics}
    figures = {id: replace(figure, value=values[id]) for id, figure in report.statistics.items()}
    return replace(report, statistics=figures)


def distinct(form: str, year: int) -> Report:
    """A report in which no two cells have the same value, and no sum equals a cell."""
    cells = {cell.id: Decimal(1009 + 173 * n + n * n) for n, cell in enumerate(cells_of(_forms()[form]))}
    return filled(form, year, cells)


def _value(value: Decimal) -> Value:
    return int(value) if value == value.to_integral_value() else value


@functools.cache
def _forms() -> dict[str, Form]:
    return read_forms(ROOT, [])


@functools.cache
def _blank(form: str, year: int) -> Report:
    publisher = read_publisher(PORTAL / "data/publisher.yml", "data/publisher.yml", [], production=False)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in scaffold(year, _forms()[form], publisher, None).items():
            if name.startswith("data/"):
                (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
                (Path(folder) / name).write_text(text, encoding="utf-8")
        report = read_report(Path(folder), year, _forms(), [])
    assert report
    return report
