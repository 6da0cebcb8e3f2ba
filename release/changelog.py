"""The changelog as sections, one a version."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = "CHANGELOG.md"
NEXT = "Unreleased"
"""The section of what no version has yet."""
_HEADING = re.compile(r"^## \[?(?P<name>[^\s\]]+)\]?(?: - (?P<day>\S+))?\s*$")


@dataclass(frozen=True, slots=True)
class Section:
    """A version's heading and the lines below it."""

    name: str
    line: int
    """Line of the heading, from 1."""
    written: str
    """The day as it is written behind the name; empty where none is."""
    below: tuple[str, ...]

    @property
    def text(self) -> str:
        """The entries of the version, in Markdown."""
        return "\n".join(self.below).strip()

    @property
    def first(self) -> int:
        """Line number of the first entry, or of the heading where there is none."""
        said = (self.line + number for number, line in enumerate(self.below, 1) if line.strip())
        return next(said, self.line)

    @property
    def day(self) -> date | None:
        """When the version was released; None where that is no day."""
        try:
            return date.fromisoformat(self.written)
        except ValueError:
            return None


def read_changelog(root: Path) -> dict[str, Section]:
    """The sections by name, in their order."""
    lines = (root / FILE).read_text(encoding="utf-8").splitlines()
    return {section.name: section for section in _sections(lines)}


def _sections(lines: list[str]) -> Iterator[Section]:
    headings = [(number, heading) for number, line in enumerate(lines) if (heading := _HEADING.match(line))]
    ends = [number for number, _ in headings[1:]] + [len(lines)]
    for (start, heading), end in zip(headings, ends, strict=True):
        yield Section(heading["name"], start + 1, heading["day"] or "", tuple(lines[start + 1 : end]))
