"""The rules of form and tables, run over one report: sums, parts not above their total, and the like."""

import operator
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from nianbao.figure import Figure
from nianbao.finding import Finding, Place, Severity
from nianbao.form import Rule
from nianbao.report import ExtraTable, Report
from nianbao.value import Absent

_HOLDS = {"=": operator.eq, "<=": operator.le, ">=": operator.ge}
_WORDS = {"=": "应等于", "<=": "应不大于", ">=": "应不小于"}


def check_rules(report: Report) -> Iterator[Finding]:
    """Findings of every rule that does not hold, and of every blank value."""
    for rule in report.form.rules:
        yield from _check_form_rule(rule, report.statistics)
    for table in report.tables:
        yield from _check_table(table)
    yield from _blanks(report)


def _check_form_rule(rule: Rule, figures: dict[str, Figure]) -> Iterator[Finding]:
    if not {*rule.left, *rule.right} <= figures.keys():
        return  # a row that could not be read is a finding already
    left = [figures[id] for id in rule.left]
    right = [figures[id] for id in rule.right]
    for group in [[figure] for figure in right] if rule.for_each else [right]:
        yield from _compare(rule.id, rule.words, rule.severity, (left, rule.op, group), left[0].place)


def _check_table(table: ExtraTable) -> Iterator[Finding]:
    for rule in table.rules:
        for _, cells in table.rows:
            left = [cells[column] for column in rule.left]
            right = [cells[column] for column in rule.right]
            yield from _compare("table-sum", rule.words, rule.severity, (left, rule.op, right), left[0].place)


def _compare(
    id: str, words: str, severity: Severity, sides: tuple[Sequence[Figure], str, Sequence[Figure]], place: Place
) -> Iterator[Finding]:
    left, op, right = sides
    one, other = _sum(left), _sum(right)
    if one is None or other is None or _HOLDS[op](one, other):
        return
    yield Finding(
        place,
        left[0].label,
        f"{_spell(left)}，{_WORDS[op]} {_spell(right)}",
        f"规则 {id}：{words}；请对照原表核对这几项",
        severity,
        id,
        _number(other),
        _number(one),
    )


def _sum(figures: Iterable[Figure]) -> Fraction | None:
    numbers = [figure.number for figure in figures]
    return None if None in numbers else sum((number for number in numbers if number is not None), Fraction(0))


def _spell(figures: Sequence[Figure]) -> str:
    names = " + ".join(figure.label.rsplit("/", 1)[-1] for figure in figures)
    total = _sum(figures)
    return f"{names} = {'?' if total is None else _number(total)}"


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"


def _blanks(report: Report) -> Iterator[Finding]:
    for figure in report.figures:
        if figure.value is Absent.BLANK:
            mend = "没有发生填 0，不适用填“不适用”，有数请补上"
            yield Finding(figure.place, figure.label, "没有填数", mend, Severity.WARNING, "blank")
