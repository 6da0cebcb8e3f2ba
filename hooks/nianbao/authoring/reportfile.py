"""The file `report.yml` of a new year: what is known of the report, and a line for all that is to be filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nianbao.authoring.yamltext import yaml_text
from nianbao.form.model import Form
from nianbao.report.model import Contact
from nianbao.source.filenames import schema_line

_PUBLISHED = "# 发布日期，例如 2020-01-20 或 2020-01-20 09:30；发布前填写"


@dataclass(frozen=True, slots=True)
class About:
    """What the file says; empty where it is not known."""

    year: int
    form: Form
    scope: str
    level: str
    office: str
    """Who compiled the report."""
    period: tuple[date, date]
    contact: Contact
    published: str = ""
    """`2020-01-20` or `2020-01-20 09:30`."""
    printed_as: tuple[str, ...] = ()
    """Entries of `printed_as:`, each a YAML mapping on one line."""


def report_text(about: About) -> str:
    """The file as it is written."""
    first, last = about.period
    lines = [
        schema_line("report"),
        f"# {about.year} 年度报告的基本情况。冒号后面空一格；没有的留空，不要编造。",
        *_form_lines(about.form),
        f"scope: {about.scope}  # summary 汇总本地区各单位；organ 只报本机关",
        f"level: {about.level}  # 省级 province，设区的市 city，县区 county，乡镇街道 township",
        f"publisher: {yaml_text(about.office)}",
        f"period: {{from: {first}, to: {last}}}",
        f"published: {about.published}" if about.published else f"published:  {_PUBLISHED}",
        "contact:",
        *(f'  {key}: "{getattr(about.contact, key)}"' for key in ("address", "postcode", "phone", "fax", "email")),
        *_printed(about.printed_as),
        "",
        "# 由表中数据算出的数字写在这里，例如：",
        "# derived:",
        '#   办结率: {formula: "{甲} / {乙}", unit: "%", decimals: 1}',
    ]
    return "\n".join(lines) + "\n"


def _form_lines(form: Form) -> list[str]:
    if not form.why_none:
        return [f'form: "{form.id}"']
    return [f"form: {form.id}", f"no_table: {form.why_none}"]


def _printed(entries: tuple[str, ...]) -> Iterator[str]:
    if entries:
        yield "printed_as:"
        yield from (f"  - {entry}" for entry in entries)
