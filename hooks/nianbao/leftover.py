"""Addresses of ours (`stat:`, `table:`, `chart:`) that were not bound: they lead nowhere, so no page may hold one."""

import re
from html import unescape

_CODE = re.compile(r"<(code|pre|script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_ADDRESS = re.compile(r"(?<![\w-])(?:stat|table|chart)[:：][^\s\"'<>()（）]+", re.IGNORECASE)


def leftovers(html: str) -> list[str]:
    """Every such address of a page, in an attribute or shown as text (a slip in the brackets), but not in code."""
    return [unescape(address) for address in _ADDRESS.findall(_CODE.sub("", html))]
