"""Figures: every value that a sentence can name, and how a target such as `三/收到申请数` finds it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from nianbao.address.anchor import derived_anchor, row_anchor
from nianbao.finding import Place, Problem
from nianbao.labels import compact, nearest, plain, quoted
from nianbao.report.value import Absent, Value, print_value

DERIVED_TITLE = "派生数据"
"""Title of the table of derived figures, and its name behind `table:`."""

_MAX_CANDIDATES = 8

Path = tuple[frozenset[str], ...]
"""Names from the outside in: of table, part, rows and column. The last one names the figure itself."""


class FigureKind(StrEnum):
    """Where a figure comes from; the first three are what the open data call it."""

    FORM = "form"
    """Reported in a cell of the statutory form."""
    EXTRA = "extra"
    """Reported in a cell of an extra table."""
    DERIVED = "derived"
    """Calculated by a formula of the editors."""
    SUM = "sum"
    """Added up from cells of the form, which has no row for it."""


class Named:
    """What a target can name: a figure, or a cell of the form before anything is filled in."""

    __slots__ = ()
    id: str
    anchor: str
    paths: tuple[Path, ...]
    target: str
    label: str
    row: str

    def answers(self, target: str) -> bool:
        """Whether `target` names it: by id, or by names from the outside in; outer ones may be left out."""
        return self.is_named(target, _spelt(target, plain))

    def ends_with(self, target: str) -> bool:
        """Whether the names of `target` are the last ones of a path, with none left out between them."""
        wanted = _spelt(target, plain)
        ends = [path[-len(wanted) :] for path in self.paths if len(path) >= len(wanted)]
        return any(all(name in names for name, names in zip(wanted, end, strict=True)) for end in ends)

    def lies_below(self, target: str) -> bool:
        """Whether `target` names an ancestor of this figure (a heading, row or column head), the part excepted."""
        wanted = _spelt(target, plain)
        below = any(_follows(wanted, path[:end]) for path in self.paths for end in range(2, len(path)))
        return below or (self.anchor == row_anchor(target) and not self.row)

    def is_named(self, target: str, wanted: Sequence[str]) -> bool:
        """As `answers`, with the names in the target already separated (`wanted`), for many figures and one target."""
        if target == self.id or (self.row and target == self.row):
            return True
        return any(_follows(wanted, path) for path in self.paths)


@dataclass(frozen=True, slots=True)
class Figure(Named):
    """One value of a year; its kind says where it comes from."""

    id: str
    """`1.2.4` for a row of the form, `r3.1-c1` for a cell of a matrix, `<table slug>-<row>-<column>`, `derived-<n>`."""
    kind: FigureKind
    anchor: str
    """Id of the row on the page: `row-1.2.4`, `row-<table slug>-<row>`, `derived-<n>`."""
    table: str
    """Slug of its extra table; empty for figures of the statistics page."""
    paths: tuple[Path, ...]
    """The ways to name it; the figure that a whole row is named for has a second one, without the column."""
    target: str
    """A target that names this figure and no other, to copy from a message: `行政复议数量/被依法纠错数`."""
    label: str
    """Printed name: `被依法纠错数`, `予以公开/自然人`, `政协提案/已办结件数`."""
    unit: str
    value: Value
    place: Place
    """Where the value is typed."""
    exact: Fraction | None = None
    """The unrounded value of a derived figure."""
    row: str = ""
    """Id of the row, where it holds several values and this is the one that is meant by the row's name."""
    column: str = ""
    """Printed name of its column, where the row holds several values."""
    total: bool = False
    """Whether it is the sum of others: left blank, it is not stated, and not 0."""
    remark: str = ""
    """Printed in brackets behind the value: `其中修订16件`; or empty."""

    @property
    def shown(self) -> str:
        """The value without its unit, with the remark as printed: `22（其中修订16件）`."""
        return print_value(self.value) + (f"（{self.remark}）" if self.remark else "")

    @property
    def stated(self) -> str:
        """All that is printed of it: the value with its unit, and the remark."""
        return self.printed + (f"（{self.remark}）" if self.remark else "")

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


