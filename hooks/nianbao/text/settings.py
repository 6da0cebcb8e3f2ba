"""Settings above the text of a page: between lines of hyphens (YAML), or as the first lines (MultiMarkdown).

MkDocs and its like read both, and leave them out of the page.
"""

import re
from dataclasses import dataclass

ALLOWED, ALLOWED_IN = "template: home.html", "docs/index.md"
"""The only line of settings that may be, and the page: the adapter chooses that template anyway."""
_BEFORE = re.compile(r"(?:[\ufeff\s]|<!--.*?-->)*", re.DOTALL)
"""What nobody sees before the first words: blank lines, byte-order marks, comments."""
_FENCED = re.compile(r"[ \t]*-{3,}[ \t]*\n(?P<inside>(?:.*\n)*?)[ \t]*(?:-{3,}|\.{3})[ \t]*(?:\n|$)")
_FENCE = re.compile(r"[ \t]*-{3,}[ \t]*(?:\n|$)")
_KEY = re.compile(r"[ \t]{0,3}[A-Za-z0-9_-]+:(?!//).*")
_MORE = re.compile(r"(?:[ ]{4}|\t).*")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings above a text, by their lines (from 1)."""

    lines: tuple[tuple[int, str], ...]
    """Number and text of each line that is not blank, without those of hyphens."""
    fence: int = 0
    """The line of hyphens above them; 0 where there is none."""
    end: int = 0
    """Where the text begins."""


def read_settings(source: str) -> Settings | None:
    """The settings above a text; None where there are none. An opening line of hyphens alone is settings too."""
    before = _BEFORE.match(source)
    start = before.end() if before else 0
    first = source.count("\n", 0, start) + 1
    if found := _FENCED.match(source, start):
        return Settings(_numbered(found["inside"].split("\n"), first + 1), first, found.end())
    if found := _FENCE.match(source, start):
        return Settings((), first, found.end())
    lines: list[str] = []
    for line in source[start:].split("\n"):
        if not (_KEY.fullmatch(line) or (lines and _MORE.fullmatch(line))):
            break
        lines.append(line)
    return Settings(_numbered(lines, first)) if lines else None


def _numbered(lines: list[str], first: int) -> tuple[tuple[int, str], ...]:
    return tuple((number, line.strip()) for number, line in enumerate(lines, first) if line.strip())


def without_settings(source: str) -> str:
    """The text of a page without settings between lines of hyphens."""
    settings = read_settings(source)
    return source[settings.end :].lstrip("\n") if settings and settings.lines else source
