"""`nianbao diff`: the figures that differ between two versions of the project."""

import argparse
import os
from pathlib import Path

from nianbao.command.command import Command, add_formats
from nianbao.command.refusal import refuse

_VERSION = "放着 data 和 docs 的文件夹，或 git 的分支、标签、提交"


def _add_options(parser: argparse.ArgumentParser) -> None:
    from nianbao.review.diffprint import FORMATS

    parser.add_argument("before", metavar="原来的版本", help=_VERSION)
    parser.add_argument("after", nargs="?", metavar="现在的版本", help=f"{_VERSION}；不写就是现在的文件")
    parser.add_argument(
        "--year", nargs="+", action="extend", type=int, default=[], metavar="年度", help="只比较这些年度"
    )
    add_formats(parser, FORMATS)


def _run(root: Path, options: argparse.Namespace) -> int:
    """List the figures that differ between two versions."""
    from nianbao.cache.place import store_of
    from nianbao.project.project import read_project
    from nianbao.review.diff import compare
    from nianbao.review.diffprint import FORMATS
    from nianbao.review.versions import VersionProblem, version_folder

    try:
        with version_folder(options.before, root) as old, version_folder(options.after, root) as new_root:
            store = store_of(root, os.environ)  # what both versions have alike is read once
            before, after = read_project(old, store=store), read_project(new_root, store=store)
            if not (before.read and after.read):
                return refuse("其中一个版本里有不能读的链接，没有比较（请先运行 nianbao check）")
            years = compare(before, after)
    except VersionProblem as problem:
        return refuse(f"{problem.problem}（{problem.mend}）")
    if unknown := [str(year) for year in options.year if year not in {found.year for found in years}]:
        return refuse(f"两个版本里都没有这个年度：{'、'.join(unknown)}")
    print(FORMATS[options.format]([found for found in years if not options.year or found.year in options.year]))
    return 0


COMMAND = Command("diff", "列出两个版本之间改了哪些数，正文哪里用到", _run, _add_options)
