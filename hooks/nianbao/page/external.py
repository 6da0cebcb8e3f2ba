"""Links that leave the government's websites say so (《政府网站发展指引》): in words, for the eye and the ear.

Pages of our own host and of `.gov.cn` are no surprise; all others get a note behind the link's words and a `rel`.
"""

import re
from collections.abc import Collection
from html import unescape
from urllib.parse import urlsplit

NOTE = "（外部网站）"
_MARK = f'<span class="external">{NOTE}</span>'

_ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
_LINK = re.compile(rf"<a(\s{_ATTRIBUTES})>(.*?)</a\s*>", re.DOTALL | re.IGNORECASE)
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_REL = re.compile(r"""\srel\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def mark_external(html: str, own: Collection[str] = ()) -> str:
    """The page with its links to other hosts marked, once. `own` are hosts that need no mark."""

    def marked(link: re.Match[str]) -> str:
        attributes, words = link[1], link[2]
        if _MARK in words or not leaves(_value(_HREF, attributes), own):
            return link[0]
        rel = " ".join(dict.fromkeys([*_value(_REL, attributes).split(), "external"]))
        return f'<a{_REL.sub("", attributes)} rel="{rel}">{words}{_MARK}</a>'

    return _LINK.sub(marked, html)


def leaves(address: str, own: Collection[str] = ()) -> bool:
    """Whether an address leads to a host that is neither ours nor the government's, as a browser reads it."""
    address = re.sub(r"[\t\r\n]", "", address.strip()).replace("\\", "/")
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return True
    if parts.scheme not in ("", "http", "https"):
        return False
    return bool(host) and host not in own and host != "gov.cn" and not host.endswith(".gov.cn")


def _value(attribute: re.Pattern[str], attributes: str) -> str:
    """The value of an attribute, as its page means it; empty where it is not given."""
    found = attribute.search(attributes)
    return unescape(next((value for value in found.groups() if value), "")) if found else ""
