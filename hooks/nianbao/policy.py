"""The Content-Security-Policy of a page: its own scripts, styles and pictures, and nothing from elsewhere.

It stands in the page itself, because some hosts let nobody set headers. Inline scripts are allowed one by one, by hash.
"""

import base64
import hashlib
import re

_INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
"""Scripts that run. Those with a type hold data, and need no permission."""

_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)
"""The policy follows it, before anything that it governs."""


def policy(html: str, own: str = "'self'") -> str:
    """The policy that a page needs: the same for pages with the same inline scripts. `own` is where its files are."""
    scripts = sorted({f"'sha256-{_digest(script)}'" for script in _INLINE.findall(html)})
    directives = {
        "default-src": ["'none'"],
        "script-src": [own, *scripts],
        "style-src": [own],
        "img-src": [own, "data:"],  # the theme's stylesheet holds its icons
        "connect-src": [own],
        "form-action": [own],
        "base-uri": ["'none'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def with_policy(html: str, own: str = "'self'") -> str:
    """The page with its policy. A page without a declared character set, which is none of ours, stays as it is."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, own)}">'
    return _CHARSET.sub(lambda charset: charset[0] + meta, html, count=1)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
