"""Records as plain data, for a template that reads JSON."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from nianbao.export.document.columns import shares
from nianbao.export.document.model import Picture, Table


def plain(value: Any) -> Any:
    """Texts, numbers, lists and mappings only; `is` says what a record is, and tables know how they are laid out."""
    if isinstance(value, Picture):
        return {"name": value.name, "alternative": value.alternative, "width": value.width, "height": value.height}
    if isinstance(value, date):
        return {"year": value.year, "month": value.month, "day": value.day}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    if not is_dataclass(value):
        return value
    record = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    layout = _layout(value) if isinstance(value, Table) else {}
    return record | layout | {"is": type(value).__name__.lower()}


def _layout(table: Table) -> dict[str, Any]:
    return {
        "widths": shares(table),
        "stacked": table.stacked,
        "small": table.small,
        "within": table.titled_within,
        "above": table.titled_above,
    }
