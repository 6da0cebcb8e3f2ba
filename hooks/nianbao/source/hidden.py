"""Characters that nobody sees in a file as an editor typed it: where they are, and what to do about them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from nianbao.characters import Unseen, referred, unseen
from nianbao.finding import Finding, Place

_SHOWN = 3
"""Names of characters that a message gives."""
_MOST = 20
"""Lines that are named one by one."""
HIDDEN = "hidden-character"
"""The rule that a text holds nothing unseen."""


def hidden_characters(text: str, file: str) -> Iterator[Finding]:
    """A finding for each line of a file with such characters."""
    return _by_line(text, unseen(text), file)


def hidden_references(text: str, file: str) -> Iterator[Finding]:
    """A finding for each line with such characters as HTML writes them (`&#8238;`)."""
    return _by_line(text, referred(text), file)


def hidden(place: Place, names: Iterable[str]) -> Finding:
    """The finding at a line with characters of these names."""
    shown = list(dict.fromkeys(names))
    more = " 等" if len(shown) > _SHOWN else ""
    problem = f"有看不见的字符 {'、'.join(shown[:_SHOWN])}{more}"
    mend = "多半是从网页或别的软件粘贴带进来的：请删去这一行，用键盘重新输入"
    return Finding(place, "字符", problem, mend, rule=HIDDEN)


def _by_line(text: str, found: Iterable[Unseen], file: str) -> Iterator[Finding]:
    lines: dict[int, list[str]] = defaultdict(list)
    line, counted = 1, 0
    for each in found:
        line += text.count("\n", counted, each.at)
        counted = each.at
        lines[line].append(each.name)
    for line, names in list(lines.items())[:_MOST]:
        yield hidden(Place(file, line), names)
    if len(lines) > _MOST:
        first = list(lines)[_MOST]
        mend = "请把全文另存为纯文本，再粘贴回来"
        problem = f"从这里起还有 {len(lines) - _MOST} 行有看不见的字符"
        yield Finding(Place(file, first), "字符", problem, mend, rule=HIDDEN)
