"""`nianbao coverage`: every number of a year's text, and whether it is bound."""

import argparse
import os
from pathlib import Path

from nianbao.command.command import Command, add_formats, add_year
from nianbao.command.refusal import refuse


def _add_options(parser: argparse.ArgumentParser) -> None:
    from nianbao.command.coverageprint import FORMATS

    add_year(parser, 2023)
    add_formats(parser, FORMATS)


def _run(root: Path, options: argparse.Namespace) -> int:
    """List every number of a year's text. Fails when one is open or contradicts the data."""
    from nianbao.cache.place import store_of
    from nianbao.check.coverage import scan
    from nianbao.check.stages import BoundText
    from nianbao.check.unbound import check_coverage
    from nianbao.command.coverageprint import FORMATS
    from nianbao.finding import errors
    from nianbao.project.project import read_project

    project = read_project(root, store=store_of(root, os.environ))
    year = next((found for found in project.years if found.year == options.year), None)
    if year is None:
        return refuse(f"{options.year} 年度没有数据，或读不出来（请先运行 nianbao check）")
    spotted = scan(year.report, year.prose)
    print(FORMATS[options.format](year.year, spotted))
    return 1 if errors(check_coverage(BoundText(year.report, year.chapters, year.prose, year.mentions, spotted))) else 0


COMMAND = Command("coverage", "列出一个年度正文里的全部数字，各自有没有绑定", _run, _add_options)
