"""Key figures of a year: the numbers that its form puts forward, each with the change since the year before."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from nianbao.report.figure import Figure
from nianbao.report.model import Report
from nianbao.report.value import decimal_text, print_value


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A key figure of one year: name, figure, and change since the year before."""

    name: str
    """Short, as the form calls it: 收到公开申请."""
    figure: Figure
    change: str
    """Against the year before, in words; empty where the two cannot be compared."""

    @property
    def value(self) -> str:
        """The value as printed, without unit."""
        return print_value(self.figure.value)


def key_figures(report: Report, previous: Report | None) -> Iterator[KeyFigure]:
    """The form's key figures that have a number, each with the change since `previous` if the two are comparable."""
    before = previous.statistics if previous and _comparable(report, previous) else {}
    for highlight in report.form.highlights:
        figure = report.statistics.get(highlight.figure)
        if figure and figure.number is not None:
            yield KeyFigure(highlight.name, figure, _change(figure, before.get(highlight.figure)))


def _comparable(report: Report, previous: Report) -> bool:
    """Whether both are of one form, scope and body: where a body was renamed, the series break, too."""
    kinds = [(each.form.id, each.scope, each.body) for each in (report, previous)]
    return kinds[0] == kinds[1]


def _change(figure: Figure, before: Figure | None) -> str:
    if before is None or before.number is None or figure.number is None or before.unit != figure.unit:
        return ""
    change: Fraction = figure.number - before.number
    if change == 0:
        return "与上年相同"
    return f"比上年{'增加' if change > 0 else '减少'}{decimal_text(abs(change))}{figure.unit}"
