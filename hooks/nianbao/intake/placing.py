"""The file and line of a year where a doubt is put right."""

from collections.abc import Mapping
from functools import lru_cache

from nianbao.authoring.statisticsfile import statistics_text
from nianbao.form.cell import cells_of
from nianbao.form.model import Form
from nianbao.intake.doubt import Doubt, Kind
from nianbao.intake.figures import Figures

_MARK = "\ufdd1"
"""Around the id of a figure; no text has it."""
_LEAST = 4


def place_of(doubt: Doubt, texts: Mapping[str, str], figures: Figures, year: int) -> tuple[str, int]:
    """The file, as a path from the project's root, and the line, from 1."""
    statistics = f"data/{year}/statistics.yml"
    if doubt.figure:
        return statistics, _lines(figures.form).get(doubt.figure, 1)
    if doubt.kind in (Kind.ROW, Kind.COLUMN, Kind.VALUE):
        return statistics, 1
    of_data = doubt.kind in (Kind.FORM, Kind.PRINT)
    for name, text in texts.items() if doubt.near else ():
        if (name == f"data/{year}/report.yml") == of_data and (found := _line(text, doubt.near)):
            return name, found
    return f"data/{year}/report.yml" if of_data else f"docs/{year}/index.md", 1


def _line(text: str, near: str) -> int:
    """The line where words stand, or at least how they begin; 0 where they do not."""
    for length in (len(near), len(near) // 2, _LEAST):
        if length >= _LEAST and (at := text.find(near[:length])) >= 0:
            return text.count("\n", 0, at) + 1
    return 0


@lru_cache(8)
def _lines(form: Form) -> dict[str, int]:
    """The line of each figure in the data file, which has the same lines whatever the values are."""
    ids = [cell.id for cell in cells_of(form)]
    text = statistics_text(0, form, {id: f"{_MARK}{id}{_MARK}" for id in ids})
    lines = text.split("\n")
    return {id: 1 + next(at for at, line in enumerate(lines) if f"{_MARK}{id}{_MARK}" in line) for id in ids}
