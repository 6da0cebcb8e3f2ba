"""Pieces of a Markdown source: what stands together as one text, and what is none: code, comments, definitions.

A link begins and ends in one piece: a paragraph, a heading, an item of a list, a cell of a table.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_HIDDEN = re.compile(
    r"^(?P<fence>`{3,}|~{3,}) *(?:\{[^\n]*\}|\.?[\w#.+-]* *)\n(?:.*?\n)?(?P=fence) *$"
    r"|^ {0,3}<!--.*?-->|<!--(?:(?!\n[ \t]*\n|\n {0,3}\[).)*?-->",
    re.DOTALL | re.MULTILINE,
)
"""Code between fences and comments. One that begins inside a line ends in its paragraph, or is none."""
_EDGE = re.compile(
    r"\n[ \t]*(?=\n)"
    r"|^[ \t>]*#{1,6}.*$"  # a heading stands by itself
    r"|(?=^ {0,3}>)"  # a quotation begins
    r"|(?=^ {0,3}\[\^[^\]\n]*\]:)",  # a footnote begins
    re.MULTILINE,
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)(?P<name>[^\[\]]*)\]: *(?:\n *)?<*(?P<address>[^\s]+?)>* *(?:\n *)?"
    r"(?:(?P<quote>[\"']).*(?P=quote) *|\(.*\) *)?$",
    re.MULTILINE,
)
_NOTE = re.compile(r"^ {0,3}\[\^(?P<name>[^\]\n]*)\]:(?:[^\n]|\n(?![ \t]*\n)|\n[ \t]*(?=\n {4}))*", re.MULTILINE)
_UNDERLINED = re.compile(r"[^\n]*\n[=-]+ *(?=\n|$)")
"""A heading whose mark is the line below it."""
_HEAD = re.compile(r"(?P<head>[^\n]*)\n {0,3}(?=[^\n]*\|)(?P<below>[|: -]*-[|: -]*)(?:\n|$)")
"""The head of a table with the line below it, which has as many cells."""
_ITEM = re.compile(r"[ \t>]*(?:[-+*]|\d+[.)])[ \t]")
_BELOW = re.compile(r"[|: ]*+-[-|: ]*")
_LIST = re.compile(r" {0,3}(?:[-+*]|1[.)])[ \t]+\S")
"""The first item of a list. Right below a sentence a numbered one begins with 1, lest any number become an item."""
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_TICKS = re.compile(r"(?:\\\\)+(?=`)|(?<!\\)(`+)")
_RUN = re.compile("`+")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")


@lru_cache(maxsize=32)
def without_code(source: str, *, comments: bool = False) -> str:
    """The source with blanks in the place of code and, unless they are kept, `comments`; every position is kept."""
    hidden = _HIDDEN.sub(lambda match: match[0] if comments and not match["fence"] else blanked(match[0]), source)
    if "`" not in hidden:
        return hidden
    characters = list(hidden)
    for start, end, _ in _texts(hidden):
        for begin, stop in _code(hidden, start, end):
            characters[begin:stop] = blanked(hidden[begin:stop])
    return "".join(characters)


def without_fences(source: str) -> str:
    """The source with blanks in the place of code between fences and of comments; code in sentences stays."""
    return _HIDDEN.sub(lambda match: blanked(match[0]), source)


def pieces(source: str) -> Iterator[tuple[int, int]]:
    """Where each piece begins and ends, in their order. `source` holds no code."""
    for start, end, is_row in _texts(source):
        bars = _BAR.finditer(source, start, end) if is_row else ()
        yield from pairwise([start, *(bar.end() - 1 for bar in bars), end])


def definitions(source: str) -> list[re.Match[str]]:
    """The lines that give an address a name, which are not shown. `source` holds no code."""
    found = (_DEFINITION.match(source, block.start, block.end) for block in _blocks(source) if block.kind == "defined")
    return [definition for definition in found if definition]


def notes(source: str) -> dict[str, tuple[int, int]]:
    """Where each footnote begins and ends, by its name. A page has them below its text."""
    return {note["name"]: note.span() for note in _NOTE.finditer(source)}


def paragraphs(source: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph, heading or item of a list begins and ends. `source` holds no code."""
    yield from ((block.start, block.end) for block in _blocks(source) if not block.kind)


def tables(source: str) -> Iterator[tuple[int, int]]:
    """Where each table begins and ends. `source` holds no code."""
    yield from ((block.start, block.end) for block in _blocks(source) if block.kind == "table")


