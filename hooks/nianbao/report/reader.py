"""Reading one year's data: `data/<year>/report.yml`, `statistics.yml` and `tables/*.yml` become a Report."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from nianbao.finding import Finding, Place
from nianbao.form.model import Form
from nianbao.form.none import NO_FORM, no_form
from nianbao.form.reader import forms_of
from nianbao.form.variant import left_out
from nianbao.labels import plain
from nianbao.report.derivedreader import read_derived
from nianbao.report.extrafiles import read_tables
from nianbao.report.model import BOUND_NUMBER, Acknowledged, Contact, ExtraTable, Free, Report
from nianbao.report.original import read_original_figures, read_otherwise
from nianbao.report.printedreader import read_printed
from nianbao.report.statisticsreader import Filled, read_statistics
from nianbao.source.fields import Fields
from nianbao.source.filenames import APART, CORRECTIONS_FILE, FROZEN_FILE
from nianbao.source.keys import CONTACT, LEVELS, SCOPES
from nianbao.source.reportkeys import FREE, REPORT
from nianbao.source.yamltree import Mapping, read_yaml


def read_report(root: Path, year: int, forms: dict[str, Form], findings: list[Finding]) -> Report | None:
    """The report of `year`, or None when its file is not YAML or its form is unknown.

    Problems are added to `findings`. Where a part cannot be read, the report is not `complete`.
    """
    folder = root / "data" / str(year)
    name = folder.relative_to(root).as_posix()
    _check_files(folder, name, findings)
    data = read_yaml(folder / "report.yml", f"{name}/report.yml", findings)
    tables = read_tables(folder / "tables", root, findings)
    fields = Fields(data, findings, REPORT)
    form = _form_of(year, fields, forms) if data.entries else None
    statistics = _statistics(folder, name, form, findings)
    if form is None:
        return None
    _check_names(tables, form, fields)
    as_set, form = form, read_printed(fields, form)
    filled = read_statistics(statistics, form, findings) if statistics.entries else Filled({}, ())
    form = left_out(form, filled.not_printed, noted=False)
    form = form if form is as_set else replace(form, as_set=as_set)
    known = [*filled.figures.values(), *(figure for table in tables if table for figure in table.figures)]
    complete = bool(filled.figures or form.why_none) and all(tables)
    derived = fields.fields("derived")
    period = _period(fields, year)
    published, published_at = _published(fields, period[1])
    report = Report(
        year=year,
        form=form,
        scope=read_scope(fields),
        level=read_level(fields),
        body=fields.text("body"),
        publisher=fields.text("publisher"),
        period=period,
        published=published,
        contact=read_contact(fields.fields("contact")),
        statistics=filled.figures,
        tables=tuple(table for table in tables if table),
        # Where a file cannot be read, formulas would seem to name something unknown.
        derived=tuple(read_derived(derived, known)) if complete else (),
        free=tuple(map(_read_free, fields.mappings("free"))),
        acknowledged=tuple(map(_read_acknowledged, fields.mappings("acknowledged"))),
        complete=complete,
        published_at=published_at,
        original=read_original_figures(folder, name, findings),
        read_otherwise=tuple(map(read_otherwise, fields.mappings("read_otherwise"))),
    )
    fields.close()
    return report


def _statistics(folder: Path, name: str, form: Form | None, findings: list[Finding]) -> Mapping:
    """The file of the figures as a tree; nothing where the report has no table."""
    path, file = folder / STATISTICS_FILE, f"{name}/{STATISTICS_FILE}"
    if form is None or not form.why_none:
        return read_yaml(path, file, findings)
    if path.exists():
        mend = "原件有统计表的，请在 report.yml 里写表式；没有的，请删去这个文件"
        findings.append(Finding(Place(file), STATISTICS_FILE, "report.yml 里写着没有统计表", mend))
    return Mapping((), Place(file))


def _check_names(tables: Iterable[ExtraTable | None], form: Form, fields: Fields) -> None:
    """Extra tables, and their pictures, that are called like something of the form."""
    taken = {plain(form.title), *(name for part in form.sections for name in part.names)}
    for table in tables:
        if table and {plain(table.name), plain(table.title)} & taken:
            fields.problem(table.place, table.title, "这个名称是统计表用的", "请改用另一个文件名或 title")
        elif table and table.chart and any(table.chart.names & plan.names for plan in form.charts):
            mend = "请改用另一个 slug，或图的 title"
            fields.problem(table.place, table.chart.title, "这个名称是统计表的图用的", mend)


STATISTICS_FILE = "statistics.yml"
_FILES = ("report.yml", STATISTICS_FILE, "tables", FROZEN_FILE, CORRECTIONS_FILE, *APART)


def _check_files(folder: Path, name: str, findings: list[Finding]) -> None:
    for path in sorted(folder.iterdir()):
        if path.name not in _FILES and not path.name.startswith("."):
            mend = "这里只放 report.yml、statistics.yml 和 tables；请改名、移走或删去"
            findings.append(Finding(Place(f"{name}/{path.name}"), path.name, "不会读这个文件", mend))


def _published(fields: Fields, period_end: date) -> tuple[date | None, time | None]:
    moment, timed = fields.moment("published")
    if moment is None:
        mend = "发布前请填写；补录的旧报告，原件没有日期的留空"
        fields.note(fields.line("published"), "published", "没有发布日期，页面上不显示", mend)
        return None, None
    published = moment.date()
    if published <= period_end:
        mend = "报告在统计期限之后发布，请核对"
        fields.problem(fields.line("published"), "published", f"{published} 还在统计期限之内", mend)
    if not timed:
        mend = "政府网站的发布时间写到分钟；知道时间的写成 2019-03-15 09:30"
        fields.note(fields.line("published"), "published", "只有日期，没有时间", mend)
    return published, moment.time() if timed else None


def _form_of(year: int, fields: Fields, forms: dict[str, Form]) -> Form | None:
    """The form that the report names, of those that its year may be made on; problems are findings."""
    name, why = fields.text("form"), fields.text("no_table")
    if name == NO_FORM:
        if not why:
            mend = "请补一行 no_table，说明原件为什么没有统计表；有表的请写表式"
            fields.problem(fields.line("form"), "form", "没有写原因", mend)
        return no_form(why or "原因未说明")
    if why:
        fields.problem(fields.line("no_table"), "no_table", "只用于 form: none", "请删去这一行，或把 form 改为 none")
    form = forms.get(name)
    if form is None:
        choice = "、".join([*forms, NO_FORM])
        if name:
            fields.problem(fields.line("form"), "form", f"没有“{name}”这种表式", f"请从这些里选：{choice}")
    elif form not in forms_of(forms, year):
        span = f"{min(form.years)}–{max(form.years)}"
        problem = f"{form.id} 年表式用于 {span} 年度，不是 {year} 年度"
        fields.problem(fields.line("form"), "form", problem, "请改用当年的表式")
        return None  # the figures are those of another form, or will be
    return form


def read_scope(fields: Fields) -> str:
    """Scope of the report, under `scope`: a key of SCOPES, or empty. One that is unknown is a finding."""
    scope = fields.text("scope")
    if scope and scope not in SCOPES:
        mend = "汇总本地区各单位填 summary，只报本机关填 organ"
        fields.problem(fields.line("scope"), "scope", f"不认识“{scope}”", mend)
    return scope


def read_level(fields: Fields) -> str:
    """Level of the publishing body, under `level`: a key of LEVELS, or empty. One that is unknown is a finding."""
    level = fields.text("level")
    if level and level not in LEVELS:
        mend = "省级填 province，设区的市 city，县区 county，乡镇街道 township"
        fields.problem(fields.line("level"), "level", f"不认识“{level}”", mend)
    return level


def _period(fields: Fields, year: int) -> tuple[date, date]:
    """The days that the figures cover; the whole year where they are not given or wrong."""
    period = fields.fields("period")
    first, last = period.date("from"), period.date("to")
    period.close()
    if first and last and first.year == last.year == year and first <= last:
        return first, last
    if first and last and first.year == last.year == year:
        fields.problem(period.place, "period", "开始日期晚于结束日期", "请对调 from 和 to")
    elif first and last:
        fields.problem(period.place, "period", f"统计期限不在 {year} 年之内", "请核对 from 和 to")
    return date(year, 1, 1), date(year, 12, 31)


def read_contact(fields: Fields) -> Contact:
    """The contact under `contact:`; fields that are not given stay empty."""
    contact = Contact(**{key.name: fields.text(key.name) for key in CONTACT})
    fields.close()
    return contact


def _read_free(fields: Fields) -> Free:
    free = Free(**{key.name: fields.text(key.name) for key in FREE}, place=fields.place)
    fields.close()
    return free


def _read_acknowledged(fields: Fields) -> Acknowledged:
    rule, why = fields.text("rule"), fields.text("why")
    in_text = rule == BOUND_NUMBER
    page, written = (fields.text(key, required=in_text) for key in ("page", "written"))
    target = fields.text("target", required=in_text or not page)
    valued = not page and rule != "blank"  # a contradiction of the tables: it must not cover later values
    found, expected = (fields.text(key, required=valued) for key in ("found", "expected"))
    if not in_text and (written or (page and target)):
        mend = "正文里的写 page，表里的写 target；written 只用于 bound-number"
        fields.problem(fields.place, rule, "多写了一项", mend)
    fields.close()
    return Acknowledged(
        rule, page=page, target=target, written=written, found=found, expected=expected, why=why, place=fields.place
    )
