"""`nianbao freeze`: a year that is being published is locked."""

import argparse
import os
from pathlib import Path

from nianbao.command.command import Command, add_year
from nianbao.command.refusal import refuse, unknown_year


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--undated", action="store_true", help="原件没有发布日期，也锁定")
    add_year(parser, 2023)


def _run(root: Path, options: argparse.Namespace) -> int:
    """Lock a year that is being published."""
    from nianbao.cache.place import store_of
    from nianbao.command.findings import as_text
    from nianbao.correction.lock import frozen_file, unfinished
    from nianbao.correction.seal import seals_of
    from nianbao.project.project import read_project
    from nianbao.source.filenames import FROZEN_FILE

    year: int = options.year
    if problem := unknown_year(root, year):
        return refuse(problem)
    path = root / f"data/{year}/{FROZEN_FILE}"
    if path.exists():
        return refuse(f"{year} 年度已经锁定（要更正，请运行 nianbao correct {year}）")
    project = read_project(root, deploy=True, store=store_of(root, os.environ))
    if found := unfinished(project.findings, year):
        print(as_text(found))
        return refuse(f"{year} 年度还不能发布，没有锁定（请先改好上面各处）", code=1)
    dated = any(found.year == year and found.report.published for found in project.years)
    if not dated and not options.undated:
        where = f"data/{year}/report.yml 的 published"
        return refuse(f"还没有发布日期，没有锁定（请先填写 {where}；原件确实没有日期的，加上 --undated）", code=1)
    path.write_text(frozen_file(seals_of(root, year)), encoding="utf-8", newline="\n")
    print(f"data/{year}/{FROZEN_FILE}\n已锁定 {year} 年度。请把这个文件一起提交；以后每处改动都要写更正记录。")
    return 0


COMMAND = Command("freeze", "锁定一个要发布的年度，以后的改动都要写更正", _run, _add_options)
