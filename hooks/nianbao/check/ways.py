"""Ways out of what is said of a number: the lines to copy, for the binding, `derived`, `free` and `acknowledged`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from nianbao.address.pages import STATISTICS_PAGE
from nianbao.check.naming import Named
from nianbao.check.near import near
from nianbao.check.spotted import Spotted
from nianbao.finding import Way
from nianbao.report.declaration import acknowledgement, quoted
from nianbao.report.figure import DERIVED_TITLE, Figure, FigureKind
from nianbao.report.model import BOUND_NUMBER
from nianbao.report.value import decimal_text, print_value
from nianbao.source.fields import UNWRITTEN
from nianbao.text.chapter import Chapter
from nianbao.text.written import read_written

_LINK = re.compile(r"\[[^\[\]\n]*\]\(stat:[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_TABLE = f"![{DERIVED_TITLE}](table:{DERIVED_TITLE})"
Choice = tuple[Way, ...]
"""The lines that together are one way out."""


def in_order(choices: Iterable[Choice]) -> tuple[Way, ...]:
    """The lines of all ways out, each with the number of its way; a way without lines is none."""
    there = filter(None, choices)
    return tuple(replace(way, choice=number) for number, ways in enumerate(there, 1) for way in ways)


def in_brackets(item: Spotted, figure: Figure) -> str:
    """What stands in the brackets where the number is bound as it is written: with 余, or with 元 where it needs it.

    Empty for a number that is only about right (约): it may be rounded, and cannot be bound.
    """
    if item.numeral.hedge in ("about", "under"):
        return ""
    behind = item.written.removeprefix(item.numeral.text)
    return item.numeral.text + (behind if _takes_unit(item, figure) else behind.removesuffix(item.numeral.unit))


@dataclass(frozen=True)
class Ways:
    """The ways out of findings on the numbers of one year's text."""

    chapters: tuple[Chapter, ...]
    spotted: tuple[Spotted, ...]

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {chapter.slug: chapter.source for chapter in self.chapters}

    @cached_property
    def _alike(self) -> dict[tuple[str, str], list[Spotted]]:
        """The numbers that are written alike in a chapter."""
        alike: dict[tuple[str, str], list[Spotted]] = {}
        for item in self.spotted:
            alike.setdefault((item.page, item.numeral.text), []).append(item)
        return alike

    def as_written(self, item: Spotted, named: Named) -> Choice:
        """To bind the number as it is written; one that is only about right (约) may be rounded, and has no such way.

        A sum without a row has to be a derived figure first, which the page of the statistics shows.
        """
        number = in_brackets(item, named.figure)
        if not number:
            return ()
        end = item.end if _takes_unit(item, named.figure) else self._without_unit(item)
        return (*self._derived(item, named), self._bind(item, number, named.figure, end))

    def corrected(self, item: Spotted, named: Named) -> Choice:
        """To write what the data say, and bind it."""
        figure = named.figure
        if figure.number is None:
            return ()
        if not re.search(r"\d", item.numeral.text) and not item.numeral.value:
            return (*self._derived(item, named), self._in_place_of_none(item, figure))
        yuan = item.numeral.unit == "元" and figure.unit != "元"
        number = _in_yuan(figure) if yuan else _printed(figure)
        end = item.end if yuan else self._without_unit(item)
        return (*self._derived(item, named), self._bind(item, number, figure, end))

    def acknowledged(self, item: Spotted, named: Named) -> Choice:
        """To leave a published contradiction as it is: bound as it is written, and acknowledged."""
        bound = self.as_written(item, named)
        written = bound[-1].text.split("](", 1)[0].removeprefix("[") if bound else ""
        if read_written(written) is None:
            return ()  # 未收到 is no number that could be bound
        entry = acknowledgement(BOUND_NUMBER, page=item.page, target=named.figure.target, written=written)
        return (*bound, Way("acknowledged", _file(item), entry))

    def free(self, item: Spotted) -> Choice:
        """To say that the number is something else."""
        others = self._alike.get((item.page, item.numeral.text), [])
        number, words = quoted(item.numeral.text), quoted(near(item, others))
        return (
            Way("free", _file(item), f"- {{page: {item.page}, near: {words}, number: {number}, why: {UNWRITTEN}}}"),
        )

    def elsewhere(self, item: Spotted, other: Figure) -> Choice:
        """To bind a bound number to another figure."""
        link = self._link(item)
        if link is None:
            return ()
        words = link[0].split("](", 1)[0]
        return (self._way(item, f"{words}](stat:{other.target})", *link.span()),)

    def with_unit(self, item: Spotted, figure: Figure) -> Choice:
        """To give a bound number the unit of its figure; a sum of money stands with the other unit in the brackets."""
        link = self._link(item)
        if link is None:
            return ()
        if item.numeral.unit == "元" and figure.unit.startswith("万"):
            target = link[0].split("](", 1)[1]
            return (self._way(item, f"[{_in_yuan(figure)}]({target}", link.start(), item.end),)
        return (self._way(item, f"{link[0]}{figure.unit}", link.start(), item.end),) if figure.unit else ()

    def _derived(self, item: Spotted, named: Named) -> Iterator[Way]:
        if not named.parts:
            return
        figure, page = named.figure, STATISTICS_PAGE
        formula = f'{_key(figure.target)}: {{formula: "{named.formula}", unit: {_key(figure.unit)}{_decimals(figure)}}}'
        yield Way("derived", _file(item), formula)
        if f"(table:{DERIVED_TITLE})" not in self._sources.get(page, ""):
            yield Way("table", f"docs/{item.year}/{page}.md", _TABLE)

    def _in_place_of_none(self, item: Spotted, figure: Figure) -> Way:
        """For 未收到: 收到, and the number."""
        start, end = item.span
        verb = re.sub("^(?:未|没有|没|无)被?", "", self._source(item)[start:end])
        return self._way(item, f"{verb}[{_printed(figure)}](stat:{figure.target}){figure.unit or '件'}", start, end)

    def _bind(self, item: Spotted, number: str, figure: Figure, end: int) -> Way:
        return self._way(item, f"[{number}](stat:{figure.target})", item.span[0], end)

    def _way(self, item: Spotted, text: str, start: int, end: int) -> Way:
        source = self._source(item)
        column = start - source.rfind("\n", 0, start)
        return Way("bind", item.place.file, text, source[start:end], column if source else 0)

    def _without_unit(self, item: Spotted) -> int:
        """Where the number ends with 余 and without its unit, in the source."""
        typed = self._source(item)[item.span[0] : item.end]
        return item.span[0] + len(typed.removesuffix(item.numeral.unit if item.numeral.unit != "%" else "").rstrip())

    def _link(self, item: Spotted) -> re.Match[str] | None:
        """The link around a bound number in the source."""
        start = item.span[0]
        found = _LINK.finditer(self._source(item), max(start - 200, 0), start + 400)
        return next((link for link in found if link.start() < start < link.end()), None)

    def _source(self, item: Spotted) -> str:
        return self._sources.get(item.page, "")


