"""What is not stated: cells left blank or still to be filled in, and totals that the other figures give."""

from collections.abc import Container, Iterator
from fractions import Fraction

from nianbao.check.relations import NOT_STATED, Sides, Summand
from nianbao.finding import PENDING, Finding, Place, Severity
from nianbao.form.rule import Rule
from nianbao.labels import quoted
from nianbao.report.figure import Figure, FigureKind
from nianbao.report.model import Report
from nianbao.report.value import Absent, decimal_text, print_value


def check_totals(rule: Rule, sides: Sides) -> Iterator[Finding]:
    """A warning for each total that is blank or 不适用 although the other figures determine it."""
    totals = [summand for summand in sides.all if summand.figure.total and summand.figure.number is None]
    others = [summand for summand in sides.all if summand not in totals]
    if sides.op != "=" or len(totals) != 1 or not any(other.figure.number for other in others):
        return
    figure = totals[0].figure
    if totals[0].previous or figure.value not in (Absent.BLANK, Absent.NOT_APPLICABLE):
        return
    rest = _balance(sides, totals[0])
    if rest is not None:
        problem = f"写的是“{print_value(figure.value)}”，按其他各项应为 {decimal_text(rest)}"
        mend = f"规则 {rule.id}：{rule.words}；请补上这个数"
        severity = Severity.WARNING
        yield Finding(
            figure.place,
            figure.label,
            problem,
            mend,
            severity=severity,
            rule=NOT_STATED,
            expected=decimal_text(rest),
            found=print_value(figure.value),
            subject=figure.id,
        )


def _balance(sides: Sides, missing: Summand) -> Fraction | None:
    """The value that makes both sides equal for the one summand that is missing; None where another is unknown."""
    total = Fraction(0)
    for side, sign in ((sides.left, 1), (sides.right, -1)):
        for summand in side:
            if summand.figure.id == missing.figure.id:
                missing_sign = sign * summand.sign
            elif summand.figure.value in (Absent.UNREADABLE, Absent.PENDING):
                return None
            else:
                total += sign * summand.sign * (summand.figure.number or Fraction(0))
    return -total * missing_sign


def check_unfilled(report: Report, known: Container[str]) -> Iterator[Finding]:
    """Cells that were left blank, a finding for each line of the file; and what waits, one for the whole year.

    `known` are the figures that are found to be missing already.
    """
    by_line: dict[Place, list[Figure]] = {}
    for figure in report.figures:
        if figure.value is Absent.BLANK and figure.id not in known:
            by_line.setdefault(figure.place, []).append(figure)
    for place, figures in by_line.items():
        mend = "没有发生填 0，不适用填“不适用”，有数请补上"
        problem = "没有填数" + _beside(figures)
        first = figures[0]
        yield Finding(place, first.label, problem, mend, severity=Severity.WARNING, rule="blank", subject=first.id)
    pending = [
        figure for figure in report.figures if figure.value is Absent.PENDING and figure.kind is not FigureKind.DERIVED
    ]
    if pending:
        problem = f"从这里起还有 {len(pending)} 个数是“待填”"
        mend = "请填数；没有发生填 0，不适用填“不适用”"
        yield Finding(pending[0].place, pending[0].label, problem, mend, severity=Severity.WARNING, rule=PENDING)


def _beside(figures: list[Figure]) -> str:
    """The other cells of the line that are blank, by their columns."""
    names = [figure.column or figure.label for figure in figures[1:]]
    return f"，同一行没有填的还有{quoted(names)}" if names else ""
