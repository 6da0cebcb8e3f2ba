"""A report without what belongs to withdrawn chapters: their declarations, tables, and figures made of these."""

from collections.abc import Collection
from dataclasses import replace

from nianbao.report.model import Report


def without_declarations(report: Report, pages: Collection[str]) -> Report:
    """The report without declarations about these chapters (slugs), whose text is not read."""
    return replace(
        report,
        free=tuple(item for item in report.free if item.page not in pages),
        acknowledged=tuple(item for item in report.acknowledged if item.page not in pages),
    )


def without_tables(report: Report, slugs: Collection[str]) -> Report:
    """The report without these extra tables, and without the derived figures whose formulas name and print them."""
    return replace(
        report,
        tables=tuple(table for table in report.tables if table.slug not in slugs),
        derived=tuple(item for item in report.derived if item.tables.isdisjoint(slugs)),
    )
