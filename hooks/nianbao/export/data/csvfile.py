"""CSV: one row for each figure, for programs and for spreadsheets, which must not take a text for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from nianbao.export.data.field import FIGURE_FIELDS, SEPARATOR, SERIES_FIELDS, Field
from nianbao.export.data.figurerow import DataRow
from nianbao.export.data.seriesrow import series_rows
from nianbao.project.project import Project

_QUOTE = "'"
_FORMULA = (*"=+-@\t\r\n＝＋－＠", _QUOTE)
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection), and the quote itself, so that
exactly one leading quote is to be taken away again."""
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")


def make_csv(rows: Iterable[DataRow]) -> bytes:
    """CSV of a year's figures: UTF-8 with byte-order mark, one row for each figure, columns as in `FIGURE_FIELDS`."""
    return _written(FIGURE_FIELDS, rows)


def make_series_csv(project: Project) -> bytes:
    """CSV of the points of all series: one row for each year of a series, columns as in `SERIES_FIELDS`."""
    return _written(SERIES_FIELDS, series_rows(project))


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: a single quote before what looks like one."""
    return _QUOTE + text if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _written(fields: Sequence[Field], rows: Iterable[object]) -> bytes:
    """CSV as bytes: UTF-8 with a byte-order mark, by which Excel knows the encoding.

    Every text is in quotes, so that it stays one cell where lists are separated by semicolons too.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(field.key for field in fields)
    writer.writerows([_cell(getattr(row, field.key)) for field in fields] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str | int | float | Decimal:
    match value:
        case None:
            return ""
        case Decimal() | int():
            return value
        case tuple():
            return harmless(SEPARATOR.join(value))
        case _:
            return harmless(str(value))
