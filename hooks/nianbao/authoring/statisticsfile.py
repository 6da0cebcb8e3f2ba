"""The statistics file of a new year: every line of the form as printed, to be filled in."""

from collections.abc import Iterator, Mapping

from nianbao.form.model import Form, Section
from nianbao.form.table import Column, Row, Table
from nianbao.report.model import Report
from nianbao.report.value import Absent, Value, print_value
from nianbao.source.filenames import schema_line

PENDING = Absent.PENDING.value
_TITLE = "# {year} 年度统计表（{title}）：名称和层次照表上印的写，冒号后面空一格再写数。"
_HELP = "# 没有发生填 0；不适用填 不适用；还没有的数是 待填，公开发布前都要填好。"


def carried(form: Form, before: Report | None) -> dict[str, Value]:
    """The figures that a rule of the form takes wholly from the report of the year before, by figure id."""
    values: dict[str, Value] = {}
    for rule in form.rules if before else ():
        for relation in rule.relations:
            terms = relation.right
            alone = len(relation.left) == 1 and not relation.left[0].previous and rule.op == "="
            if before is None or not alone or not terms or not all(term.previous for term in terms):
                continue
            found = [before.statistics.get(term.figure) for term in terms]
            signs = [-1 if term.negative else 1 for term in terms]
            parts = [figure.value for figure in found if figure and isinstance(figure.value, int)]
            if before.form.id in rule.previous_forms and len(parts) == len(terms):
                values[relation.left[0].figure] = sum(sign * part for sign, part in zip(signs, parts, strict=True))
    return values


def statistics_text(year: int, form: Form, known: Mapping[str, Value | str]) -> str:
    """The file `statistics.yml`; `known` are values that are there already, or entries as they are to be typed."""
    lines = [schema_line(f"statistics-{form.id}"), _TITLE.format(year=year, title=form.title), _HELP]
    for section in form.sections:
        lines += _section(section, known)
    return "\n".join(lines) + "\n"


def _section(section: Section, known: Mapping[str, Value | str]) -> Iterator[str]:
    own = section.own_row
    if own and len(section.rows) == 1:
        yield f"{section.title}: {_value(own.id, known)}{_unit(own)}"
        return
    yield f"{section.title}:"
    for table in section.tables:
        indent = "  "
        if table.title:
            yield f"  {table.title}:"
            indent = "    "
        if table.matrix and not table.title and len(table.rows) > 1:
            labels = "、".join(column.label for column in table.columns)
            yield f"{indent}# 每行 {len(table.columns)} 个数，依次为：{labels}"
        for row in table.rows:
            yield from _row(table, row, indent, known)


def _row(table: Table, row: Row, indent: str, known: Mapping[str, Value | str]) -> Iterator[str]:
    depth = sum(ancestor.heading for ancestor in table.ancestors(row))
    indent += "  " * depth
    values = {column.id: _value(table.figure_id(row, column), known) for column in table.columns}
    if row.heading:
        yield f"{indent}{row.label}:"
    elif not table.matrix:
        yield f"{indent}{row.label}: {values[table.columns[0].id]}{_unit(row)}"
    elif table.title:
        pairs = ", ".join(f"{column.label}: {values[column.id]}" for column in table.columns)
        yield f"{indent}{row.label}: {{{pairs}}}"
    elif len(table.rows) == 1:
        yield from _groups(table.columns, 0, indent, values)
    else:
        yield f"{indent}{row.label}: [{', '.join(values.values())}]"


def _groups(columns: tuple[Column, ...], level: int, indent: str, values: Mapping[str, str]) -> Iterator[str]:
    """A table of one row: its columns below the heads above them."""
    heads = dict.fromkeys(column.groups[level] for column in columns if len(column.groups) > level)
    for column in columns:
        if len(column.groups) <= level:
            yield f"{indent}{column.label}: {values[column.id]}"
    for head in heads:
        below = tuple(column for column in columns if column.groups[level : level + 1] == (head,))
        if all(len(column.groups) == level + 1 for column in below):
            pairs = ", ".join(f"{column.label}: {values[column.id]}" for column in below)
            yield f"{indent}{head}: {{{pairs}}}"
        else:
            yield f"{indent}{head}:"
            yield from _groups(below, level + 1, indent + "  ", values)


def _value(figure: str, known: Mapping[str, Value | str]) -> str:
    value = known.get(figure, Absent.PENDING)
    return value if isinstance(value, str) else print_value(value)


def _unit(row: Row) -> str:
    return f"  # {row.unit}" if row.unit else ""
