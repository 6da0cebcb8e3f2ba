"""Addresses of ours (`stat:`, `table:`, `chart:`) that were not bound: they lead nowhere, so no page may hold one."""

import re
from html import unescape

from nianbao.text.tags import without_scripts

_BEGINNINGS = tuple(f"{name}{colon}" for name in ("stat", "table", "chart") for colon in ":：")
_ADDRESS = re.compile(rf"(?<![\w-])(?:{'|'.join(_BEGINNINGS)})[^\s\"'<>()（）]+", re.IGNORECASE)


def leftovers(html: str) -> list[str]:
    """Every such address of a page, in an attribute or shown as text (wrong brackets, an indented paragraph)."""
    shown = without_scripts(html)
    folded = shown.casefold()
    if not any(beginning in folded for beginning in _BEGINNINGS):  # nearly always: the pattern would try each letter
        return []
    return [unescape(address) for address in _ADDRESS.findall(shown)]
