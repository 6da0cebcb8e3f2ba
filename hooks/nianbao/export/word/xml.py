"""WordprocessingML elements, and the few that python-docx has no call for."""

from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from nianbao.characters import for_xml

Element = BaseOxmlElement


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element `w:<tag>` with attributes `w:<name>`."""
    element: Element = OxmlElement(
        f"w:{tag}", {qn(f"w:{name}"): for_xml(str(value)) for name, value in attributes.items()}
    )
    element.extend(children)
    return element


def text_run(text: str, *properties: Element) -> Element:
    """A run of text; line breaks stay."""
    run = w("r", *([w("rPr", *properties)] if properties else []))
    for number, line in enumerate(for_xml(text).split("\n")):
        if number:
            run.append(w("br"))
        if line:
            run.append(_text("t", line))
    return run


def paragraph(style: str, content: Iterable[Element], *properties: Element) -> Element:
    """A paragraph in a style, by its id."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def field(instruction: str, *result: Element) -> tuple[Element, ...]:
    """A field with its instruction, and the result shown until Word updates it."""
    return (
        w("r", w("fldChar", fldCharType="begin")),
        w("r", _text("instrText", f" {instruction} ")),
        w("r", w("fldChar", fldCharType="separate")),
        *result,
        w("r", w("fldChar", fldCharType="end")),
    )


def _text(tag: str, text: str) -> Element:
    element = w(tag)
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element
