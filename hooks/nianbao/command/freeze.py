"""`nianbao freeze`: a year that is being published is locked."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.command.command import Command, add_year
from nianbao.command.refusal import refuse, unknown_year

if TYPE_CHECKING:
    from nianbao.project.project import Project
    from nianbao.report.model import Report


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--undated", action="store_true", help="原件没有发布日期，也锁定")
    parser.add_argument("--renew", action="store_true", help="已经锁定的：补上以前的锁定文件里没有的内容，原有的不动")
    add_year(parser, 2023)


def _run(root: Path, options: argparse.Namespace) -> int:
    """Lock a year that is being published, or add to a lock what it lacks."""
    from nianbao.cache.place import store_of
    from nianbao.command.findings import as_text
    from nianbao.correction.lock import unfinished
    from nianbao.project.project import read_project

    year: int = options.year
    if problem := unknown_year(root, year) or _other_state(root, year, renew=options.renew):
        return refuse(problem)
    project = read_project(root, deploy=True, store=store_of(root, os.environ))
    if found := unfinished(project.findings, year):
        print(as_text(found))
        return refuse(f"{year} 年度还不能发布，没有锁定（请先改好上面各处）", code=1)
    report = next((each.report for each in project.years if each.year == year), None)
    if report is None:
        return refuse(f"{year} 年度读不出来，没有锁定（请运行 nianbao check {year}）", code=1)
    return _renew(root, project, report) if options.renew else _freeze(root, report, options)


def _other_state(root: Path, year: int, *, renew: bool) -> str:
    """Why a year that is locked, or is not, cannot be locked or renewed; empty where it can."""
    from nianbao.source.filenames import FROZEN_FILE

    locked = (root / f"data/{year}/{FROZEN_FILE}").exists()
    if locked and not renew:
        return f"{year} 年度已经锁定（要更正，请运行 nianbao correct {year}）"
    return f"{year} 年度还没有锁定（请运行 nianbao freeze {year}）" if renew and not locked else ""


def _freeze(root: Path, report: "Report", options: argparse.Namespace) -> int:
    from nianbao.correction.lock import frozen_file, make_lock
    from nianbao.source.filenames import FROZEN_FILE

    year = report.year
    if not report.published and not options.undated:
        where = f"data/{year}/report.yml 的 published"
        return refuse(f"还没有发布日期，没有锁定（请先填写 {where}；原件确实没有日期的，加上 --undated）", code=1)
    file = f"data/{year}/{FROZEN_FILE}"
    (root / file).write_text(frozen_file(make_lock(root, year, report)), encoding="utf-8", newline="\n")
    print(f"{file}\n已锁定 {year} 年度。请把这个文件一起提交；以后每处改动都要写更正记录。")
    return 0


def _renew(root: Path, project: "Project", report: "Report") -> int:
    """Add to the lock what it lacks, if the year is as it was locked and corrected."""
    from nianbao.command.findings import as_text
    from nianbao.correction.lock import OWN_RULES, frozen_file, lock_of, renewed
    from nianbao.finding import errors
    from nianbao.source.filenames import FROZEN_FILE

    year = report.year
    file, lock = f"data/{year}/{FROZEN_FILE}", lock_of(root, year, [])
    changed = [
        found for found in errors(project.findings) if found.rule in OWN_RULES and f"/{year}/" in found.place.file
    ]
    if changed or lock is None:
        print(as_text(changed))
        return refuse(f"{year} 年度与锁定时不同，没有补（请先改回，或写好更正）", code=1)
    text = frozen_file(renewed(lock, root, year, report))
    if (root / file).read_text(encoding="utf-8-sig") == text:
        print(f"{file}\n{year} 年度的锁定文件不用补。")
        return 0
    (root / file).write_text(text, encoding="utf-8", newline="\n")
    print(f"{file}\n已补好 {year} 年度的锁定文件，原有的没有改动。请把这个文件一起提交。")
    return 0


COMMAND = Command("freeze", "锁定一个要发布的年度，以后的改动都要写更正", _run, _add_options)
