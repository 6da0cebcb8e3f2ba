"""How the columns of a table stand (`|:--|:-:|--:|`): as classes, since the policy of a page allows no `style=`."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

SIDES = ("left", "center", "right")
_PREFIX = "align-"
CLASSES = tuple(f"{_PREFIX}{side}" for side in SIDES)
"""Of cells whose column is aligned."""


class Alignment(Treeprocessor):
    """Tree processor that gives cells a class for the attribute that the library writes (`use_align_attribute`)."""

    def run(self, root: Element) -> None:
        """Change every cell of the tree."""
        for cell in root.iter():
            side = cell.attrib.pop("align", "") if cell.tag in ("td", "th") else ""
            if side in SIDES:
                cell.set("class", f"{_PREFIX}{side}")


def side_of(classes: Iterable[str]) -> str:
    """`left`, `center`, `right`, or empty, by the classes of a cell."""
    return next((name.removeprefix(_PREFIX) for name in classes if name in CLASSES), "")
