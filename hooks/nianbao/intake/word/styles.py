"""What styles say of a paragraph and its letters, through those that they are based on (ECMA-376-1, 17.7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nianbao.attached.xmlpart import attribute
from nianbao.intake.officexml import child, children, number, switched, value, whole

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])$", re.IGNORECASE)
_TITLES = ("title", "标题")
_BODY = 9
"""The outline level of text that is no heading."""
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids."""

    by_id: dict[str, Any] = field(default_factory=dict)
    default: str = ""
    """Id of the style of a paragraph that names none."""
    letters: Any = None
    """`w:rPr` of what holds where nothing else is said."""

    def chain(self, style: str) -> Iterator[Any]:
        """The style and those that it is based on, each once."""
        seen: set[str] = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = value(self.by_id[style], "basedOn")

    def level(self, properties: Any) -> int | None:
        """The level of a heading, from 1; None for other paragraphs. What is deeper than 6 counts as 6."""
        own = value(properties, "outlineLvl")
        if own:
            return _level(own)
        for style in self.chain(self.of(properties)):
            name = value(style, "name").strip().lower()
            if found := _HEADING.match(name):
                return min(int(found[1]), _DEEPEST)
            if name in _TITLES:
                return 1
            if outline := value(style, "pPr", "outlineLvl"):
                return _level(outline)
        return None

    def of(self, properties: Any) -> str:
        """The id of the style of a paragraph."""
        return value(properties, "pStyle") or self.default

    def of_paragraph(self, properties: Any, *names: str) -> Any | None:
        """The first element on this path: of the paragraph itself, else of its styles."""
        own = child(properties, *names) if properties is not None else None
        if own is not None:
            return own
        said = (child(style, "pPr", *names) for style in self.chain(self.of(properties)))
        return next((found for found in said if found is not None), None)

    def bold(self, paragraph: Any, letters: Any) -> bool:
        """Whether letters with these properties (`w:rPr`) are bold in a paragraph with those (`w:pPr`)."""
        return self._switch("b", paragraph, letters)

    def hidden(self, paragraph: Any, letters: Any) -> bool:
        """Whether they are hidden text."""
        return self._switch("vanish", paragraph, letters) or switched(letters, "webHidden") is True

    def size(self, paragraph: Any, letters: Any) -> float | None:
        """The size of letters in points."""
        said = (value(each, "sz") for each in self._letters(paragraph, letters))
        half = number(next(filter(None, said), ""))
        return None if half is None else half / 2

    def _switch(self, name: str, paragraph: Any, letters: Any) -> bool:
        said = (switched(each, name) for each in self._letters(paragraph, letters))
        return next((each for each in said if each is not None), False)

    def _letters(self, paragraph: Any, letters: Any) -> Iterator[Any]:
        """What is said of letters, the nearest first."""
        yield letters
        for style in (value(letters, "rStyle"), self.of(paragraph)):
            for each in self.chain(style):
                yield child(each, "rPr")
        yield self.letters


def read_styles(root: Any | None) -> Styles:
    """The styles of the part; none where there is no such part."""
    if root is None:
        return Styles()
    by_id = {attribute(style, "styleId"): style for style in children(root, "style")}
    defaults = (
        name
        for name, style in by_id.items()
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")
    )
    return Styles(by_id, next(defaults, ""), child(root, "docDefaults", "rPrDefault", "rPr"))


def _level(outline: str) -> int | None:
    level = whole(outline, _BODY)
    return None if not 0 <= level < _BODY else min(level + 1, _DEEPEST)
