"""`nianbao gate`: the last look at a folder before it goes to the public, and at what changed since the last time."""

import argparse
import os
import sys
from pathlib import Path

from nianbao.command.command import Command

_MOST = 20
"""Findings that are listed; the rest is counted."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="文件夹", help="要上传的文件夹，例如 site")
    parser.add_argument(
        "--since",
        metavar="版本",
        help="与上次发布的版本比较：放着 data 和 docs 的文件夹，或 git 的标签、提交；"
        "在 GitHub 的工作流里设 DEPLOYED=1，由程序去问上次发布成功的是哪个版本",
    )


def _run(root: Path, options: argparse.Namespace) -> int:
    """Refuse a folder with drafts, with pages of another program, or without a PDF, and what changes in silence."""
    from nianbao.command.deployed import compare_with
    from nianbao.command.findings import as_lines
    from nianbao.publish.unbound import unbound, without_paper

    folder: str = options.folder
    found = [*unbound(root / folder), *without_paper(root / folder, root)]
    if found:
        more = [f"另有 {len(found) - _MOST} 处。"] if len(found) > _MOST else []
        print(as_lines(found[:_MOST]), *more, f"{folder} 不能发布。", sep="\n", file=sys.stderr)
        return 1
    asking = os.environ.get("DEPLOYED", "") not in ("", "0")
    if (asking or options.since is not None) and (code := compare_with(options.since, root, os.environ)):
        return code
    print(f"{folder} 里没有没处理的地址，可以发布。")
    return 0


COMMAND = Command(
    "gate",
    "发布前看要上传的文件夹：是草稿的，网页没有经过本程序处理的，少了 PDF 的，改动了已公布的内容又没有写更正的，不放行",
    _run,
    _add_options,
    anywhere=True,
)
