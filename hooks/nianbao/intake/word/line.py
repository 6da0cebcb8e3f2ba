"""What was read of a paragraph of Word, and which notes were called."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from nianbao.intake.block import Span


@dataclass(slots=True)
class Line:
    """A paragraph as it is read."""

    spans: list[Span] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    """How many characters have each size."""
    boxes: list[Any] = field(default_factory=list)
    """Contents of text boxes that hang on it."""
    pictures: list[tuple[bytes, str, str, str]] = field(default_factory=list)
    """Bytes, media type, address, alternative text."""
    removed: list[tuple[str, str]] = field(default_factory=list)
    """What was left out, and why."""
    contents: bool = False
    """Whether it begins in a table of contents."""


@dataclass(slots=True)
class Calls:
    """The notes that were called, in order: kind (`footnotes`, `endnotes`) and id."""

    order: list[tuple[str, str]] = field(default_factory=list)

    def label(self, kind: str, id: str) -> str:
        """The label of a note; a note that is called again keeps its own."""
        if (kind, id) not in self.order:
            self.order.append((kind, id))
        return str(self.order.index((kind, id)) + 1)
