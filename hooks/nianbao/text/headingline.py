"""A heading as a line of a page has it: `## 标题 {#id}`."""

import re
from dataclasses import dataclass

_MARKS = re.compile(r" {0,3}(#{1,6})[ \t]+")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_ID = re.compile(r"#([a-zA-Z][\w-]*)")


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading, by its line."""

    level: int
    title: str
    attributes: str
    """With their brackets, or empty."""

    @property
    def id(self) -> str:
        """Its id, or empty."""
        ids: list[str] = _ID.findall(self.attributes)
        return ids[-1] if ids else ""


def read_heading(line: str) -> HeadingLine | None:
    """The heading that a line is; None where it has no marks, or no blank behind them."""
    marks = _MARKS.match(line)
    if marks is None:
        return None
    text = line[marks.end() :].rstrip()
    *_, attributes = "", *(found[0] for found in _ATTRIBUTES.finditer(text) if found.end() == len(text))
    return HeadingLine(len(marks[1]), text.removesuffix(attributes).rstrip(" \t#"), attributes)


def ids_of(line: str) -> list[str]:
    """Every id that is given in a line."""
    return [id for attributes in _ATTRIBUTES.findall(line) for id in _ID.findall(attributes)]
