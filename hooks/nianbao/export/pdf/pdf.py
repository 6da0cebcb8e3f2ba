"""The PDF of a year's report: cover, contents, text and tables, set by Typst from `report.typ`.

Why Typst and not WeasyPrint, tried on a whole report (22 pages, one core, the same fonts):

| | Typst 0.15 | WeasyPrint 70 |
|---|---|---|
| processor time | 0.3 s | 1.2 s |
| size | 0.42 MB | 0.69 MB |
| of the system | fonts | fonts, Pango, HarfBuzz |
| links outside of a link tag, heads without scope | none | 8, and one in each table |
| table cells | each names its heads | none does |
| layout | a file of its own | a second style sheet beside that of the site |

Both write the same bytes twice. Typst refuses to write a PDF/UA with a fault that it can see, such as a skipped level
of headings; it cannot yet mark the heads of rows. The text is handed over as JSON and can never be read as markup.
"""

import json
import re
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from nianbao.export.document.cover import cover_lines, day_text, period_text
from nianbao.export.document.model import Document
from nianbao.export.fonts import Kind, chinese_font, let_go
from nianbao.export.maker import Unavailable
from nianbao.export.pdf.plain import plain

_LAYOUT = "report.typ"
_KINDS = {"song": Kind.SONG, "fangsong": Kind.FANGSONG, "kai": Kind.KAI, "hei": Kind.HEI}
_NO_FONT = "本机没有中文字体，PDF 没有生成（请安装 fonts-noto-cjk 或“思源宋体”后再试）"
_NO_LETTER = "本机的字体里没有“{}”这个字，PDF 没有生成（请换成通用的字，或安装含有它的字体后再试）"


def make_pdf(document: Document) -> bytes:
    """The report as a tagged PDF (PDF/UA-1). The same document and the same fonts give the same bytes.

    Raises:
        Unavailable: where the machine has no Chinese font, or no font with a rare character of the text.

    """
    fonts = typst.Fonts(include_embedded_fonts=False)
    families = fonts.families()
    named = {name: chinese_font(kind, families) for name, kind in _KINDS.items()}
    if None in named.values():
        raise Unavailable(_NO_FONT)
    try:
        return _set(document, fonts, named)
    except typst.TypstError as error:
        if missing := re.search(r'the text `"(.*?)"` could not be displayed', error.message):
            raise Unavailable(_NO_LETTER.format(missing[1])) from None
        raise
    finally:
        let_go(fonts)


def _set(document: Document, fonts: typst.Fonts, named: dict[str, str | None]) -> bytes:
    day = document.day
    with TemporaryDirectory() as made:  # Typst reads pictures from files alone
        folder = Path(made)
        (folder / _LAYOUT).write_bytes(files(__package__).joinpath(_LAYOUT).read_bytes())
        for picture in document.pictures():
            (folder / picture.name).write_bytes(picture.turned)
        return typst.compile(
            folder / _LAYOUT,
            root=folder,
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": json.dumps(_data(document) | {"fonts": named}, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )


def _data(document: Document) -> dict[str, Any]:
    """The document as the template reads it."""
    record: dict[str, Any] = plain(document)
    return record | {
        "cover": cover_lines(document.title),
        "when": period_text(document),
        "day": day_text(document.published) if document.published else "",
    }
