"""The Word file around the text: pages, page numbers, properties and the package with its fixed bytes."""

import io
import zipfile
from datetime import date, datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Mm

from nianbao.export.document.model import Document
from nianbao.export.word.styles import FONTS, LINE, define_styles
from nianbao.export.word.xml import Element, field, text_run, w

_UNUSED = ("thumbnail", "stylesWithEffects", "customXml", "extended-properties", "fontTable")
"""Parts of the library's template that say nothing of this document: a picture, a program, styles of old versions."""
_LONGEST = 255
"""Characters of a property."""


def new_word(document: Document) -> tuple[WordDocument, dict[str, str]]:
    """An empty document of two sections, cover with contents and text, and the ids of its styles by name.

    The first paragraph of the body ends the first section; everything else is to be put in.
    """
    word = docx.Document()
    _clear(word)
    styles = define_styles(word, pictures=bool(document.pictures()))
    _describe(word, document)
    word.add_section(WD_SECTION.NEW_PAGE)
    for section in word.sections:
        _lay_out(section)
    for properties in word.element.body.iter(qn("w:sectPr")):
        properties.remove(properties.find(qn("w:docGrid")))
        grid = w("docGrid", type="lines", linePitch=round(LINE * 20))  # one of characters is drawn otherwise everywhere
        properties.append(grid)
    properties.find(qn("w:cols")).addprevious(w("pgNumType", start=1))
    _number(word)
    return word, styles


def packed(word: WordDocument, day: date) -> bytes:
    """The file: parts in the order of their names, all of one day."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in sorted(source.namelist()):  # `[Content_Types].xml` comes first
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return fixed.getvalue()


def _clear(word: WordDocument) -> None:
    """Keep of the library's template only what is used, and set it to Chinese."""
    for rels in (word.part.package.rels, word.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[key]
    fonts = w("fonts", *(w("font", w("altName", val=other), name=name) for name, other in FONTS.items()))
    part = Part(
        PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, serialize_part_xml(fonts), word.part.package
    )
    word.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
    settings = word.settings.element
    settings.find(qn("w:themeFontLang")).attrib.update({qn("w:val"): "zh-CN", qn("w:eastAsia"): "zh-CN"})
    settings.replace(settings.find(qn("w:zoom")), w("zoom", percent=100))
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")
    settings.find(qn("w:compat")).insert(0, w("doNotExpandShiftReturn"))  # a line that is broken by hand stays as it is
    for entry in settings.iter(qn("w:compatSetting")):
        if entry.get(qn("w:name")) == "compatibilityMode":
            entry.set(qn("w:val"), "15")  # else Word opens it as a file of 2010


def _describe(word: WordDocument, document: Document) -> None:
    """What the file says of itself: the body, and days of the data; nothing of this machine or of a person."""
    properties, day = word.core_properties, document.day
    properties.title, properties.language = document.title[:_LONGEST], "zh-CN"
    properties.author = properties.last_modified_by = document.body[:_LONGEST]
    properties.comments = ""
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - written as UTC


def _lay_out(section: Section) -> None:
    """A4 with the margins of GB/T 9704."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25)


def _number(word: WordDocument) -> None:
    """Page numbers between dashes, on the outer side; none on cover and contents."""
    word.settings.odd_and_even_pages_header_footer = True
    text = word.sections[-1]
    _number_foot(text.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number_foot(text.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number_foot(foot: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    foot.is_linked_to_previous = False
    line = foot.paragraphs[0]
    line.alignment = side
    line.style = "Footer"
    content: list[Element] = [text_run("— "), *field("PAGE", text_run("1")), text_run(" —")]
    for element in content:
        line._p.append(element)  # noqa: SLF001 - a field is no run of the library
