"""The walk through the cells of a form, and through the figures in them."""

from pathlib import Path

from nianbao.form.cell import cells_of
from nianbao.form.reader import read_forms
from nianbao.project.project import Project
from nianbao.report.cellfigure import form_cells


def test_the_walk_meets_every_figure_of_the_form_in_printed_order(real: Project) -> None:
    report = real.years[0].report
    assert [figure for _, figure in report.cells()] == list(report.statistics.values())
    assert [cell.id for cell, _ in report.cells()] == list(report.statistics)


def test_the_rows_hold_what_the_walk_meets(real: Project) -> None:
    report = real.years[0].report
    rows = [(table, row) for table in report.form.tables for row in table.value_rows]
    by_rows = [figure for table, row in rows for _, figure in report.row_figures(table, row)]
    assert by_rows == [figure for _, figure in report.cells()]


def test_a_row_of_a_matrix_is_meant_by_one_cell_at_most(tmp_path: Path) -> None:
    matrices = 0
    for form in read_forms(tmp_path, []).values():
        known = {cell.id: cell for cell in form_cells(form)}
        assert [cell.id for cell in cells_of(form)] == list(known)
        for cell in cells_of(form):
            assert known[cell.id].row == (cell.row.id if cell.stands_for_row else "")
            matrices += cell.table.matrix
    assert matrices, "the later forms have tables of several columns"
