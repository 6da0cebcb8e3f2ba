"""The rules of form and tables, run over one report: sums, parts not above their total, carry from year to year."""

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from nianbao.figure import Figure
from nianbao.finding import Finding, Severity
from nianbao.formrule import Relation, Rule, Term
from nianbao.report import ExtraTable, Report
from nianbao.value import Absent, print_value

_HOLDS = {"=": operator.eq, "<=": operator.le, ">=": operator.ge}
_WORDS = {"=": "应等于", "<=": "应不大于", ">=": "应不小于"}
_MAX_TERMS = 6
"""Longer sums are named by their first term and their number of terms."""


def check_rules(report: Report, previous: Report | None = None, *, production: bool = False) -> Iterator[Finding]:
    """Findings of every rule that does not hold, and of every value that is blank or waits to be filled in.

    `previous` is the report of the year before. In production a value that waits is an error.
    """
    for rule in report.form.rules:
        if rule.levels and report.level not in rule.levels:
            continue
        for relation in rule.relations:
            if terms := _terms(rule, relation, report, previous):
                yield from _compare(rule.id, rule.words, rule.severity, terms)
    for table in report.tables:
        yield from _check_table(table)
    yield from _unfilled(report, production=production)


@dataclass(frozen=True, slots=True)
class _Summand:
    """A figure in a sum, with its sign."""

    figure: Figure
    negative: bool = False
    previous: bool = False

    @property
    def sign(self) -> int:
        return -1 if self.negative else 1


@dataclass(frozen=True, slots=True)
class _Sides:
    left: tuple[_Summand, ...]
    op: str
    right: tuple[_Summand, ...]

    @property
    def all(self) -> tuple[_Summand, ...]:
        return (*self.left, *self.right)

    @property
    def sums(self) -> tuple[Fraction, Fraction] | None:
        """Both sums, or None where one is not known."""
        left, right = self._sum(self.left), self._sum(self.right)
        return None if left is None or right is None else (left, right)

    def _sum(self, side: tuple[_Summand, ...]) -> Fraction | None:
        """A blank cell counts as 0 beside others, as offices leave it; a blank total is not stated."""
        numbers = [summand.figure.number for summand in side]
        for summand, number in zip(side, numbers, strict=True):
            blank = summand.figure.value in (Absent.BLANK, Absent.NOT_APPLICABLE)
            if number is None and (not blank or self.op != "=" or summand.figure.total):
                return None
        if side and all(number is None for number in numbers):
            return None
        terms = (summand.sign * (number or Fraction(0)) for summand, number in zip(side, numbers, strict=True))
        return sum(terms, start=Fraction(0))


def _terms(rule: Rule, relation: Relation, report: Report, previous: Report | None) -> _Sides | None:
    """The figures of a relation; None where one is not there (a form that changed, a row that could not be read)."""
    if relation.between_years and (previous is None or previous.form.id not in rule.previous_forms):
        return None
    sides = []
    for side in (relation.left, relation.right):
        summands = [_summand(term, report, previous) for term in side]
        if None in summands:
            return None
        sides.append(tuple(summand for summand in summands if summand))
    return _Sides(sides[0], rule.op, sides[1])


def _summand(term: Term, report: Report, previous: Report | None) -> _Summand | None:
    source = previous if term.previous else report
    figure = source.statistics.get(term.figure) if source else None
    return _Summand(figure, term.negative, term.previous) if figure else None


def _check_table(table: ExtraTable) -> Iterator[Finding]:
    for rule in table.rules:
        for _, cells in table.rows:
            left, right = (tuple(_Summand(cells[column]) for column in side) for side in (rule.left, rule.right))
            yield from _compare("table-sum", rule.words, rule.severity, _Sides(left, rule.op, right))


def _compare(id: str, words: str, severity: Severity, sides: _Sides) -> Iterator[Finding]:
    sums = sides.sums
    if sums is None or _HOLDS[sides.op](*sums):
        return
    first = sides.left[0].figure
    yield Finding(
        first.place,
        first.label,
        f"{_spell(sides.left, sides, sums[0])}，{_WORDS[sides.op]} {_spell(sides.right, sides, sums[1])}",
        f"规则 {id}：{words}；{_where_to_look(sides)}",
        severity,
        id,
        _number(sums[1]),
        _number(sums[0]),
        first.id,
    )


def _where_to_look(sides: _Sides) -> str:
    earlier = next((summand.figure.place for summand in sides.all if summand.previous), None)
    return f"上年的数在 {earlier.file} 第 {earlier.line} 行" if earlier else "请对照原表核对这几项"


def _spell(side: tuple[_Summand, ...], sides: _Sides, total: Fraction) -> str:
    """A sum in words: each term with its value, or the number of terms where there are many."""
    if not side:
        return _number(total)
    if len(side) == 1 and not side[0].previous:
        return f"{_short(side[0], sides)} = {_number(total)}"
    if len(side) > _MAX_TERMS:
        return f"{_short(side[0], sides)}等 {len(side)} 项之和 = {_number(total)}"
    words = ""
    for summand in side:
        sign = " − " if summand.negative else " + " if words else ""
        words += f"{sign}{_short(summand, sides)} {print_value(summand.figure.value)}"
    return f"{words} = {_number(total)}" if len(side) > 1 else words


def _short(summand: _Summand, sides: _Sides) -> str:
    """What tells the figure from the others: its column where all stand in one row, else its row."""
    figure = summand.figure
    year = "上年" if summand.previous else ""
    if not figure.column:
        return year + figure.label
    if len({other.figure.anchor for other in sides.all}) > 1:
        return year + figure.label.removesuffix(f"/{figure.column}")
    heads = {other.figure.column.rpartition("/")[0] for other in sides.all}
    return year + (figure.column.rpartition("/")[2] if len(heads) == 1 else figure.column)


def _number(value: Fraction) -> str:
    """Exactly, with the decimals that it has: all figures are decimal."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.10f}".rstrip("0")


def _unfilled(report: Report, *, production: bool) -> Iterator[Finding]:
    for figure in report.figures:
        if figure.value is Absent.BLANK:
            mend = "没有发生填 0，不适用填“不适用”，有数请补上"
            yield Finding(figure.place, figure.label, "没有填数", mend, Severity.WARNING, "blank", subject=figure.id)
    pending = [figure for figure in report.figures if figure.value is Absent.PENDING and figure.exact is None]
    if pending:
        severity = Severity.ERROR if production else Severity.WARNING
        problem = f"从这里起还有 {len(pending)} 个数是“待填”"
        mend = "请填数；没有发生填 0，不适用填“不适用”"
        yield Finding(pending[0].place, pending[0].label, problem, mend, severity, "pending")
