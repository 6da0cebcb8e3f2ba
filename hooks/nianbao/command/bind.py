"""`nianbao bind`: the open numbers of a year's text are bound by a key stroke each, or the certain ones at once."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.command.command import Command, add_formats, add_year
from nianbao.command.refusal import locked_year, refuse, unknown_year

if TYPE_CHECKING:
    from nianbao.editing.desk import Desk

_FORMATS = ("text", "json")
_NO_TERMINAL = "这里不是终端，不能逐个问：绑定全部确定的数，加上 --write；列出要看的数，加上 --format json"


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_year(parser, 2023)
    parser.add_argument("--write", action="store_true", help="不问，直接绑定全部确定的数，说明还有哪些要看")
    add_formats(parser, _FORMATS)


def _run(root: Path, options: argparse.Namespace) -> int:
    """Ask about the open numbers, bind the certain ones, or list them all."""
    from nianbao.command.keyboard import both_terminals

    year, listing = options.year, options.format == "json"
    if problem := unknown_year(root, year):
        return refuse(problem)
    if listing and options.write:
        return refuse("--format json 只列出，不写文件；请不要与 --write 一起用")
    if not listing and (locked := locked_year(root, year)):
        return refuse(locked)
    if not (listing or options.write or both_terminals()):
        return refuse(_NO_TERMINAL)
    return _do(root, options)


def _do(root: Path, options: argparse.Namespace) -> int:
    from nianbao.cache.place import store_of
    from nianbao.command.bindprint import as_json, summary
    from nianbao.editing.certain import bind_certain
    from nianbao.editing.desk import Desk
    from nianbao.finding import Problem

    try:
        desk = Desk(root, options.year, store_of(root, os.environ))
        if options.format == "json":
            print(as_json(desk.year, desk.open))
        elif options.write:
            print(summary(options.year, bind_certain(desk), desk.open))
        else:
            _ask(desk, options.year)
    except Problem as problem:
        return refuse(f"{problem}（{problem.mend}）", code=1)
    return 0


def _ask(desk: "Desk", year: int) -> None:
    from nianbao.command.binddialog import Dialog
    from nianbao.command.keyboard import terminal_keyboard

    dialog = Dialog(desk, terminal_keyboard())
    dialog.run()
    print(f"\n写了 {dialog.written} 个。", end="")
    if desk.open:
        print(f"还有 {len(desk.open)} 个要看，随时可以接着做：nianbao bind {year}")
    else:
        print(f"没有要看的数了。请运行 nianbao check {year}。")


COMMAND = Command("bind", "逐个绑定正文里的数，一个数按一个键", _run, _add_options)
