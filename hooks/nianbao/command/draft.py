"""`nianbao draft`: sentences made of the figures stand in the placeholders, and are taken one by one."""

import argparse
import os
from pathlib import Path

from nianbao.command.command import Command, add_year
from nianbao.command.refusal import locked_year, refuse, unknown_year

_HOW = """句子已放在“【待填：建议：…】”里，不会公开。
采用的，删去“【待填：建议：”和“】”，或在终端里运行 nianbao draft {year}；不用的，整段删去。"""
_NOTHING = "没有可以建议的句子：表式没有写句子，或正文里没有“【待填：…】”的地方，或都已经写了。"


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_year(parser, 2023)


def _run(root: Path, options: argparse.Namespace) -> int:
    """Write proposals into the placeholders of a year; on a terminal, ask which of them to take."""
    from nianbao.cache.place import store_of
    from nianbao.command.draftdialog import take_one_by_one
    from nianbao.command.keyboard import both_terminals, terminal_keyboard
    from nianbao.editing.desk import Desk
    from nianbao.editing.draft import put_down, standing
    from nianbao.finding import Problem

    year: int = options.year
    if why := unknown_year(root, year) or locked_year(root, year):
        return refuse(why)
    try:
        desk = Desk(root, year, store_of(root, os.environ))
        if not put_down(desk):
            print(_NOTHING)
            return 0
        for each in standing(desk):
            print(f"docs/{year}/{each.chapter}.md：{each.text}")
        if both_terminals():
            take_one_by_one(desk, terminal_keyboard())
        else:
            print(_HOW.format(year=year))
    except Problem as problem:
        return refuse(f"{problem}（{problem.mend}）", code=1)
    return 0


COMMAND = Command("draft", "照统计表起草各章的句子，放在待填的地方，逐句采用", _run, _add_options)
