"""A statutory form: its parts, rows, units and rules, read from `data/forms/<id>.yml`.

The forms are set by the national office: 2014 by 国办发〔2014〕32号, 2019 by 国办公开办函〔2019〕60号, 2021 by
国办公开办函〔2021〕30号. A later form is a new file.
"""

from dataclasses import dataclass
from pathlib import Path

from nianbao.fields import Fields
from nianbao.finding import Finding, Severity
from nianbao.labels import plain
from nianbao.yamltree import Scalar, read_yaml


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line of the form."""

    id: str
    """Stable id, such as `1.2.4`."""
    number: str
    """Printed number (`4.`, `（一）`), or empty."""
    label: str
    unit: str
    level: int
    """Depth as printed: 1 for 一、, 2 for （一）, 3 for 1. …"""
    kind: str
    """`count`, `decimal`, or `heading` for a line without a value."""
    parent: str
    """Id of the row it belongs to, or empty."""
    prefix: str
    """`其中：` where it is printed, or empty."""
    of_which: bool
    note: str
    """Printed in brackets after the label, or empty."""

    @property
    def heading(self) -> bool:
        """Whether the line carries no value."""
        return self.kind == "heading"

    @property
    def names(self) -> frozenset[str]:
        """The plain names by which an editor may call the row: with or without the bracketed note."""
        return frozenset({plain(self.label), plain(f"{self.label}（{self.note}）")})


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form (一、 二、 …) with its rows in printed order; the first row is the part's own line."""

    id: str
    number: str
    title: str
    rows: tuple[Row, ...]

    @property
    def names(self) -> frozenset[str]:
        """The plain names of the part: its title or its number."""
        return frozenset({plain(self.title), self.number})


@dataclass(frozen=True, slots=True)
class Rule:
    """A relation between sums of rows: `left op right`."""

    id: str
    words: str
    """The rule in the editor's words."""
    left: tuple[str, ...]
    """Row ids; their values are added."""
    op: str
    """`=`, `<=` or `>=`."""
    right: tuple[str, ...]
    for_each: bool
    """Compare with each right-hand row in turn instead of with their sum."""
    severity: Severity


@dataclass(frozen=True, slots=True)
class Form:
    """A statutory form."""

    id: str
    title: str
    subtitle: str
    """Printed below the title; `{year}` stands for the year."""
    years: tuple[int, ...]
    """Report years for which the form is in force."""
    open_ended: bool
    """In force for later years too."""
    columns: tuple[str, ...]
    """Printed column heads: indicator, unit, value."""
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All lines, in printed order."""
        return tuple(row for section in self.sections for row in section.rows)

    def covers(self, year: int) -> bool:
        """Whether reports of `year` are made on this form."""
        return year in self.years or (self.open_ended and year > max(self.years, default=year))


def read_forms(folder: Path, root: Path, findings: list[Finding]) -> dict[str, Form]:
    """Read every form in `folder`; problems are added to `findings`."""
    forms = {}
    for path in sorted(folder.glob("*.yml")):
        file = path.relative_to(root).as_posix()
        form = _read_form(Fields(read_yaml(path, file, findings), findings))
        forms[form.id or path.stem] = form
    return forms


def _read_form(fields: Fields) -> Form:
    columns = tuple(column.text("label", required=True) for column in fields.mappings("columns"))
    sections = tuple(_read_section(section) for section in fields.mappings("sections"))
    years = tuple(int(year.text) for year in fields.texts("in_force_for_years") if year.text.isdecimal())
    form = Form(
        id=fields.text("form", required=True),
        title=fields.text("title", required=True),
        subtitle=fields.text("subtitle_pattern"),
        years=years,
        open_ended=fields.text("open_ended") == "true",
        columns=columns or ("统计指标", "单位", "统计数"),
        sections=sections,
        rules=tuple(_read_rule(rule) for rule in fields.mappings("rules") if rule.mapping.get("op")),
    )
    known = {row.id for row in form.rows}
    for rule in form.rules:
        for missing in sorted({*rule.left, *rule.right} - known):
            fields.problem(fields.line("rules"), rule.id, f"表里没有行 {missing}", "请改正规则中的行号")
    return form


def _read_section(fields: Fields) -> Section:
    return Section(
        id=fields.text("id", required=True),
        number=fields.text("number"),
        title=fields.text("title", required=True),
        rows=tuple(_read_row(row) for row in fields.mappings("rows")),
    )


def _read_row(fields: Fields) -> Row:
    heading = fields.text("heading") == "true"
    return Row(
        id=fields.text("id", required=True),
        number=fields.text("number"),
        label=fields.text("label", required=True),
        unit=fields.text("unit"),
        level=fields.digit("level", 1),
        kind="heading" if heading else fields.text("type") or "count",
        parent=fields.text("parent"),
        prefix=fields.text("prefix"),
        of_which=fields.text("of_which") == "true",
        note=fields.text("printed_note"),
    )


def _read_rule(fields: Fields) -> Rule:
    severity = fields.text("severity", required=True)
    op = fields.text("op", required=True)
    if severity not in list(Severity):
        fields.problem(fields.line("severity"), "severity", f"不认识“{severity}”", "请填 error、warning 或 info")
    if op not in ("=", "<=", ">="):
        fields.problem(fields.line("op"), "op", f"不认识“{op}”", "请填 =、<= 或 >=")
    return Rule(
        id=fields.text("id", required=True),
        words=fields.text("words"),
        left=_ids(fields.texts("left")),
        op=op,
        right=_ids(fields.texts("right")),
        for_each=bool(fields.text("for_each")),
        severity=Severity(severity) if severity in list(Severity) else Severity.ERROR,
    )


def _ids(items: tuple[Scalar, ...]) -> tuple[str, ...]:
    return tuple(item.text for item in items)
