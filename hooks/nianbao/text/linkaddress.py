"""The address behind the words of a link: `(address "title")` or `(<address>)`."""

import re
from operator import itemgetter

_FRAMED = re.compile(r"""\(\s*<(?P<address>[^<>]*)>\s*(?:(?:'[^']*'|"[^"]*")\s*)?\)""")
_OPENED, _ROUND, _QUOTE = re.compile(r"\(\s*"), re.compile(r"[()]"), re.compile(r"[\"']")
_OTHER = {'"': re.compile("'"), "'": re.compile('"')}
_CLOSED = {'"': re.compile(r'[^"]*" *\)'), "'": re.compile(r"[^']*' *\)")}


def address_span(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where the address begins and ends, and where its brackets end; None where no address stands at `start`."""
    if framed := _FRAMED.match(text, start, end):
        return *framed.span("address"), framed.end()
    return _bare(text, start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where an address in brackets begins and ends, and where the brackets end. A title stands in quotes behind it."""
    opened = _OPENED.match(text, start, end)
    if not opened:
        return None
    begin, depth = opened.end(), 1
    for bracket in _ROUND.finditer(text, begin, end):
        depth += 1 if bracket[0] == "(" else -1
        if not depth:
            break
    closed = bracket.end() if not depth else None
    title = _title(text, begin, end if closed is None else closed, end)
    if title:
        return begin, *title
    return (begin, closed - 1, closed) if closed else None


def _title(text: str, begin: int, close: int, end: int) -> tuple[int, int] | None:
    """Where the quotes of a title begin, and where the brackets behind them end."""
    first = _QUOTE.search(text, begin, close)
    if not first:
        return None
    other = _OTHER[first[0]].search(text, first.end(), end)
    quotes = [(quote, _CLOSED[quote[0]].match(text, quote.end(), end)) for quote in (first, other) if quote]
    return min(((quote.start(), found.end()) for quote, found in quotes if found), key=itemgetter(1), default=None)
