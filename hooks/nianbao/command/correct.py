"""`nianbao correct`: a correction is written for what was changed in a locked year; only the reason is asked."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.command.command import Command, add_year
from nianbao.command.refusal import refuse, unknown_year

if TYPE_CHECKING:
    from nianbao.correction.entry import Draft

_HEAD = "# 发布以后的更正，一个原因一条；写在这里的，网页上照此说明。\ncorrections:\n"


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_year(parser, 2023)
    parser.add_argument("--why", metavar="原因", default="", help="为什么更正，会显示在页面上；不写，就在终端里询问")


def _run(root: Path, options: argparse.Namespace) -> int:
    """Add entries for what was changed in a locked year."""
    from nianbao.source.filenames import FROZEN_FILE

    year: int = options.year
    if problem := unknown_year(root, year):
        return refuse(problem)
    if not (root / f"data/{year}/{FROZEN_FILE}").exists():
        return refuse(f"{year} 年度还没有锁定，可以直接修改")
    return _correct(root, year, options.why.strip())


def _correct(root: Path, year: int, why: str) -> int:
    """Add the entries, if nothing else is wrong and something was changed."""
    from nianbao.cache.place import store_of
    from nianbao.command.findings import as_text
    from nianbao.correction.lock import wrong_beside_locks
    from nianbao.finding import Problem
    from nianbao.project.project import read_project
    from nianbao.review.changed import read_changed
    from nianbao.review.drafts import drafts
    from nianbao.source.today import day_in_beijing

    project = read_project(root, store=store_of(root, os.environ))
    if found := wrong_beside_locks(project.findings):
        print(as_text(found))
        return refuse("请先改好上面各处，再写更正", code=1)
    own = next((each for each in project.years if each.year == year), None)
    changed = read_changed(root, own.report) if own else None
    if own is None or changed is None or not (changed.files or changed.figures):
        return refuse(f"{year} 年度没有改动（请先改好数据或正文，再运行 nianbao correct {year}）")
    try:
        _add(root, year, drafts(root, own, changed, day_in_beijing(), why or _asked()))
    except Problem as stopped:
        return refuse(f"{stopped.problem}（{stopped.mend}）", code=1)
    return 0


def _asked() -> str:
    """The reason, asked at a terminal; empty where nobody can be asked. Raises Problem if input ends."""
    from nianbao.command.ask import ask_text, terminal

    return ask_text("为什么更正（会显示在页面上）") if terminal() else ""


def _add(root: Path, year: int, made: "Sequence[Draft]") -> None:
    """Write the entries behind those that are there, and say what was written and what is still to be filled in."""
    from nianbao.correction.entry import entry_text
    from nianbao.review.drafts import left_blank
    from nianbao.source.filenames import CORRECTIONS_FILE, schema_line

    file = f"data/{year}/{CORRECTIONS_FILE}"
    path = root / file
    text = path.read_text(encoding="utf-8-sig") if path.exists() else f"{schema_line('corrections')}\n{_HEAD}"
    text = text.rstrip("\n") + "\n" + "".join(map(entry_text, made))
    path.write_text(text, encoding="utf-8", newline="\n")
    count = sum(len(draft.changes) for draft in made)
    print(f"{file}\n已加上 {len(made)} 条更正" + (f"，列出 {count} 处改动。" if count else "。"))
    if left := [*left_blank(made)]:
        print("还要填写：", *left, "请打开这个文件填好，再运行 nianbao check。", sep="\n")
    else:
        print("请打开这个文件看一遍，再运行 nianbao check。")


COMMAND = Command("correct", "为锁定年度里的改动写更正，只要写原因", _run, _add_options)
