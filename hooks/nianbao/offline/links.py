"""Links of a page in the offline edition: to the file itself, to the site where it is known, or to nothing."""

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote, unquote, urljoin, urlsplit

_TAG = re.compile(r"<(?:a|link|script|img|form|source)\b(?:[^>\"]|\"[^\"]*\")*>")
_ADDRESS = re.compile(r'\s(href|src|action)="([^"]*)"')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
_ELSEWHERE = 'aria-disabled="true" title="离线版里没有这一页"'


def addresses(html: str) -> Iterator[str]:
    """Every relative address of a page, as it is written but without anchor and query."""
    for tag in _TAG.findall(html):
        for _, address in _ADDRESS.findall(tag):
            parts = urlsplit(unescape(address))
            if not parts.scheme and not parts.netloc and parts.path:
                yield parts.path


def resolve(page: str, path: str) -> str:
    """The file that a page's relative address leads to, from the site's root; of a folder its front page.

    What leads above the root begins with `..`.
    """
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    is_folder = path.endswith("/") or posixpath.basename(path) in (".", "..")
    return posixpath.normpath(posixpath.join(joined, "index.html")) if is_folder else joined


@dataclass(frozen=True, slots=True)
class Links:
    """Links of one page, rewritten for the offline edition."""

    page: str
    """The page's file, from the site's root."""
    files: Collection[str]
    """The files of the edition, from the site's root."""
    online: str
    """The page's own address in the site, or empty where that is not known."""

    def rewrite(self, html: str) -> str:
        """The page with its links as the edition needs them."""
        return _TAG.sub(lambda tag: self._tag(tag[0]), html)

    def _tag(self, tag: str) -> str:
        found = _ADDRESS.search(tag)
        parts = urlsplit(unescape(found[2])) if found else None
        if not found or not parts or parts.scheme or parts.netloc or not parts.path:
            return tag
        target = resolve(self.page, parts.path)
        if target in self.files:
            path = quote(posixpath.relpath(target, posixpath.dirname(self.page)), safe="/!$&'()*+,;=:@~")
            return self._put(tag, found, parts._replace(path=path).geturl())
        if tag.startswith("<link"):
            return ""
        if tag.startswith("<a") and self.online:
            return self._put(tag, found, urljoin(self.online, parts.geturl()))
        return tag.replace(found[0], f" {_ELSEWHERE}" if tag.startswith("<a") else "", 1)

    def _put(self, tag: str, found: re.Match[str], address: str) -> str:
        return tag.replace(found[0], f' {found[1]}="{escape(address)}"', 1)


def canonical(html: str) -> str:
    """The page's own address in the site; empty where the site's address is not configured."""
    found = _CANONICAL.search(html)
    return unescape(found[1]) if found else ""
