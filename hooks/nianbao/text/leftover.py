"""Addresses of ours (`stat:`, `table:`, `chart:`) that were not bound: they lead nowhere, so no page may hold one."""

import re
from html import unescape

_NOT_SHOWN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_ADDRESS = re.compile(r"(?<![\w-])(?:stat|table|chart)[:：][^\s\"'<>()（）]+", re.IGNORECASE)


def leftovers(html: str) -> list[str]:
    """Every such address of a page, in an attribute or shown as text (wrong brackets, an indented paragraph)."""
    return [unescape(address) for address in _ADDRESS.findall(_NOT_SHOWN.sub("", html))]
