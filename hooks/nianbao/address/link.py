"""Links as editors write them, from file to file, and as pages have them, from address to address."""

import posixpath
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from nianbao.address.pages import is_front

_PAGE = ".md"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image of a page that leads to another file of `docs`, or to an anchor in a page."""

    written: str
    """The address in the text."""
    target: str
    """The file that it leads to, from `docs`: `2023/work.md`. What leads above `docs` begins with `..`."""
    anchor: str
    """The place in it, or empty."""
    address: str
    """What the page has, relative to its own address."""


def read_link(written: str, file: str) -> Link | None:
    """The link behind an address in a file of `docs`; None for another host, a mail address, or an empty address.

    `file` is named from `docs`, as `2023/work.md`.
    """
    parts = urlsplit(written)
    if parts.scheme or parts.netloc or written.startswith(("/", "\\")) or not (parts.path or parts.fragment):
        return None
    if not parts.path:
        return Link(written, file, parts.fragment, written)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path)))
    path = relative(page_address(target), page_address(file))
    return Link(written, target, parts.fragment, urlunsplit(("", "", path, parts.query, parts.fragment)))


def page_address(file: str) -> str:
    """The address of a file of `docs` from the site's root: `2023/work.md` is at `2023/work/`; the root is `./`."""
    if not file.endswith(_PAGE):
        return quote(file)
    folder, name = posixpath.split(file.removesuffix(_PAGE))
    return f"{quote(folder if is_front(name) else posixpath.join(folder, name)) or '.'}/"


def relative(address: str, page: str) -> str:
    """The relative link from one address of the site to another, both from its root; folders end in a slash."""
    path = posixpath.relpath(address, page)
    return f"{path}/" if address.endswith("/") else path
