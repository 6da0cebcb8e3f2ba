"""Elements of ours in the tree of a page that Python-Markdown makes."""

from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE

from nianbao.render.classes import EDITOR_NOTE


def insert(parent: Element, position: int, elements: list[Element]) -> None:
    """Insert elements into the page's tree; their texts are escaped."""
    for outer in reversed(elements):
        for element in outer.iter():
            element.text = literal(element.text) if element.text else None
            element.tail = literal(element.tail) if element.tail else None
            element.attrib |= {name: literal(value) for name, value in element.items()}
        outer.tail = "\n"
        parent.insert(position, outer)


def literal(text: str) -> str:
    """Text for the page's serializer, which takes `&lt;` in a text for markup that somebody meant."""
    return text.replace("&", f"{AMP_SUBSTITUTE}amp;")


def lone_image(element: Element, scheme: str) -> Element | None:
    """The image that is all there is in a paragraph, when its address has this scheme."""
    if element.tag != "p" or len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
        return None
    image = element[0]
    return image if image.tag == "img" and image.get("src", "").startswith(scheme) else None


def add_note(parent: Element, link: Element, unit: str, text: str) -> None:
    """Insert the note after the number, or after the unit where one follows directly."""
    note = Element("span", {"class": EDITOR_NOTE, "role": "note"})
    tail = link.tail or ""
    cut = len(unit) if unit and tail.startswith(unit) else 0
    note.text, link.tail, note.tail = literal(text), tail[:cut], tail[cut:]
    parent.insert(list(parent).index(link) + 1, note)
