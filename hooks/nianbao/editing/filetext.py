"""A text file of the editor's, changed in places: all other bytes stay, line ends and byte-order mark too."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nianbao.source.textfile import decoded

_CHARACTER = re.compile(r"\r\n|[\s\S]")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a text, from `start` up to `end`, that others take the place of."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class FileText:
    """The content of a text file, as it lies on the disk. It is UTF-8."""

    raw: bytes

    @property
    def text(self) -> str:
        """With Unix line ends, and without a byte-order mark: as the readers of the library have it."""
        return decoded(self.raw)

    @property
    def line_end(self) -> str:
        """The line end that most of its lines have."""
        windows, all_of_them = self.raw.count(b"\r\n"), self.raw.count(b"\n")
        return "\r\n" if windows * 2 > all_of_them else "\n"

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The content with the edits made, whose positions are those of `text`; they do not overlap."""
        mark = codecs.BOM_UTF8 if self.raw.startswith(codecs.BOM_UTF8) else b""
        body = self.raw.removeprefix(mark).decode("utf-8")
        starts = [match.start() for match in _CHARACTER.finditer(body)] + [len(body)]
        for edit in sorted(edits, key=lambda each: (each.start, each.end), reverse=True):
            new = edit.new.replace("\n", self.line_end)
            body = body[: starts[edit.start]] + new + body[starts[edit.end] :]
        return mark + body.encode("utf-8")


def read_file_text(path: Path) -> FileText:
    """The file as it is now. Raises OSError, and EncodingProblem where it is not UTF-8."""
    raw = path.read_bytes()
    decoded(raw)
    return FileText(raw)


def difference(before: str, after: str) -> Edit:
    """The one edit that makes `after` of `before`: whatever lies between what both begin and end with."""
    start = _common(before, after)
    end = min(_common(before[::-1], after[::-1]), len(before) - start, len(after) - start)
    return Edit(start, len(before) - end, after[start : len(after) - end])


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    short, long = 0, min(len(one), len(other))
    while short < long:
        middle = (short + long + 1) // 2
        short, long = (middle, long) if one[:middle] == other[:middle] else (short, middle - 1)
    return short
