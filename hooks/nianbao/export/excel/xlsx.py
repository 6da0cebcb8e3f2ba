"""XLSX: the data of a year as a workbook, by the rules for accessible spreadsheets.

One table a sheet, marked as a table, with its head in the first line and frozen; no merged cells; numbers as numbers;
units and notes in columns of their own. (GSS, Releasing statistics in spreadsheets.) Every text is written as a text:
no label can become a formula.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from nianbao.characters import for_xml
from nianbao.export.data.figurerow import DataRow
from nianbao.export.excel.cover import contents, corrections, cover, workbook_title
from nianbao.export.excel.layout import Layout, layout_of
from nianbao.export.excel.notes import Notes
from nianbao.export.excel.sheet import Sheet
from nianbao.export.excel.sheets import sheets_of
from nianbao.project.project import Project
from nianbao.project.year import Year

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FONT = {"font_name": "宋体", "font_size": 11, "valign": "top"}
_RIGHT = {"align": "right", "indent": 1}
_PROPERTY = 255
"""Characters that Excel allows in a property."""
_A3, _A4 = 8, 9
_WIDE = 200
"""In digits: a wider sheet would be too small on A4."""


def make_xlsx(project: Project, year: Year, rows: Sequence[DataRow]) -> bytes:
    """The workbook of a year; `rows` are its figures, and the series are those of the project."""
    notes = Notes()
    tables = [sheet for sheet in sheets_of(project, year, rows, notes) if sheet.rows]
    own = [cover(project, year), *filter(None, [notes.sheet(), corrections(year)])]
    listed = [*own[1:], *tables]
    sheets = [own[0], *([contents(listed)] if listed else []), *listed]
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, _OPTIONS) as workbook:
        workbook.set_properties(_properties(project, year))
        formats = _Formats(workbook)
        for number, sheet in enumerate(sheets, 1):
            _write(workbook, number, sheet, formats)
    return packed.getvalue()


def _properties(project: Project, year: Year) -> dict[str, Any]:
    """Nothing of the machine or of a person; the day is the data's."""
    publisher = project.publisher.of(year.report)
    texts = {
        "title": workbook_title(year),
        "subject": "政府信息公开工作年度报告",
        "author": publisher.name,
        "company": publisher.name,
        "keywords": f"政府信息公开,年度报告,统计数据,{year.year}",
    }
    return {name: text[:_PROPERTY] for name, text in texts.items()} | {
        "created": datetime.combine(year.report.day, time(), UTC)
    }


class _Formats:
    """The few formats of the workbook."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        head = {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E8EEF4", "valign": "vcenter"}
        self.head = workbook.add_format(_FONT | head)
        self.number_head = workbook.add_format(_FONT | head | _RIGHT)
        self.text = workbook.add_format(_FONT | {"text_wrap": True})
        self.absent = workbook.add_format(_FONT | _RIGHT)
        self.link = workbook.add_format(_FONT | {"font_color": "#0B5394", "underline": 1})
        self._numbers: dict[int, Any] = {}

    def number(self, value: int | Decimal) -> Any:
        """A number with the decimals that it was reported with, without separators."""
        decimals = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
        if decimals not in self._numbers:
            pattern = "0." + "0" * decimals if decimals else "0"
            self._numbers[decimals] = self._workbook.add_format(_FONT | _RIGHT | {"num_format": pattern})
        return self._numbers[decimals]


def _write(workbook: xlsxwriter.Workbook, number: int, sheet: Sheet, formats: _Formats) -> None:
    page = workbook.add_worksheet(sheet.name)
    layout = layout_of(sheet)
    formatted = [formats.number_head if numbers else formats.head for numbers in layout.numbers]
    heads = zip(sheet.heads, formatted, strict=True)
    page.add_table(
        0, 0, len(sheet.rows), len(sheet.heads) - 1,
        {
            "name": f"table{number}",
            "style": None,
            "autofilter": False,
            "columns": [{"header": head, "header_format": format} for head, format in heads],
        },
    )  # fmt: skip
    page.freeze_panes(1, 0)
    page.ignore_errors(
        {"number_stored_as_text": f"A1:{xl_rowcol_to_cell(len(sheet.rows), len(sheet.heads) - 1)}"}
    )  # ids
    for column, width in enumerate(layout.widths):
        page.set_column(column, column, width)
    for line, height in enumerate(layout.heights):
        page.set_row(line, height)
    for line, cells in enumerate(sheet.rows, 1):
        for column, cell in enumerate(cells):
            if sheet.links and not column:
                page.write_url(line, column, _address(str(cell)), formats.link, str(cell))
            elif isinstance(cell, str):
                page.write_string(
                    line, column, for_xml(cell), formats.absent if layout.numbers[column] else formats.text
                )
            elif cell is not None:
                page.write_number(line, column, cell, formats.number(cell))
    _set_up_paper(page, layout)


def _address(sheet: str) -> str:
    return "internal:'{}'!A1".format(sheet.replace("'", "''"))


def _set_up_paper(page: Any, layout: Layout) -> None:
    """Across, as wide as the paper, the head on every page, page numbers; a wide sheet on larger paper."""
    page.set_landscape()
    page.set_paper(_A4 if sum(layout.widths) <= _WIDE else _A3)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C&P / &N")
