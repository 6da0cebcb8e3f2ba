"""Figures as a lock holds them: printed values by name, so that without git it can be told what changed since."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from nianbao.report.figure import Figure, FigureKind
from nianbao.report.model import Report
from nianbao.report.value import Absent
from nianbao.text.written import read_written

NOTHING = "无"
"""Written for how a figure was that is new."""
TAKEN_OUT = "（删去）"
"""Written for how a figure is now that is gone."""

_NOTHING = re.compile(r"[（(]?(?:无|没有|删去|删除|新增|新加)[）)]?")
_PRINTED = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(.*)", re.DOTALL)


def key_of(figure: Figure) -> str:
    """By what a lock knows a figure: its id in the form; else its name, because other ids are positions."""
    return figure.id if figure.kind is FigureKind.FORM else figure.target


def figures_of(report: Report) -> dict[str, str]:
    """The printed value of every figure of a report, by its key; those that cannot be read are left out."""
    return {key_of(figure): figure.printed for figure in report.figures if figure.value is not Absent.UNREADABLE}


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is not as it was held."""

    target: str
    """What a correction calls it."""
    before: str | None
    """As printed, with unit; None for a figure that is new."""
    after: str | None
    """As printed, with unit; None for a figure that is gone."""
    figure: Figure | None
    """As it is now; None where it is gone."""

    @property
    def key(self) -> str:
        """By what a lock knows the figure."""
        return key_of(self.figure) if self.figure else self.target

    @property
    def said(self) -> tuple[str, str]:
        """How it was and how it is, as a correction writes it."""
        return self.before or NOTHING, self.after or TAKEN_OUT


def differences(held: Mapping[str, str], report: Report) -> list[Difference]:
    """The figures of a report that differ from those held, in the order of its tables, then those that are gone."""
    figures = {key_of(figure): figure for figure in report.figures}
    now = figures_of(report)
    changed = [
        Difference(figures[key].target, held.get(key), value, figures[key])
        for key, value in now.items()
        if held.get(key) != value
    ]
    return changed + [Difference(key, value, None, None) for key, value in held.items() if key not in figures]


def names(text: str, printed: str | None) -> bool:
    """Whether a text says this value, as printed or as the number that it is; None is said by 无 or 删去.

    `15,131`, `15131` and `15131条` are `15131条`; `1.5万` is not, nor is a sentence with the number in it.
    """
    if printed is None:
        return bool(_NOTHING.fullmatch(text.strip()))
    if _bare(text) == _bare(printed):
        return True
    match = _PRINTED.fullmatch(printed)
    if not match:
        return False
    said = text.strip()
    for end in {match[2], ""}:
        number = said.removesuffix(end).strip() if end else said
        if _number(number) == Decimal(match[1]):
            return True
    return False


def _bare(text: str) -> str:
    return "".join(text.split())


def _number(text: str) -> Decimal | None:
    """A whole text as an exact number; None where it is none, or is rounded."""
    negative = text[:1] in ("-", "−", "－")
    written = read_written(text[1:] if negative else text)
    if written is None or written.scaled or written.more:
        return None
    return -written.value if negative else written.value
