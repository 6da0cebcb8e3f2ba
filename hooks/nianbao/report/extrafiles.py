"""Reading all extra tables of a year: each needs a name and anchors of its own."""

from collections.abc import Iterator
from pathlib import Path

from nianbao.finding import Finding, Place
from nianbao.labels import plain
from nianbao.report.extrareader import read_table
from nianbao.report.figure import DERIVED_TITLE
from nianbao.report.model import ExtraTable


def read_tables(folder: Path, root: Path, findings: list[Finding]) -> list[ExtraTable | None]:
    """The tables in `folder`, None for each that cannot be read; problems are added to `findings`."""
    if not folder.is_dir():
        return []
    tables: list[ExtraTable | None] = []
    for path in sorted(folder.glob("*")):
        file = path.relative_to(root).as_posix()
        if path.suffix == ".yml" and path.is_file():
            tables.append(read_table(path, file, findings))
        elif not path.name.startswith("."):
            mend = "一张表一个文件，直接放在 tables 下，文件名以 .yml 结尾"
            findings.append(Finding(Place(file), path.name, "不会读这个文件", mend))
    findings += _clashes([table for table in tables if table])
    return tables


def _clashes(tables: list[ExtraTable]) -> Iterator[Finding]:
    slugs: dict[str, str] = {}
    names: dict[str, str] = {DERIVED_TITLE: "派生数据表"}
    for table in tables:
        if table.slug in slugs:
            mend = "请改用另一个英文名"
            yield Finding(table.place, "slug", f"“{table.slug}”已用于{slugs[table.slug]}", mend)
        slugs[table.slug] = f"“{table.name}”"
        for name in {plain(table.name), plain(table.title)}:
            if name in names:
                yield Finding(table.place, name, f"这个名称已用于{names[name]}", "请改用另一个文件名或 title")
            names[name] = f"“{table.name}”"
