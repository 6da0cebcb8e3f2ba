"""The Content-Security-Policy of a page: its own scripts, styles and pictures, and nothing from elsewhere.

It is in the page itself, because some hosts allow no headers to be set. Inline scripts are allowed one by one, by hash,
and only those of the templates: whatever gets into a page with its text does not run. Where headers can be set, one
adds what a page cannot say of itself; a browser obeys both.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from nianbao.text.tags import edited, read_tags

NOT_FOUND = "404.html"
"""The page for missing addresses. It shows no text of an editor, so its inline scripts are those of the templates."""

_ROOT = re.compile(r'new URL\("[./]*",location\)')
"""Where the site begins, seen from a page: the only thing in which the scripts of the templates differ."""

_OWN = "'self'"
_EVERYWHERE = {
    "style-src": (_OWN,),
    "img-src": (_OWN, "data:"),  # the theme's stylesheet holds its icons
    "connect-src": (_OWN,),
    "form-action": (_OWN,),
    "base-uri": ("'none'",),
}
"""What holds on every page alike."""


def template_scripts(html: str) -> frozenset[str]:
    """The inline scripts of a page that shows nobody's text, such as the one for missing addresses."""
    return frozenset(map(_anywhere, _inline(html)))


def policy(html: str, known: frozenset[str] = frozenset(), own: str = _OWN) -> str:
    """The policy that a page needs. It allows its `known` inline scripts; `own` is where its files are."""
    scripts = sorted({f"'sha256-{_digest(script)}'" for script in _inline(html) if _anywhere(script) in known})
    directives = {"default-src": ("'none'",), "script-src": (_OWN, *scripts), **_EVERYWHERE}
    return _written({name: (own if source == _OWN else source for source in held) for name, held in directives.items()})


def header_policy() -> str:
    """The policy for a header of all pages: who may frame them. Scripts are left to the pages: they know the hashes."""
    return _written({**_EVERYWHERE, "frame-ancestors": ("'self'",)})


def _written(directives: Mapping[str, Iterable[str]]) -> str:
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def with_policy(html: str, known: frozenset[str] = frozenset(), own: str = _OWN) -> str:
    """The page with its policy. A page without a declared character set, which is none of ours, stays as it is."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, known, own)}">'
    charset = next((tag for tag in read_tags(html, "meta") if tag.get("charset").lower() == "utf-8"), None)
    return edited(html, [(charset.end, charset.end, meta)] if charset else ())  # before anything that it governs


def _inline(html: str) -> Iterator[str]:
    """Scripts that run. Those with a type hold data, and need no permission."""
    for tag, following in pairwise(read_tags(html, "script")):
        if not tag.closing and not {"src", "type"} & {attribute.name for attribute in tag.attributes()}:
            yield html[tag.end : following.start]


def _anywhere(script: str) -> str:
    return _ROOT.sub("", script)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