_N = TypeVar("_N", bound=Named)


@lru_cache(maxsize=1024)
def _spelt(target: str, spell: Callable[[str], str]) -> tuple[str, ...]:
    """The names in a target, separated by slashes, outermost first, normalised for comparison."""
    return tuple(spell(part) for part in target.replace("／", "/").split("/"))


def path_of(names: Iterable[frozenset[str]]) -> Path:
    """The path of these names. A printed name that holds a slash (`本年增/减`) is two steps of a target."""
    return tuple(step for group in names for step in _steps(group))


def _steps(names: frozenset[str]) -> Iterator[frozenset[str]]:
    whole = frozenset(name for name in names if "/" not in name)
    split = [name.split("/") for name in names if "/" in name]
    yield from (frozenset(parts) for parts in zip(*split, strict=False))
    if whole:
        yield whole


def _follows(wanted: Sequence[str], path: Path) -> bool:
    """Whether the names lead along the path to its end."""
    if wanted[-1] not in path[-1]:
        return False
    outer = iter(path[:-1])
    return all(any(part in names for names in outer) for part in wanted[:-1])


def derived_figure(number: int, name: str, unit: str, exact: Fraction, value: Value, place: Place) -> Figure:
    """A derived figure as a record; `number` is its position in the year's list, from 1."""
    anchor = derived_anchor(number)
    path = path_of((frozenset({DERIVED_TITLE}), frozenset({plain(name), compact(name)})))
    return Figure(
        id=anchor,
        kind=FigureKind.DERIVED,
        anchor=anchor,
        table="",
        paths=(path,),
        target=name,
        label=name,
        unit=unit,
        value=value,
        place=place,
        exact=exact,
    )


class TargetProblem(Problem):
    """A target that names no figure, or more than one."""


def _candidates(figures: Sequence[Named]) -> str:
    """The targets of the first few figures, quoted, for the remedy; those named by a row alone come first."""
    first = sorted(figures, key=lambda figure: not figure.row)
    more = f"，还有 {len(figures) - _MAX_CANDIDATES} 项" if len(figures) > _MAX_CANDIDATES else ""
    return quoted(figure.target for figure in first[:_MAX_CANDIDATES]) + more


def _matches(target: str, figures: list[_N], spell: Callable[[str], str]) -> list[_N]:
    wanted = _spelt(target, spell)
    return [figure for figure in figures if figure.is_named(target, wanted)]


def find_figure(target: str, figures: Iterable[_N]) -> _N:
    """The one figure, or cell of a form, that `target` names. Raises TargetProblem where there is none, or several."""
    known = list(figures)
    target = target.strip()
    matches = _matches(target, known, plain)
    if len(matches) > 1:
        exact = _matches(target, matches, compact)  # as printed: `（七）总计` is a row and not a column `总计`
        matches = exact if len(exact) == 1 else matches
    if len(matches) > 1:
        beside = [
            figure for figure in matches if figure.ends_with(target)
        ]  # a row's column, not that of a row below it
        matches = beside if len(beside) == 1 else matches
    if len(matches) == 1:
        return matches[0]
    if matches:
        mend = "请从这几项里选一项，照着写"
        if len(matches) > _MAX_CANDIDATES:
            mend = "请在前面写上级的名称，后面写列名，像列出的这样"
        raise TargetProblem("指向不止一项：" + _candidates(matches), mend)
    if outer := [figure for figure in known if figure.lies_below(target)]:
        mend = f"请写到其中一项：{_candidates(outer)}；要的是各项之和，就写进 derived"
        raise TargetProblem(f"“{target}”是几项共有的名称", mend)
    last = target.rsplit("/", 1)[-1]
    by_name = {name: figure.label for figure in known for path in figure.paths for name in path[-1]}
    close = [by_name[name] for name in nearest(last, by_name)]
    mend = f"是不是{quoted(dict.fromkeys(close))}？" if close else "请照统计表上印的名称填写"
    raise TargetProblem("没有这个指标", mend)