def _takes_unit(item: Spotted, figure: Figure) -> bool:
    """Whether the unit belongs into the brackets: `[50000元]` where the figure is in 万元."""
    ends = item.numeral.text.endswith(("万", "亿"))
    return item.numeral.unit == "元" and figure.unit != "元" and not ends


def _printed(figure: Figure) -> str:
    if figure.kind is FigureKind.SUM and figure.number is not None:
        return decimal_text(figure.number)
    return figure.printed if figure.unit == "%" else print_value(figure.value)


def _decimals(figure: Figure) -> str:
    """What a derived figure needs to be told where it is no whole number."""
    places = len(decimal_text(figure.number or Fraction(0)).partition(".")[2])
    return f", decimals: {places}" if places else ""


def _in_yuan(figure: Figure) -> str:
    """The figure in 元, as it stands in the brackets."""
    zeros = {"万": 4, "亿": 8}.get(figure.unit[:1], 0)
    number = (figure.number or 0) * 10**zeros
    return f"{int(number) if number.denominator == 1 else float(number)}元"


def _key(text: str) -> str:
    """A name or value of YAML, in quotation marks where it needs them."""
    return text if text and not re.search(r"""[:#,\[\]{}&*!|>'"%@`]|^[-?\s]|\s$""", text) else quoted(text)


def _file(item: Spotted) -> str:
    return f"data/{item.year}/report.yml"
