"""The rules of form and tables, run over one report: sums, parts not above their total, carry from year to year."""

from collections.abc import Iterator
from fractions import Fraction

from nianbao.check.relations import TABLE_SUM, Sides, Summand, relations, table_relations
from nianbao.check.stages import TwoYears
from nianbao.check.unstated import check_totals, check_unfilled
from nianbao.finding import Finding, Severity
from nianbao.report.value import decimal_text, print_value

_WORDS = {"=": "应等于", "<=": "应不大于", ">=": "应不小于", "≠": "不应等于"}
_MAX_TERMS = 6
"""Of longer sums only the terms are named that are not 0."""


def check_rules(years: TwoYears) -> Iterator[Finding]:
    """Findings of every rule that does not hold, and of every value that is blank or waits to be filled in."""
    report = years.report
    not_stated: dict[str, Finding] = {}
    for rule, sides in relations(report, years.report_before):
        yield from _compare(rule.id, rule.words, rule.severity, sides)
        for finding in check_totals(rule, sides):
            not_stated.setdefault(finding.subject, finding)  # one error, one finding
    yield from not_stated.values()
    for table_rule, sides in table_relations(report):
        yield from _compare(TABLE_SUM, table_rule.words, table_rule.severity, sides)
    yield from check_unfilled(report, not_stated)


def _compare(id: str, words: str, severity: Severity, sides: Sides) -> Iterator[Finding]:
    sums = sides.sums
    if sums is None or sides.hold:
        return
    first = sides.left[0].figure
    left, right = _spell(sides.left, sides, sums[0]), _spell(sides.right, sides, sums[1])
    yield Finding(
        first.place,
        first.label,
        f"{left}，{_WORDS[sides.op]} {right}",
        f"规则 {id}：{words}；{_where_to_look(sides)}",
        severity=severity,
        rule=id,
        expected=decimal_text(sums[1]),
        found=decimal_text(sums[0]),
        subject=first.id,
        brief=f"{left}，{_WORDS[sides.op]} {_counted(sides, sums[1])}" if len(sides.right) > _MAX_TERMS else "",
    )


def _counted(sides: Sides, total: Fraction) -> str:
    """A long sum by its first term and the number of its terms."""
    return f"{_short(sides.right[0], sides)}等 {len(sides.right)} 项之和 = {decimal_text(total)}"


def _where_to_look(sides: Sides) -> str:
    earlier = next((summand.figure.place for summand in sides.all if summand.previous), None)
    return f"上年的数在 {earlier.file} 第 {earlier.line} 行" if earlier else "请对照原表核对这几项"


def _spell(side: tuple[Summand, ...], sides: Sides, total: Fraction) -> str:
    """A sum in words: each term with its value; of long ones those that are not 0."""
    if not side:
        return decimal_text(total)
    if len(side) == 1 and not side[0].previous:
        return f"{_short(side[0], sides)} = {decimal_text(total)}"
    counted = [summand for summand in side if summand.figure.number] if len(side) > _MAX_TERMS else list(side)
    if not counted:
        return f"{_short(side[0], sides)}到{_short(side[-1], sides)}各项都没有数，相加是 0"
    words = ""
    for summand in counted:
        sign = " − " if summand.negative else " + " if words else ""
        words += f"{sign}{_short(summand, sides)} {print_value(summand.figure.value)}"
    rest = f"，其余 {len(side) - len(counted)} 项是 0 或没有数" if len(counted) < len(side) else ""
    return f"{words} = {decimal_text(total)}{rest}" if len(side) > 1 else words


def _short(summand: Summand, sides: Sides) -> str:
    """Shortest name that tells a figure from the others of its rule: its column within one row, else its row."""
    figure = summand.figure
    year = "上年" if summand.previous else ""
    if not figure.column:
        return year + figure.label
    if len({other.figure.anchor for other in sides.all}) > 1:
        return year + figure.label.removesuffix(f"/{figure.column}")
    heads = {other.figure.column.rpartition("/")[0] for other in sides.all}
    return year + (figure.column.rpartition("/")[2] if len(heads) == 1 else figure.column)
