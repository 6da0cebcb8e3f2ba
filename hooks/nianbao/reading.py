"""Reading one year's data: `data/<year>/report.yml`, `statistics.yml` and `tables/*.yml` become a Report."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

from nianbao.extra import read_table
from nianbao.fields import Fields
from nianbao.figure import Figure, TargetProblem, derived_figure, find_figure
from nianbao.finding import Finding
from nianbao.form import Form
from nianbao.formula import FormulaProblem, UnreadableOperand, calculate, in_words
from nianbao.report import Acknowledged, Contact, Derived, ExtraTable, Free, Report
from nianbao.statistics import read_statistics
from nianbao.value import Absent, Value, rounded
from nianbao.yamltree import Entry, Mapping, read_yaml

_SCOPES = ("summary", "organ")


def read_report(root: Path, year: int, forms: dict[str, Form], findings: list[Finding]) -> Report | None:
    """The report of `year`, or None when a file is not YAML or the form is unknown.

    Problems are added to `findings`.
    """
    folder = root / "data" / str(year)
    name = folder.relative_to(root).as_posix()
    data = read_yaml(folder / "report.yml", f"{name}/report.yml", findings)
    statistics = read_yaml(folder / "statistics.yml", f"{name}/statistics.yml", findings)
    files = sorted((folder / "tables").glob("*.yml"))
    tables = [read_table(path, f"{name}/tables/{path.name}", findings) for path in files]
    if not data.entries:
        return None
    fields = Fields(data, findings)
    form = _form_of(year, fields, forms)
    if form is None:
        return None
    values = read_statistics(statistics, form, findings) if statistics.entries else {}
    report = _assemble(year, form, fields, values, tuple(table for table in tables if table))
    return report if statistics.entries and all(tables) else None


def _assemble(
    year: int, form: Form, fields: Fields, values: dict[str, Figure], tables: tuple[ExtraTable, ...]
) -> Report:
    known = [*values.values(), *(figure for table in tables for figure in table.figures)]
    report = Report(
        year=year,
        form=form,
        scope=_scope(fields),
        publisher=fields.text("publisher", required=True),
        period=_period(fields, year),
        published=fields.date("published"),
        contact=read_contact(fields.fields("contact")),
        statistics=values,
        tables=tables,
        derived=tuple(_read_derived(fields, known)),
        free=tuple(map(_read_free, fields.mappings("free"))),
        acknowledged=tuple(map(_read_acknowledged, fields.mappings("acknowledged"))),
    )
    fields.close()
    return report


def _form_of(year: int, fields: Fields, forms: dict[str, Form]) -> Form | None:
    name = fields.text("form", required=True)
    form = forms.get(name)
    if form is None:
        choice = "、".join(forms) or "（data/forms 里没有表式）"
        fields.problem(fields.line("form"), "form", f"没有“{name}”这种表式", f"请从这些里选：{choice}")
    elif not form.covers(year):
        span = f"{min(form.years)}–{max(form.years)}"
        fields.problem(
            fields.line("form"), "form", f"{form.id} 年表式用于 {span} 年度，不是 {year} 年度", "请改用当年的表式"
        )
    return form


def _scope(fields: Fields) -> str:
    scope = fields.text("scope", required=True)
    if scope and scope not in _SCOPES:
        mend = "汇总本地区各单位填 summary，只报本机关填 organ"
        fields.problem(fields.line("scope"), "scope", f"不认识“{scope}”", mend)
    return scope


def _period(fields: Fields, year: int) -> tuple[date, date]:
    period = fields.fields("period", required=True)
    first, last = period.date("from", required=True), period.date("to", required=True)
    period.close()
    if first and last and first > last:
        fields.problem(period.place, "period", "开始日期晚于结束日期", "请对调 from 和 to")
    return first or date(year, 1, 1), last or date(year, 12, 31)


def read_contact(fields: Fields) -> Contact:
    """The contact under `contact:`; fields that are not given stay empty."""
    contact = Contact(*(fields.text(key) for key in ("address", "postcode", "phone", "fax", "email")))
    fields.close()
    return contact


def _read_derived(fields: Fields, known: list[Figure]) -> Iterator[Derived]:
    """In file order; a formula may use the derived figures above it."""
    section = fields.fields("derived")
    known = list(known)
    for number, entry in enumerate(section.entries(), 1):
        derived = _derive(number, entry, known, section)
        if derived:
            known.append(derived.figure)
            yield derived


def _derive(number: int, entry: Entry, known: Iterable[Figure], section: Fields) -> Derived | None:
    if not isinstance(entry.value, Mapping):
        section.problem(entry.place, entry.key, "这里应是公式", "请写成 {formula: …, unit: …, decimals: 1}")
        return None
    fields = section.inside(entry.value)
    formula, unit = fields.text("formula", required=True), fields.text("unit")
    decimals = fields.whole("decimals", 0)
    fields.close()

    def find(target: str) -> Figure:
        return find_figure(target, known)

    exact = Fraction(0)
    value: Value = Absent.UNREADABLE
    words = ""
    try:
        exact = calculate(formula, find) * (100 if unit == "%" else 1)
        value, words = rounded(exact, decimals), in_words(formula, find)
    except UnreadableOperand:
        pass
    except (TargetProblem, FormulaProblem) as problem:
        section.problem(fields.line("formula"), entry.key, problem.problem, problem.mend)
    return Derived(derived_figure(number, entry.key, unit, exact, value, fields.line("formula")), words)


def _read_free(fields: Fields) -> Free:
    page, near, number, why = (fields.text(key, required=True) for key in ("page", "near", "number", "why"))
    free = Free(page, near, number, why, fields.place)
    fields.close()
    return free


def _read_acknowledged(fields: Fields) -> Acknowledged:
    keys = ("rule", "page", "target", "written", "why")
    rule, page, target, written, why = (fields.text(key, required=True) for key in keys)
    if rule and rule != "bound-number":
        fields.problem(fields.line("rule"), "rule", f"不认识“{rule}”", "目前只能填 bound-number")
    fields.close()
    return Acknowledged(rule, page, target, written, why, fields.place)
