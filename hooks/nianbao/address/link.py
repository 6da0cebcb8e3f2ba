"""Links as editors write them, from file to file, and as pages have them, from address to address."""

import posixpath
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit, urlunsplit

_PAGE = ".md"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture of a page that leads to another file, or to a place in a page."""

    written: str
    """The address in the text."""
    target: str
    """The file that it leads to, from `docs`: `2023/work.md`. What leads above `docs` begins with `..`."""
    anchor: str
    """The place in it, or empty."""
    address: str
    """What the page has, relative to its own address."""


def read_link(written: str, file: str) -> Link | None:
    """The link behind an address in a file of `docs`; None for one that leads to another host, to a person, to nothing.

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
    """Where a file of `docs` lies in the site, from its root: a page has a folder of its own; `./` is the root."""
    if not file.endswith(_PAGE):
        return quote(file)
    folder, name = posixpath.split(file.removesuffix(_PAGE))
    return f"{quote(folder if name == 'index' else posixpath.join(folder, name)) or '.'}/"


def relative(address: str, page: str) -> str:
    """An address, from the root of the site, as a link of a page has it; both end in a slash where they are folders."""
    path = posixpath.relpath(address, page)
    return f"{path}/" if address.endswith("/") else path
