"""Relations: the sums that a rule compares, with their figures."""

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from nianbao.form.rule import Relation, Rule, Term
from nianbao.report.figure import Figure
from nianbao.report.model import Report, TableRule
from nianbao.report.value import Absent

TABLE_SUM = "table-sum"
"""The rule that an extra table gives itself."""
NOT_STATED = "not-stated"
"""The rule that a total is stated where the other figures give it."""
_HOLDS = {"=": operator.eq, "<=": operator.le, ">=": operator.ge, "≠": operator.ne}


@dataclass(frozen=True, slots=True)
class Summand:
    """A figure in a sum, with its sign."""

    figure: Figure
    negative: bool = False
    previous: bool = False

    @property
    def sign(self) -> int:
        """1, or -1 for what is subtracted."""
        return -1 if self.negative else 1


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sums that a rule compares, with the operator `=`, `<=`, `>=` or `≠`."""

    left: tuple[Summand, ...]
    op: str
    right: tuple[Summand, ...]

    @property
    def all(self) -> tuple[Summand, ...]:
        """The summands of both sides, the left one's first."""
        return (*self.left, *self.right)

    @property
    def hold(self) -> bool:
        """Whether the comparison holds; True where a sum is not known, so that it cannot be judged."""
        nothing = self.op == "≠" and self.sums is not None and not any(self.sums)
        return self.sums is None or nothing or bool(_HOLDS[self.op](*self.sums))

    @property
    def sums(self) -> tuple[Fraction, Fraction] | None:
        """Both sums, or None where one is not known."""
        left, right = self._sum(self.left), self._sum(self.right)
        return None if left is None or right is None else (left, right)

    def _sum(self, side: tuple[Summand, ...]) -> Fraction | None:
        """The sum, or None where it is not known.

        In an equation blank and 不适用 cells count as 0 beside others, as offices leave them; a blank total does not.
        """
        numbers = [summand.figure.number for summand in side]
        for summand, number in zip(side, numbers, strict=True):
            blank = summand.figure.value in (Absent.BLANK, Absent.NOT_APPLICABLE)
            if number is None and (not blank or self.op != "=" or summand.figure.total):
                return None
        if len(side) == 1 and numbers[0] is None:
            return None
        terms = (summand.sign * (number or Fraction(0)) for summand, number in zip(side, numbers, strict=True))
        return sum(terms, start=Fraction(0))


def judged(report: Report, previous: Report | None) -> set[tuple[str, str]]:
    """Rule and subject of every check that could be done: relations with known sums, cells that may be blank."""
    known = {(rule.id, sides.left[0].figure.id) for rule, sides in relations(report, previous) if sides.sums}
    known |= {(TABLE_SUM, sides.left[0].figure.id) for _, sides in table_relations(report) if sides.sums}
    unread = (Absent.UNREADABLE, Absent.PENDING)
    read = [figure.id for figure in report.figures if figure.value not in unread]
    return known | {(rule, id) for id in read for rule in ("blank", NOT_STATED)}


def relations(report: Report, previous: Report | None) -> Iterator[tuple[Rule, Sides]]:
    """Every relation of the form's rules that applies to this report, with its figures."""
    for rule in report.form.rules:
        if rule.levels and report.level not in rule.levels:
            continue
        for relation in rule.relations:
            if sides := _terms(rule, relation, report, previous):
                yield rule, sides


def table_relations(report: Report) -> Iterator[tuple[TableRule, Sides]]:
    """Every row of the extra tables with the rules that their tables give themselves."""
    for table in report.tables:
        for rule in table.rules:
            for _, cells in table.rows:
                left, right = (tuple(Summand(cells[column]) for column in side) for side in (rule.left, rule.right))
                yield rule, Sides(left, rule.op, right)


def _terms(rule: Rule, relation: Relation, report: Report, previous: Report | None) -> Sides | None:
    """The figures of a relation; None between years that cannot be compared: another form, another scope, no report."""
    if relation.between_years and (
        previous is None or previous.form.id not in rule.previous_forms or previous.scope != report.scope
    ):
        return None
    left, right = (_side(rule.op, side, report, previous) for side in (relation.left, relation.right))
    return None if left is None or right is None else Sides(left, rule.op, right)


def _side(op: str, terms: tuple[Term, ...], report: Report, previous: Report | None) -> tuple[Summand, ...] | None:
    """The figures of one side, as each year printed them; None where a year does not have them.

    What an office did not print counts as nothing in an equation, as what it left blank does; a total does not.
    """
    summands: list[Summand] = []
    for (before, negative), group in groupby(terms, lambda term: (term.previous, term.negative)):
        source = previous if before else report
        if source is None:
            return None
        held = source.form.printed.summed(term.figure for term in group)
        figures = [source.statistics.get(figure) for figure in held.figures]
        unstated = not source.form.printed.unstated.isdisjoint(held.left_out)
        if held.inside or None in figures or unstated or (held.left_out and op != "="):
            return None
        summands += [Summand(figure, negative, before) for figure in figures if figure]
    return tuple(summands) if summands or not terms else None
