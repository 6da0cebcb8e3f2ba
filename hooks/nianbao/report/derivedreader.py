"""Reading derived figures: rates and sums that the text names and no table holds, each with its formula."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from nianbao.report.figure import Figure, TargetProblem, derived_figure, find_figure
from nianbao.report.formula import FormulaProblem, UnreadableOperand, calculate, in_words
from nianbao.report.model import Derived
from nianbao.report.value import Absent, Value, rounded
from nianbao.source.fields import Fields
from nianbao.source.yamltree import Entry
from nianbao.source.yamltree import Mapping as Block

_MOST = 200
"""Derived figures of a year: each is looked for among all before it."""


def read_derived(section: Fields, figures: Iterable[Figure]) -> Iterator[Derived]:
    """The derived figures under `derived:`, in file order; a formula may use the ones above it."""
    known, used = list(figures), dict[str, frozenset[str]]()
    entries = list(section.entries())
    if rest := entries[_MOST:]:
        mend = "请只留正文里用到的；成批的数放进数据表"
        section.problem(rest[0].place, rest[0].key, f"派生数据太多，超过 {_MOST} 项", mend)
    for number, entry in enumerate(entries[:_MOST], 1):
        if clash := next((figure for figure in known if figure.answers(entry.key)), None):
            section.problem(entry.place, entry.key, f"这个名称已用于“{clash.target}”", "请换一个名称")
        derived = _derive(number, entry, known, used, section)
        if derived:
            known.append(derived.figure)
            used[derived.figure.id] = derived.tables
            yield derived


def _derive(
    number: int, entry: Entry, known: Iterable[Figure], used: Mapping[str, frozenset[str]], section: Fields
) -> Derived | None:
    """`used` are the extra tables behind the derived figures above it, by their ids."""
    if not isinstance(entry.value, Block):
        section.problem(entry.place, entry.key, "这里应是公式", "请写成 {formula: …, unit: …, decimals: 1}")
        return None
    fields = section.inside(entry.value)
    formula, unit = fields.text("formula"), fields.text("unit")
    decimals = fields.digit("decimals", 0)
    fields.close()

    tables: set[str] = set()

    def find(target: str) -> Figure:
        figure = find_figure(target, known)
        tables.update(used.get(figure.id, {figure.table} - {""}))
        return figure

    exact = Fraction(0)
    value: Value = Absent.UNREADABLE
    words = ""
    try:
        words = in_words(formula, find)
        exact = calculate(formula, find) * (100 if unit == "%" else 1)
        value = rounded(exact, decimals)
    except UnreadableOperand as operand:
        value = operand.value
    except (TargetProblem, FormulaProblem) as problem:
        section.problem(fields.line("formula"), entry.key, problem.problem, problem.mend)
    figure = derived_figure(number, entry.key, unit, exact, value, fields.line("formula"))
    return Derived(figure, words, frozenset(tables))
