"""Attachments: the pictures and documents beside the chapters, which the site publishes as they are.

A browser that opens a page, a script or some pictures from there runs what is in them in the name of the site.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from nianbao.finding import Finding, Place

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".svg")
_DOCUMENTS = (".pdf", ".ofd", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ppt", ".pptx", ".csv", ".txt", ".zip")
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings of Markdown files: pages, or files that `read_chapters` reports."""
_ACTIVE = re.compile(
    rb"<\s*(?:script|foreignobject|iframe|embed|object|\?xml-stylesheet|!entity)|\son\w+\s*=|javascript:", re.IGNORECASE
)


def check_attachments(root: Path) -> Iterator[Finding]:
    """A finding for each file in `docs` that is neither text, nor picture, nor document, or that can run."""
    for path in sorted((root / "docs").rglob("*")):
        suffix = path.suffix.lower()
        if not path.is_file() or path.name.startswith(".") or suffix in _PAGES:
            continue
        place = Place(path.relative_to(root).as_posix())
        if suffix not in (*_PICTURES, *_DOCUMENTS):
            mend = "图片用 PNG、JPG 或 SVG，附件用 PDF、Word、Excel 等；网页和脚本不能发布，请移走或删去"
            yield Finding(place, path.name, "这种文件不能放在 docs 里", mend, rule="attachment")
        elif suffix == ".svg" and (active := _ACTIVE.search(path.read_bytes())):
            mend = "请用画图程序另存为普通的 SVG，或改用 PNG"
            line = path.read_bytes().count(b"\n", 0, active.start()) + 1
            yield Finding(Place(place.file, line), path.name, "这张 SVG 图片里有脚本", mend, rule="attachment")
