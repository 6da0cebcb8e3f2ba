"""Addresses of ours (`stat:`, `table:`, `chart:`) that were not bound: they lead nowhere, so no page may hold one."""

import re
from html import unescape

from nianbao.text.tags import without_scripts

_ADDRESS = re.compile(r"(?<![\w-])(?:stat|table|chart)[:：][^\s\"'<>()（）]+", re.IGNORECASE)


def leftovers(html: str) -> list[str]:
    """Every such address of a page, in an attribute or shown as text (wrong brackets, an indented paragraph)."""
    return [unescape(address) for address in _ADDRESS.findall(without_scripts(html))]
