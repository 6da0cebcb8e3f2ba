"""Links of a page in the offline edition: to the file itself, to the site where it is known, or to nothing."""

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, unquote, urljoin, urlsplit

from nianbao.text.tags import Attribute, Edit, Tag, edited, read_tags

_TAGS = ("a", "link", "script", "img", "form", "source")
_NAMES = ("href", "src", "action")
_ELSEWHERE = 'aria-disabled="true" title="离线版里没有这一页"'


def addresses(html: str) -> Iterator[str]:
    """Every relative address of a page, as it is written but without anchor and query."""
    for tag in read_tags(html, *_TAGS):
        for attribute in tag.attributes():
            if attribute.name in _NAMES:
                parts = urlsplit(attribute.value)
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
        tags = (tag for tag in read_tags(html, *_TAGS) if not tag.closing)
        return edited(html, (edit for tag in tags if (edit := self._edit(tag))))

    def _edit(self, tag: Tag) -> Edit | None:
        found = next((attribute for attribute in tag.attributes() if attribute.name in _NAMES), None)
        parts = urlsplit(found.value) if found else None
        if not found or not parts or parts.scheme or parts.netloc or not parts.path:
            return None
        target = resolve(self.page, parts.path)
        if target in self.files:
            path = quote(posixpath.relpath(target, posixpath.dirname(self.page)), safe="/!$&'()*+,;=:@~")
            return _put(found, parts._replace(path=path).geturl())
        if tag.name == "link":
            return tag.start, tag.end, ""
        if tag.name == "a" and self.online:
            return _put(found, urljoin(self.online, parts.geturl()))
        return found.start, found.end, f" {_ELSEWHERE}" if tag.name == "a" else ""


def _put(found: Attribute, address: str) -> Edit:
    return found.start, found.end, f' {found.name}="{escape(address)}"'


def canonical(html: str) -> str:
    """The page's own address in the site; empty where the site's address is not configured."""
    return next((tag.get("href") for tag in read_tags(html, "link") if tag.get("rel") == "canonical"), "")
