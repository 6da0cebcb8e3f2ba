"""`nianbao gate`: the last look at a folder before it goes to the public."""

import argparse
import sys
from pathlib import Path

from nianbao.command.command import Command

_MOST = 20
"""Findings that are listed; the rest is counted."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="文件夹", help="要上传的文件夹，例如 site")


def _run(root: Path, options: argparse.Namespace) -> int:
    """Refuse a folder whose pages did not go through this publisher, whatever made them."""
    from nianbao.command.findings import as_lines
    from nianbao.publish.unbound import unbound

    folder: str = options.folder
    found = list(unbound(root / folder))
    if not found:
        print(f"{folder} 里没有没处理的地址，可以发布。")
        return 0
    more = [f"另有 {len(found) - _MOST} 处。"] if len(found) > _MOST else []
    print(as_lines(found[:_MOST]), *more, f"{folder} 不能发布。", sep="\n", file=sys.stderr)
    return 1


COMMAND = Command(
    "gate", "发布前看要上传的文件夹：里面的网页没有经过本程序处理，就不放行", _run, _add_options, anywhere=True
)
