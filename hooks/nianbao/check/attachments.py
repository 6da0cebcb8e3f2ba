"""Attachments: the pictures and documents beside the chapters, which the site publishes as they are.

A browser that opens a page, a script or some pictures from there runs what is in them in the name of the site.
"""

from collections.abc import Iterator
from pathlib import Path

from nianbao.check.leftovers import leftover
from nianbao.check.verification import is_verification
from nianbao.finding import Finding, Place
from nianbao.source.plainfiles import Entry, entry_at

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".svg")
_DOCUMENTS = (
    ".pdf",
    ".ofd",
    ".doc",
    ".docx",
    ".wps",
    ".xls",
    ".xlsx",
    ".et",
    ".ppt",
    ".pptx",
    ".dps",
    ".csv",
    ".txt",
    ".zip",
)
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings of Markdown files: pages, or files that `read_chapters` reports."""


def check_attachments(root: Path) -> Iterator[Finding]:
    """A finding for each file in `docs` that is neither text, nor picture, nor document, or that can run."""
    for path in sorted((root / "docs").rglob("*")):
        suffix = path.suffix.lower()
        if entry_at(path) is not Entry.FILE or path.name.startswith(".") or suffix in _PAGES or leftover(path.name):
            continue
        place = Place(path.relative_to(root).as_posix())
        if suffix == ".svg":
            yield from check_svg(path, place.file)
        elif suffix not in (*_PICTURES, *_DOCUMENTS) and not is_verification(path, root / "docs"):
            mend = "图片用 PNG、JPG 或 SVG，附件用 PDF、Word、Excel 等；网页和脚本不能发布，请移走或删去"
            yield Finding(place, path.name, "这种文件不能放在 docs 里", mend, rule="attachment")


def check_svg(path: Path, file: str) -> Iterator[Finding]:
    """A finding for each thing in an SVG picture that may not be there, at its line."""
    from nianbao.check.svg import violations_of  # noqa: PLC0415 - the XML library, which most projects do not need

    for violation in violations_of(_content(path)):
        yield Finding(Place(file, violation.line), path.name, violation.problem, violation.mend, rule="attachment")


def _content(path: Path) -> bytes:
    """What is in a file; nothing where it cannot be opened, which is a finding already."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
