"""`nianbao check`: what is found in the project."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from nianbao.command.command import Command, add_formats
from nianbao.command.refusal import refuse


def _add_options(parser: argparse.ArgumentParser) -> None:
    from nianbao.command.findings import FORMATS

    parser.add_argument("years", nargs="*", type=int, metavar="年度", help="只检查这些年度；不写就检查全部")
    add_formats(parser, FORMATS)
    parser.add_argument("--strict", action="store_true", help="有警告也算不通过")


def _run(root: Path, options: argparse.Namespace) -> int:
    """List the findings of the project, or of some years."""
    from contextlib import closing

    from nianbao.authoring.lockedengine import check_engine
    from nianbao.cache.place import store_of
    from nianbao.command.findings import FORMATS
    from nianbao.command.progress import Display
    from nianbao.finding import Severity
    from nianbao.project.project import check_project
    from nianbao.publish.environment import in_production

    store, production = store_of(root, os.environ), in_production(os.environ)
    with closing(Display(sys.stderr)) as display:
        findings = check_project(root, production=production, store=store, progress=display)
    if unknown := [str(year) for year in options.years if not (root / "data" / str(year)).is_dir()]:
        return refuse(f"没有这个年度的数据：{'、'.join(unknown)}")
    shown = [f for f in (*findings, *check_engine(root)) if _concerns(f.place.file, options.years)]
    print(FORMATS[options.format](shown))
    failing = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    return 1 if any(finding.severity in failing for finding in shown) else 0


def _concerns(file: str, years: Sequence[int]) -> bool:
    """Whether a finding in a file belongs to these years; what belongs to no year always counts."""
    folder = file.split("/")[1:2]
    return not years or not folder or not folder[0].isdigit() or int(folder[0]) in years


COMMAND = Command("check", "检查数据和正文，列出全部问题", _run, _add_options)
