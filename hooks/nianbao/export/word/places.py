"""Places and links of a Word document: bookmarks by number, and hyperlinks to them or to other hosts."""

from collections.abc import Iterable, Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn

from nianbao.export.word.xml import Element, w


class Places:
    """Names of bookmarks. Word allows forty letters, digits and underscores; a leading underscore keeps them unseen."""

    def __init__(self, anchors: Iterable[str], part: Part) -> None:
        """`part` holds the addresses of other hosts."""
        self.numbers = {anchor: number for number, anchor in enumerate(dict.fromkeys(anchors), 1)}
        self.part = part

    def name(self, anchor: str) -> str:
        """Name of the bookmark for an anchor, for example `_nianbao12`."""
        return f"_nianbao{self.numbers[anchor]}"

    def mark(self, anchors: Iterable[str], *inside: Element) -> Iterator[Element]:
        """Elements inside the bookmarks of these places."""
        names = list(anchors)
        for anchor in names:
            yield w("bookmarkStart", id=self.numbers[anchor], name=self.name(anchor))
        yield from inside
        for anchor in reversed(names):
            yield w("bookmarkEnd", id=self.numbers[anchor])

    def link(self, address: str, *runs: Element) -> Element:
        """A link to a place of the document (`#…`) or to a full address."""
        if address.startswith("#"):
            return w("hyperlink", *runs, anchor=self.name(address[1:]), history=1)
        hyperlink = w("hyperlink", *runs, history=1)
        hyperlink.set(qn("r:id"), self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return hyperlink
