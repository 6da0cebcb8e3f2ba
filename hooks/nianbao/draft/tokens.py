"""Where in the source of a page a finding is marked: a token of two signs that no text has, with its number between.

Markdown passes the token through as any other word, so it comes out where the line came out: behind the number that is
meant, in the row of a table, in a heading. What cannot hold a word is marked in a paragraph of its own before it.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from nianbao.draft.located import Located
from nianbao.text.links import Link, read_links
from nianbao.text.pieces import tables, without_code

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Of the private use area (Unicode 23.5): what an editor has of these two is left out."""
TOKEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_HEADING = re.compile(r"[ \t>]{0,3}#{1,6}[ \t]")
_BELOW = re.compile(r"[\s|:=-]+")
"""The line below a head or a heading."""
_ALONE = re.compile(r"[ \t]*!\[[^\]]*\]\([^)]*\)[ \t]*(?:\{[^}]*\})?[ \t]*")
"""A picture, a table or a chart: it has to be all that there is in its paragraph."""
_DEFINED = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:")
_END = re.compile(r"(?:[ \t]+#+)?(?:[ \t]*\{[^{}]*\})?\s*$")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")


def tokened(source: str, located: Iterable[Located]) -> str:
    """The source with a token for each of these findings, as far as their lines can be marked."""
    page = _Page(source)
    within, before = defaultdict[int, list[tuple[int, str]]](list), defaultdict[int, list[str]](list)
    for item in located:
        line, token = page.shown(item.finding.place.line - 1), f"{_OPEN}{item.number}{_CLOSE}"
        if line is None:
            continue
        if (column := page.column(line, item)) is None:
            before[page.block(line)].append(token)
        else:
            within[line].append((column, token))
    lines = (_with(line, within[number]) for number, line in enumerate(page.lines))
    return "\n".join(_below(before[number], line) for number, line in enumerate(lines))


def _below(tokens: list[str], line: str) -> str:
    """A line, below a paragraph of these tokens if there are any."""
    return f"{' '.join(tokens)}\n\n{line}" if tokens else line


def _with(line: str, tokens: list[tuple[int, str]]) -> str:
    for column, token in sorted(tokens, key=lambda each: each[0], reverse=True):
        line = line[:column] + token + line[column:]
    return line


class _Page:
    """A page's source, asked line by line (from 0)."""

    def __init__(self, source: str) -> None:
        source = source.replace(_OPEN, "").replace(_CLOSE, "")
        self.lines = source.split("\n")
        plain = without_code(source)
        self._plain = plain.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._links = defaultdict[int, list[Link]](list)
        for link in read_links(source):
            self._links[self._line_at(link.start)].append(link)
        spans = [(self._line_at(start), self._line_at(max(end - 1, start))) for start, end in tables(plain)]
        self._rows = {line for first, last in spans for line in range(first, last + 1)}
        self._used: set[tuple[int, int]] = set()

    def shown(self, line: int) -> int | None:
        """The line that a reader sees in the place of this one; None where there is none.

        An empty one may have held what is never shown, as the mark of a conflict: then that is the next, else the last.
        """
        if not 0 <= line < len(self.lines):
            return None
        around = (*range(line, len(self.lines)), *reversed(range(line)))
        line = next((each for each in around if self.lines[each].strip()), line)
        if not self.lines[line].strip() or _DEFINED.match(self._plain[line]):
            return None
        below = _BELOW.fullmatch(self._plain[line]) and self._plain[line].strip() and line > 0
        return line - 1 if below and self.lines[line - 1].strip() else line

    def column(self, line: int, item: Located) -> int | None:
        """Where in the line its token stands; None where it holds none."""
        text, plain = self.lines[line], self._plain[line]
        if not plain.strip() or _ALONE.fullmatch(text) or re.match(r"\s*<", text):
            return None
        if (meant := self._meant(line, item)) is not None:
            return meant
        if line in self._rows:
            bars = [bar.start() for bar in re.finditer(r"(?<!\\)\|", plain)]
            first = next((bar for bar in bars if plain[:bar].strip()), len(text))
            return len(text[:first].rstrip())
        end = _END.search(text)
        return end.start() if end else len(text)

    def block(self, line: int) -> int:
        """The first line of the block that a line is in."""
        in_code = not self._plain[line].strip()
        while line > 0 and not re.match(r"\s*(?:```|~~~|<!--)", self.lines[line]):
            if not (self._plain[line - 1].strip() == "" if in_code else self.lines[line - 1].strip()):
                break
            line -= 1
        return line

    def _line_at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _meant(self, line: int, item: Located) -> int | None:
        """Behind the number or the words that the finding is about; None where the line does not hold them."""
        start, label = self._starts[line], item.finding.label
        links = [link for link in self._links[line] if link.end <= start + len(self.lines[line])]
        named = [link for link in links if self._is_meant(link, start, line, item)]
        for link in named:
            if link is named[-1] or (line, link.end) not in self._used:
                self._used.add((line, link.end))
                return self._behind(line, link.end - start)
        at = self._plain[line].find(label) if re.search(r"\w", label) else -1
        if at < 0 or "<" in self._plain[line] or _HEADING.match(self.lines[line]):
            return None
        end = at + len(label)
        inside = next((link.end - start for link in links if link.start - start < end <= link.end - start), end)
        return self._behind(line, inside)

    def _behind(self, line: int, column: int) -> int:
        """The column behind the attributes that may follow."""
        found = _ATTRIBUTES.match(self.lines[line], column)
        return found.end() if found else column

    def _is_meant(self, link: Link, start: int, line: int, item: Located) -> bool:
        """Whether a finding is about a link: it names its words, its address, or the figure that it binds."""
        words = self.lines[line][link.words[0] - start : link.words[1] - start].strip()
        label = link.address.partition(":")[2].rsplit("/", 1)[-1]
        found = item.finding.found
        return bool(found and words == found) or item.finding.label in (link.address, label, words)
