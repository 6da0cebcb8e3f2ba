"""The Content-Security-Policy of a page: its own scripts, styles and pictures, and nothing from elsewhere.

It stands in the page itself, because some hosts let nobody set headers. Inline scripts are allowed one by one, by hash.
Where headers can be set, one adds what a page cannot say of itself; a browser obeys both.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping

_INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
"""Scripts that run. Those with a type hold data, and need no permission."""

_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)
"""The policy follows it, before anything that it governs."""

_EVERYWHERE = {
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),  # the theme's stylesheet holds its icons
    "connect-src": ("'self'",),
    "form-action": ("'self'",),
    "base-uri": ("'none'",),
}
"""What holds on every page alike."""


def policy(html: str) -> str:
    """The policy that a page needs: the same for pages with the same inline scripts."""
    scripts = sorted({f"'sha256-{_digest(script)}'" for script in _INLINE.findall(html)})
    return _written({"default-src": ("'none'",), "script-src": ("'self'", *scripts), **_EVERYWHERE})


def header_policy() -> str:
    """The policy for a header of all pages: who may frame them. Scripts are left to the pages, who know the hashes."""
    return _written({**_EVERYWHERE, "frame-ancestors": ("'self'",)})


def _written(directives: Mapping[str, Iterable[str]]) -> str:
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def with_policy(html: str) -> str:
    """The page with its policy. A page without a declared character set, which is none of ours, stays as it is."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return _CHARSET.sub(lambda charset: charset[0] + meta, html, count=1)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
