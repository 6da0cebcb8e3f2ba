"""Styles of the Word document, close to GB/T 9704—2012: 仿宋 三号, 黑体 and 楷体 heads, 小标宋 title, 22 lines.

The fonts are those that offices have; `FONTS` names the replacement that Word uses where one is missing.
"""

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import BaseStyle, CharacterStyle, ParagraphStyle

from nianbao.export.word.xml import w

FANGSONG, KAI, HEI, TITLE, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"
LATIN = "Times New Roman"
FONTS = {FANGSONG: "仿宋", KAI: "楷体", HEI: "SimHei", TITLE: "宋体", SONG: "SimSun"}
"""Each font with the one to take where it is not installed."""
SIZE = 16
"""Size of the text in points: 三号."""
LINE = 28.95
"""22 lines in 225 mm, in points."""
_TIGHTER = -5
"""Of 三号 type, in twentieths of a point: 28 characters are a little wider than 156 mm."""
_BLUE, _GREY, _BLACK = RGBColor(0x1F, 0x38, 0x64), RGBColor(0x59, 0x59, 0x59), RGBColor(0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style; sizes and spaces in points."""

    name: str
    font: str = FANGSONG
    size: float = SIZE
    bold: bool = False
    indent: int = 2
    """Characters before the first line."""
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    before: float = 0
    after: float = 0
    line: float = LINE
    """0 for one line of the font's own height."""
    keep: bool = False
    """Whether it stays with what follows."""
    color: RGBColor = _BLACK


_CENTER, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
_STYLES = (
    _Style("Normal"),
    _Style("Title", TITLE, 22, indent=0, align=_CENTER, after=LINE, line=36, keep=True),
    _Style("Subtitle", FANGSONG, SIZE, indent=0, align=_CENTER, after=8),
    _Style("Heading 1", HEI, keep=True),
    _Style("Heading 2", KAI, keep=True),
    _Style("Heading 3", bold=True, keep=True),
    _Style("Heading 4", keep=True),
    _Style("Heading 5", keep=True),
    _Style("Heading 6", keep=True),
    _Style("Caption", HEI, 14, indent=0, align=_CENTER, before=8, after=4, line=0, keep=True),
    _Style("Quote", KAI),
    _Style("List Paragraph", indent=0),
    _Style("Footer", SONG, 14, indent=0, align=_LEFT, line=0),
    _Style("TOC Heading", HEI, 22, indent=0, align=_CENTER, after=24, line=0),
    _Style("toc 1", SONG, 14, indent=0, align=_LEFT, before=5, line=21),
    _Style("toc 2", SONG, 14, indent=2, align=_LEFT, line=21),
    _Style("封面标题", TITLE, 26, indent=0, align=_CENTER, line=44),
    _Style("封面文字", FANGSONG, SIZE, indent=0, align=_CENTER, before=8, line=0),
    _Style("表格文字", SONG, 10.5, indent=0, align=_LEFT, line=0),
    _Style("表格小字", SONG, 9, indent=0, align=_LEFT, line=0),
    _Style("表格密字", SONG, 7.5, indent=0, align=_LEFT, line=0),
    _Style("表格链接", SONG, 8, indent=0, align=_LEFT, line=0, color=_GREY),
    _Style("表格相接", SONG, 1, indent=0, align=_LEFT, line=1),
    _Style("编者注", KAI, 12, color=_GREY),
    _Style("代码", SONG, 10.5, indent=0, align=_LEFT, line=0),
)
_PICTURE = _Style("图片", indent=0, align=_CENTER, before=8, after=8, line=0)
_CHARACTERS = {"绑定数字": ("dotted", _BLACK), "Hyperlink": ("single", _BLUE), "编者注文字": ("none", _GREY)}
"""Underline and colour of what stands within a sentence. Bound numbers stay black, as in print."""


def define_styles(word: WordDocument, *, pictures: bool) -> dict[str, str]:
    """Give the document its styles, with `pictures` one for these. Returns the id of each by its name."""
    known = {style.name: style for style in word.styles}  # asked for once: the library looks through them each time
    for wanted in (*_STYLES, _PICTURE) if pictures else _STYLES:
        _define(word, wanted, known.get(wanted.name))
    for name, (line, color) in _CHARACTERS.items():
        character = word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, name.isascii())
        character.font.color.rgb = color
        character.element.rPr.append(w("u", val=line))
    _set_languages(word)
    return {style.name: style.style_id for style in word.styles}


def _define(word: WordDocument, wanted: _Style, known: BaseStyle | None) -> None:
    style = known or word.styles.add_style(wanted.name, WD_STYLE_TYPE.PARAGRAPH, wanted.name.isascii())
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - the library's type covers character styles too
    _set_font(style, wanted)
    if (rule := style.element.find(f".//{qn('w:pBdr')}")) is not None:
        rule.getparent().remove(rule)  # the template draws one below titles
    form = style.paragraph_format
    form.alignment = wanted.align
    form.space_before, form.space_after = Pt(wanted.before), Pt(wanted.after)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY if wanted.line else WD_LINE_SPACING.SINGLE
    if wanted.line:
        form.line_spacing = Pt(wanted.line)
    form.keep_with_next = wanted.keep
    form.first_line_indent = Pt(wanted.indent * wanted.size)
    properties = style.element.get_or_add_pPr()
    properties.get_or_add_ind().set(qn("w:firstLineChars"), str(wanted.indent * 100))
    if wanted.line != LINE:
        properties.get_or_add_spacing().addprevious(w("snapToGrid", val=0))  # where the standard wants it


def _set_font(style: CharacterStyle, wanted: _Style) -> None:
    font = style.font
    font.size, font.bold, font.italic = Pt(wanted.size), wanted.bold, False
    font.color.rgb = wanted.color
    properties = style.element.get_or_add_rPr()
    properties.find(qn("w:sz")).addprevious(w("spacing", val=_TIGHTER if wanted.size == SIZE else 0))
    if properties.rFonts is not None:
        properties.remove(properties.rFonts)
    fonts = properties.get_or_add_rFonts()
    for script, name in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", wanted.font), ("cs", LATIN)):
        fonts.set(qn(f"w:{script}"), name)


def _set_languages(word: WordDocument) -> None:
    """Chinese, for spelling and for readers aloud."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(
            qn("w:eastAsia"), "zh-CN"
        )  # `val` is of Latin letters: as Chinese, numbers are broken at line ends
