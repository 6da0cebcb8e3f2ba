"""`nianbao smoke`: whether a deployed site is the one that was built here."""

import argparse
from pathlib import Path

from nianbao.command.command import Command
from nianbao.command.refusal import refuse

_MOST = 10
"""Files that differ from those on the web and are named; the rest is counted."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", metavar="网址", help="网站发布在哪里，例如 http://127.0.0.1:8000/")
    parser.add_argument(
        "--tries", type=int, default=1, metavar="次数", help="不一致时再试，每次隔 10 秒；默认只试 1 次"
    )


def _run(root: Path, options: argparse.Namespace) -> int:
    """Compare a deployed site with the one that was built here."""
    from nianbao.finding import Problem
    from nianbao.publish.smoke import Unreachable, smoke
    from nianbao.publish.unbound import drafts

    if not (root / "site/index.html").is_file():
        return refuse("没有 site/：请先生成网站（nianbao build），再与发布出去的核对")
    if found := drafts(root / "site"):
        return refuse(f"site/ 里有草稿，不能发布：{found[0]}（请用 nianbao build 重新生成）", code=1)
    try:
        wrong = smoke(root / "site", options.address, tries=options.tries)
    except Unreachable as problem:
        return refuse(f"{problem.problem}（{problem.mend}）", code=1)
    except Problem as problem:
        return refuse(f"{problem.problem}（{problem.mend}）")
    more = [f"另有 {len(wrong) - _MOST} 个文件也不对。"] if len(wrong) > _MOST else []
    print(*wrong[:_MOST], *more, f"{options.address} 与生成的网站{'不一致' if wrong else '一致'}。", sep="\n")
    return 1 if wrong else 0


COMMAND = Command("smoke", "核对发布出去的网站与生成的是否一致", _run, _add_options)
