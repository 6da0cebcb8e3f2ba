"""`nianbao check`: what is found in the project."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from nianbao.authoring.lockedengine import check_engine
from nianbao.cache.place import store_of
from nianbao.command.findings import FORMATS
from nianbao.command.progress import Told
from nianbao.command.refusal import refuse
from nianbao.finding import Finding, Severity
from nianbao.project.project import check_project
from nianbao.publish.environment import in_production


def check(root: Path, options: argparse.Namespace) -> int:
    """List the findings of the project, or of some years."""
    with closing(Told(sys.stderr)) as told:
        findings = check_project(
            root, production=in_production(os.environ), store=store_of(root, os.environ), progress=told
        )
    if unknown := [str(year) for year in options.years if not (root / "data" / str(year)).is_dir()]:
        return refuse(f"没有这个年度的数据：{'、'.join(unknown)}")
    shown = [f for f in (*findings, *check_engine(root)) if _concerns(f, options.years)]
    print(FORMATS[options.format](shown))
    failing = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    return 1 if any(finding.severity in failing for finding in shown) else 0


def _concerns(finding: Finding, years: Sequence[int]) -> bool:
    """Whether a finding belongs to these years; what belongs to no year always counts."""
    folder = finding.place.file.split("/")[1:2]
    return not years or not folder or not folder[0].isdigit() or int(folder[0]) in years
