"""`nianbao import`: a report that lies in a file becomes a year."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.command.command import TEXT, Command, add_formats
from nianbao.command.refusal import refuse

if TYPE_CHECKING:
    from nianbao.command.importprint import Bound
    from nianbao.intake.year import Imported
    from nianbao.project.project import Project

_FORMATS = (TEXT, "json")


def _add_options(parser: argparse.ArgumentParser) -> None:
    what = "年度报告的文件：docx、pdf、html、xlsx、txt、md；一个文件一个年度"
    parser.add_argument("files", nargs="+", type=Path, metavar="文件", help=what)
    parser.add_argument("--year", type=int, metavar="年度", help="文件里看不出年度的，写明年度")
    parser.add_argument("--form", metavar="表式", default="", help="看不出表式的，写明表式；原件没有统计表的写 none")
    parser.add_argument("--force", action="store_true", help="这个年度已经有了也导入；原有的留一份备份，锁定的年度不动")
    parser.add_argument("--bind", action="store_true", help="导入以后，绑定正文里全部确定的数，说明还有哪些要看")
    add_formats(parser, _FORMATS)


def _run(root: Path, options: argparse.Namespace) -> int:
    """Import each file. Nothing is written for a file that is refused."""
    from nianbao.address.pages import is_year
    from nianbao.cache.place import store_of
    from nianbao.project.project import read_project

    files: list[Path] = options.files
    if missing := [file for file in files if not file.is_file()]:
        return refuse("\n".join(f"{file}: 没有这个文件" for file in missing))
    if options.year is not None and not is_year(str(options.year)):
        return refuse(f"“{options.year}”不是年度：请写四位数字，例如 2019")
    if options.year is not None and len(files) > 1:
        return refuse("--year 只用于一个文件（请一个一个导入）")
    project = read_project(root, store=store_of(root, os.environ))
    if not project.read:
        return refuse("项目里有不能读的链接，没有导入（请先运行 nianbao check）")
    return max(_import(root, project, file, options) for file in files)


def _import(root: Path, project: "Project", file: Path, options: argparse.Namespace) -> int:
    from nianbao.cache.store import sha256
    from nianbao.finding import Problem
    from nianbao.intake.originalfile import Source
    from nianbao.intake.read import read_original
    from nianbao.intake.year import import_year

    content = file.read_bytes()
    try:
        original = read_original(file.name, content)
        made = import_year(original, Source(file.name, sha256(content)), project, options.year, options.form)
        if not options.force and (lines := _again(root, project, made)):
            return refuse("\n".join(lines))
        return _write(root, file, made, options)
    except Problem as problem:
        return refuse(f"{file}: {problem}（{problem.mend}）。没有写任何文件。")


def _again(root: Path, project: "Project", made: "Imported") -> list[str]:
    """What to say of a year that was imported before; nothing of one that was not."""
    from nianbao.intake.again import differences

    year = next((each for each in project.years if each.year == made.year and each.report.original), None)
    if year is None:
        return []
    found = differences(made, year.report, year.chapters, root) or ["原件与导入时一样，这里也没有改过。"]
    return [*found, f"已经有 data/{made.year}，没有写任何文件；要重新导入，加上 --force，原有的会留一份备份。"]


def _write(root: Path, file: Path, made: "Imported", options: argparse.Namespace) -> int:
    """Write the year and the page on which it is looked through, and say what was done."""
    from nianbao.command.importprint import as_json, as_text
    from nianbao.command.yearfolder import put_year
    from nianbao.intake.reviewpage import review_page

    files = {name: text.encode() for name, text in made.texts.items()} | made.pictures
    kept = put_year(root, made.year, files, force=options.force)
    page = f"导入核对-{made.year}.html"
    (root / page).write_text(review_page(file.name, made), encoding="utf-8", newline="\n")
    bound = _bind(root, made.year) if options.bind else None
    print(as_json(made, page, kept, bound) if options.format != TEXT else as_text(made, page, kept, bound))
    return 0


def _bind(root: Path, year: int) -> "Bound":
    """Bind what is certain in the text of the import; where it cannot be read, the import stays and says why."""
    from nianbao.cache.place import store_of
    from nianbao.command.importprint import Bound
    from nianbao.editing.certain import bind_certain
    from nianbao.editing.desk import Desk
    from nianbao.finding import Problem

    try:
        desk = Desk(root, year, store_of(root, os.environ))
        return Bound(bind_certain(desk), desk.open)
    except Problem as problem:
        return Bound(0, (), f"没有绑定：{problem}（{problem.mend}）")


COMMAND = Command("import", "把 Word、PDF、网页等文件里的报告导入为一个年度", _run, _add_options)
