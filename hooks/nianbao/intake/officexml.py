"""Elements of Office files by their local names: both namespaces, of the transitional and the strict notation."""

from collections.abc import Iterator
from typing import Any

from nianbao.attached.xmlpart import attribute, local

_OFF = frozenset(("0", "false", "off", "none"))


def child(element: Any, *names: str) -> Any | None:
    """The first child on the path of these names; None where there is none."""
    found = element
    for name in names:
        found = next((inner for inner in found if local(inner) == name), None) if found is not None else None
    return found


def children(element: Any, name: str) -> Iterator[Any]:
    """The children of this name."""
    return (inner for inner in element if local(inner) == name)


def value(element: Any | None, *names: str) -> str:
    """The `w:val` of the child on this path; empty where there is none."""
    found = child(element, *names) if element is not None else None
    return "" if found is None else attribute(found, "val")


def switched(element: Any | None, name: str) -> bool | None:
    """Whether a switch (`w:b`, `w:vanish`) is on; None where it is not named (17.17.4)."""
    found = child(element, name) if element is not None else None
    return None if found is None else attribute(found, "val").lower() not in _OFF


def number(text: str) -> float | None:
    """A number as an attribute has it; None where it is none."""
    try:
        return float(text)
    except ValueError:
        return None


def whole(text: str, default: int = 0) -> int:
    """A whole number as an attribute has it, or the default."""
    found = number(text)
    return default if found is None or abs(found) > 1_000_000 else int(found)  # noqa: PLR2004 - no row or level has more