def cells(row: str) -> list[str]:
    """The cells of a row of a table, which holds no code."""
    inside = row.strip().removeprefix("|")
    bars = [bar.end() - 1 for bar in _BAR.finditer(inside)]
    found = [inside[begin + 1 : end].strip() for begin, end in pairwise([-1, *bars, len(inside)])]
    return found[:-1] if bars and not found[-1] else found


def blanked(text: str) -> str:
    """Blanks in the place of a text, line by line."""
    return re.sub(r"[^\n]", " ", text)


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of the source that is not parted by a blank line."""

    start: int
    end: int
    kind: str = ""
    """`table`, `heading`, `defined` for a line that gives an address a name, or empty for a paragraph."""


@lru_cache(maxsize=32)
def _blocks(source: str) -> tuple[_Block, ...]:
    """The pieces in their order; several readers of the same page go through them."""
    return tuple(_split(source))


def _split(source: str) -> Iterator[_Block]:
    edges = {0, len(source)} | {edge for found in _EDGE.finditer(source) for edge in found.span()}
    for start, end in pairwise(sorted(edges)):
        begin = end - len(source[start:end].lstrip("\n"))
        for part in pairwise([begin, *_begun(source, begin, end), end]):
            yield from _parted(source, *part)


def begins_list(line: str) -> bool:
    """Whether a line begins a list where it stands right below a sentence."""
    return _LIST.match(line) is not None


def is_head(line: str, below: str) -> bool:
    """Whether a line is the head of a table, by the line below it, which has as many cells."""
    if "|" not in below or not _BELOW.fullmatch(below):
        return False
    return _columns(_CODE.sub("", line)) == _columns(below)


def _begun(source: str, start: int, end: int) -> Iterator[int]:
    """Where lists and tables begin right below other lines of a block."""
    lines = source[start:end].split("\n")
    in_list, in_table, at = bool(_ITEM.match(lines[0])), False, start
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        is_list, is_table = not in_list and begins_list(line), not in_table and is_head(line, below)
        if number and (is_list or is_table):
            yield at
        in_list, in_table = in_list or is_list, (in_table or is_table) and not is_list
        at += len(line) + 1


def _parted(source: str, start: int, end: int) -> Iterator[_Block]:
    """The parts of a block: definitions, and what stands before and behind them."""
    while start < end:
        if heading := _UNDERLINED.match(source, start, end):
            yield _Block(start, heading.end(), "heading")
            start = heading.end() + 1
        elif (table := _HEAD.match(source, start, end)) and _columns(table["head"]) == _columns(table["below"]):
            yield _Block(start, end, "table")
            return
        elif found := _DEFINITION.search(source, start, end):
            yield from (_Block(start, found.start()), _Block(*found.span(), "defined"))
            start = found.end() + 1
        else:
            lines = re.finditer("^", source[start:end], re.MULTILINE) if _ITEM.match(source, start, end) else ()
            items = (start + line.start() for line in lines if _ITEM.match(source, start + line.start(), end))
            yield from (_Block(*item) for item in pairwise(sorted({start, *items, end})))
            return


def _columns(row: str) -> int:
    cells = _BAR.findall(row.strip())
    return len(cells) + 1 - row.strip().startswith("|") - bool(re.search(r"(?<!\\)\|$", row.strip()))


def _texts(source: str) -> Iterator[tuple[int, int, bool]]:
    """Where each paragraph and each row of a table begins and ends, and whether it is a row."""
    for block in _blocks(source):
        is_table = block.kind == "table"
        rows = (at for at in range(block.start, block.end) if source[at] == "\n") if is_table else ()
        yield from ((*text, is_table) for text in pairwise([block.start, *rows, block.end]))


def _code(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Code between backticks: as many close it as open it; of more that open, only as many as can be closed."""
    runs = _Runs(source, start, end)
    while found := _TICKS.search(source, start, end):
        start = found.end()
        if close := runs.closing(start, len(found[1] or "")):
            yield found.start(), close
            start = close


class _Runs:
    """The runs of backticks in a piece, asked from its beginning to its end."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self._of_length: dict[int, list[int]] = {}
        """Where the runs of each length begin, in order."""
        for run in _RUN.finditer(source, start, end):
            self._of_length.setdefault(len(run[0]), []).append(run.start())

    def closing(self, start: int, length: int) -> int | None:
        """Where the run ends that closes what `length` backticks before `start` open; None where none does."""
        for tried in sorted((known for known in self._of_length if known <= length), reverse=True):
            starts = self._of_length[tried]
            nth = bisect_left(starts, start)
            if nth < len(starts):
                return starts[nth] + tried
        return None
