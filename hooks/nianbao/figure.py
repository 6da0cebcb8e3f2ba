"""Figures: every value that a sentence can name, and how a target such as `三/收到申请数` finds it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from nianbao.finding import Place, Problem
from nianbao.labels import nearest, plain, quoted
from nianbao.value import Absent, Value, print_value

DERIVED_TITLE = "派生数据"
"""Title of the table of derived figures, and its name behind `table:`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value: of a row of the form, of a cell of an extra table, or derived by a formula."""

    id: str
    """`1.2.4` for a row of the form, `<table slug>-<row>-<column>` for a cell, `derived-<n>`."""
    anchor: str
    """Id of the row on the page: `row-1.2.4`, `row-<table slug>-<row>`, `derived-<n>`."""
    table: str
    """Slug of the extra table that it stands in; empty for figures of the statistics page."""
    path: tuple[frozenset[str], ...]
    """From the outside in, the plain names of table, part, row and column. The last one names the figure itself."""
    target: str
    """A target that names this figure and no other, to copy from a message: `行政复议数量/被依法纠错数`."""
    label: str
    """Printed name: `被依法纠错数`, `政协提案/已办结件数`."""
    unit: str
    value: Value
    place: Place
    """Where the value is typed."""
    exact: Fraction | None = None
    """The unrounded value of a derived figure."""

    @property
    def number(self) -> Fraction | None:
        """The exact number, or None where the value is absent."""
        if isinstance(self.value, Absent):
            return None
        return Fraction(self.value) if self.exact is None else self.exact

    @property
    def printed(self) -> str:
        """The value with its unit, as in `4151条` or `92.1%`; absent values have no unit."""
        return print_value(self.value) + ("" if isinstance(self.value, Absent) else self.unit)

    def answers(self, target: str) -> bool:
        """Whether `target` names this figure: by id, or by names from the outside in; outer ones may be left out."""
        if target == self.id:
            return True
        wanted = [plain(part) for part in target.split("/")]
        if wanted[-1] not in self.path[-1]:
            return False
        outer = iter(self.path[:-1])
        return all(any(part in names for names in outer) for part in wanted[:-1])


def derived_figure(number: int, name: str, unit: str, exact: Fraction, value: Value, place: Place) -> Figure:
    """The `number`-th derived figure (from 1) of a year."""
    anchor = f"derived-{number}"
    path = (frozenset({DERIVED_TITLE}), frozenset({plain(name)}))
    return Figure(anchor, anchor, "", path, name, name, unit, value, place, exact)


class TargetProblem(Problem):
    """A target that names no figure, or more than one."""


def find_figure(target: str, figures: Iterable[Figure]) -> Figure:
    """The one figure that `target` names. Raises TargetProblem when there is none, or more than one."""
    known = list(figures)
    target = target.strip()
    matches = [figure for figure in known if figure.answers(target)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise TargetProblem("指向不止一项：" + quoted(f.target for f in matches), "请从这几项里选一项，照着写")
    last = target.rsplit("/", 1)[-1]
    by_name = {name: figure.label for figure in known for name in figure.path[-1]}
    close = [by_name[name] for name in nearest(last, by_name)]
    mend = f"是不是{quoted(dict.fromkeys(close))}？" if close else "请照统计表上印的名称填写"
    raise TargetProblem("没有这个指标", mend)
