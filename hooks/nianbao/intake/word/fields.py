"""Fields of a Word document: of each only the result is shown, and some results are links or contents (17.16)."""

import re
from dataclasses import dataclass, field

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[A-Za-z]\s+)*(?:\\l\s+)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_ANCHOR = re.compile(r'\\l\s+"?([^"\s]+)"?', re.IGNORECASE)
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    code: str = ""
    shown: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the text; they may reach over paragraphs."""

    _open: list[_Field] = field(default_factory=list)

    def mark(self, kind: str) -> str:
        """A field begins, its result begins, or it ends: `begin`, `separate`, `end`.

        Gives the code of one that ends without a result.
        """
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].shown = True
        elif self._open and kind == "end":
            ended = self._open.pop()
            return "" if ended.shown else ended.code.strip()
        return ""

    def instruct(self, text: str) -> None:
        """A piece of the code of the innermost field."""
        if self._open and not self._open[-1].shown:
            self._open[-1].code += text

    @property
    def visible(self) -> bool:
        """Whether text at this place is shown."""
        return all(each.shown for each in self._open)

    @property
    def link(self) -> str | None:
        """Where the text at this place leads."""
        return next(filter(None, (link_of(each.code) for each in reversed(self._open))), None)

    @property
    def in_contents(self) -> bool:
        """Whether this place is in a table of contents."""
        return any(_CONTENTS.match(each.code) for each in self._open)


def link_of(code: str) -> str | None:
    """The address that a field leads to; None where it is no link."""
    found = _LINK.match(code)
    if not found:
        return None
    anchor = _ANCHOR.search(code)
    inside = f"#{anchor[1]}" if anchor else ""
    address = found[1] or found[2] or ""
    return inside if inside and address == anchor[1] else (address + inside or None)  # type: ignore[index]
