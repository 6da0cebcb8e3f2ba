"""`nianbao init`: an office's repository is begun, or brought up to date."""

import argparse
from pathlib import Path

from nianbao.command.command import Command


def _add_options(parser: argparse.ArgumentParser) -> None:
    from nianbao.authoring.answers import QUESTIONS
    from nianbao.command.ask import option_help, option_of

    parser.add_argument("folder", nargs="?", default=".", metavar="文件夹", help="建在哪里；不写就建在当前文件夹")
    for key in QUESTIONS:
        choices = tuple(key.choices) or None
        parser.add_argument(option_of(key), choices=choices, metavar=key.title, help=option_help(key))
    parser.add_argument(
        "--owner",
        action="append",
        default=[],
        metavar="账号",
        help="负责人的 GitHub 账号或团队（@组织/团队），可以写几次；写进 .github/CODEOWNERS，重要文件的改动要他们审核",
    )
    parser.add_argument("--wheel", metavar="文件", help="发布程序的安装文件（.whl），放进 engine/ 并锁定")
    parser.add_argument("--update", action="store_true", help="把已有的仓库更新到现在这一版；数据和正文不动")
    parser.add_argument("--merge", action="store_true", help="更新时，本单位改过的文件也合并，不再询问")


def _run(start: Path, options: argparse.Namespace) -> int:
    from nianbao.command.begin import begin_or_update

    return begin_or_update(start, options)


COMMAND = Command("init", "建一个单位的年报仓库，或把它更新到现在这一版", _run, _add_options, anywhere=True)
