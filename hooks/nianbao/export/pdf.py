"""The PDF of a year's report: cover, contents, text and tables, set by Typst from `report.typ`.

Why Typst: a package of Python without system libraries, the layout is a file of its own, and it refuses to write a
PDF/UA that it cannot vouch for. The text is handed over as JSON and can never be read as markup.
"""

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import typst

from nianbao.export.compose import compose
from nianbao.export.covertext import cover_lines, day_text, period_text
from nianbao.export.document import Document
from nianbao.export.maker import Unavailable
from nianbao.export.plain import plain
from nianbao.fonts import Kind, chinese_font
from nianbao.project import Project
from nianbao.year import Year

_KINDS = {"song": Kind.SONG, "fangsong": Kind.FANGSONG, "kai": Kind.KAI, "hei": Kind.HEI}
_NO_FONT = "本机没有中文字体，PDF 没有生成（请安装 fonts-noto-cjk 或“思源宋体”后再试）"


def make_pdf(project: Project, year: Year) -> bytes:  # noqa: ARG001 - every maker is given the project
    """The report as a tagged PDF (PDF/UA-1). The same year and the same fonts give the same bytes.

    Raises:
        Unavailable: where the machine has no Chinese font.

    """
    fonts = typst.Fonts(include_embedded_fonts=False)
    families = fonts.families()
    named = {name: chinese_font(kind, families) for name, kind in _KINDS.items()}
    if None in named.values():
        raise Unavailable(_NO_FONT)
    document = compose(year)
    day = document.day
    return typst.compile(
        files(__package__).joinpath("report.typ").read_bytes(),
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
