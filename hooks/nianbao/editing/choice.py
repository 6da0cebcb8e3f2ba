"""Choices: what an open number may be bound to, the certain one first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from nianbao.check.spotted import Spotted
from nianbao.check.ways import in_brackets
from nianbao.editing.closeness import Words, closeness, own_name, words_around
from nianbao.editing.derivation import declared
from nianbao.labels import compact
from nianbao.report.figure import Figure
from nianbao.report.model import Report
from nianbao.report.value import print_value
from nianbao.text.agreement import comparable, countable
from nianbao.text.numeral import Numeral
from nianbao.text.written import agrees, read_written

MOST = 9
"""Choices that are shown at a time: one for each digit."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure, or a sum that is to be declared, that a number may be."""

    figure: Figure
    parts: tuple[Figure, ...]
    """Of a sum that no row holds; else empty."""
    brackets: str
    """What stands in the brackets where the number is bound as it is written; empty where that cannot be."""
    agrees: bool
    """Whether the number as written is its value."""
    corrected: str
    """What stands in the brackets where the number is written as the data have it; empty where that cannot be said."""

    @property
    def target(self) -> str:
        """The name behind `stat:`; of a sum the name that it is proposed to have."""
        return self.figure.target

    @property
    def value(self) -> str:
        """With its unit, as printed."""
        return self.figure.stated


def choices_of(item: Spotted, report: Report) -> tuple[Choice, ...]:
    """What a number may be, the likeliest first, each figure once.

    Where the words name nothing, these are the figures with its value, and then those of such a name with another.
    """
    choices: dict[str, Choice] = {}
    for each in item.names:
        known = declared(each.formula, report) if each.parts else None
        choice = choice_of(item, known or each.figure, () if known else each.parts)
        choices.setdefault(choice.target, choice)
    words = words_around(item.sentence.text, item.offset, item.written)
    others = [figure for figure in _others(item, words, report) if figure.target not in choices]
    ordered = sorted(others, key=lambda figure: closeness(figure, words), reverse=True)
    more = [choice_of(item, figure) for figure in ordered]
    found = (*choices.values(), *sorted(more, key=lambda choice: not choice.agrees))
    return found[: max(MOST, len(choices))]


def _others(item: Spotted, words: Words, report: Report) -> Iterator[Figure]:
    """Where the words name nothing: the figures of the same value, and those that the number's clause names."""
    if item.names:
        return
    yield from item.figures
    known = {figure.id for figure in item.figures}
    for figure in report.figures:
        if figure.id not in known and countable(item.numeral, figure) and own_name(figure, words):
            yield figure


def choice_of(item: Spotted, figure: Figure, parts: tuple[Figure, ...] = ()) -> Choice:
    """A figure as a choice for a number."""
    brackets = in_brackets(item, figure) if any(map(str.isdigit, item.numeral.text)) else ""
    written = read_written(brackets) if brackets else None
    fits = written is not None and _agrees(brackets, figure)
    return Choice(figure, parts, brackets, fits, _corrected(item, figure))


def _agrees(brackets: str, figure: Figure) -> bool:
    written = read_written(brackets)
    return written is not None and agrees(written, figure)


def _corrected(item: Spotted, figure: Figure) -> str:
    """The figure's value in the brackets, where the unit behind the number stays right."""
    numeral = item.numeral
    if figure.number is None or not any(map(str.isdigit, numeral.text)) or numeral.hedge:
        return ""
    if numeral.percent != (figure.unit == "%") or not _same_unit(numeral, figure):
        return ""
    text = print_value(figure.value) + ("%" if numeral.percent else "")
    return text if _agrees(text, figure) else ""


def _same_unit(numeral: Numeral, figure: Figure) -> bool:
    """Whether the value can stand in the number's place: 7万元 is no 7元."""
    if numeral.unit == "元" or figure.unit.endswith("元"):
        return numeral.unit == figure.unit and not numeral.text.endswith(("万", "亿"))
    return numeral.percent or comparable(numeral, figure)


def search(words: str, item: Spotted, report: Report) -> tuple[Choice, ...]:
    """The figures whose names hold all words, or whose value begins so; those with the number's value first."""
    wanted = [compact(word) for word in words.split()]
    found = [figure for figure in report.figures if all(_meets(word, figure) for word in wanted)]
    choices = [choice_of(item, figure) for figure in found] if wanted else []
    return tuple(sorted(choices, key=lambda choice: _rank(choice, wanted)))


def _rank(choice: Choice, wanted: Iterable[str]) -> tuple[bool, bool, bool]:
    """A row before its columns."""
    return not choice.agrees, not _exact(wanted, choice.figure), bool(choice.figure.column and not choice.figure.row)


def _meets(word: str, figure: Figure) -> bool:
    names = compact(f"{figure.target} {figure.label} {figure.column}")
    return word in names or (isinstance(figure.value, int | Decimal) and print_value(figure.value).startswith(word))


def _exact(wanted: Iterable[str], figure: Figure) -> bool:
    return print_value(figure.value) in wanted or compact(figure.label) in wanted
