"""The command line: `nianbao init`, `check`, `new`, `coverage`, `build`, `serve` and the others of `nianbao --help`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from nianbao.command import (
    addresses,
    bind,
    build,
    check,
    checksums,
    clean,
    correct,
    coverage,
    diff,
    draft,
    freeze,
    gate,
    importing,
    init,
    lint,
    new,
    preview,
    schema,
    serve,
    smoke,
    summary,
)
from nianbao.command.arguments import Parser
from nianbao.command.command import TEXT, Command
from nianbao.command.folder import project_folder
from nianbao.command.terminal import safe_streams
from nianbao.work.failure import failure

COMMANDS: tuple[Command, ...] = (
    init.COMMAND,
    check.COMMAND,
    lint.COMMAND,
    coverage.COMMAND,
    draft.COMMAND,
    bind.COMMAND,
    new.COMMAND,
    importing.COMMAND,
    diff.COMMAND,
    schema.COMMAND,
    build.COMMAND,
    preview.COMMAND,
    gate.COMMAND,
    serve.COMMAND,
    freeze.COMMAND,
    correct.COMMAND,
    summary.COMMAND,
    smoke.COMMAND,
    checksums.COMMAND,
    clean.COMMAND,
    addresses.COMMAND,
)
"""In the order of the help."""
_NO_PROJECT = (
    "这里不是项目文件夹：找不到 data/publisher.yml。请先进入项目文件夹再运行；还没有项目的，运行 nianbao init 建一个。"
)
_INTERRUPTED = 130
"""The exit code of what was stopped by Ctrl-C, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 all well, 1 errors found, 2 wrong call, 130 stopped by Ctrl-C."""
    with safe_streams():
        try:
            return _run(arguments)
        except KeyboardInterrupt as stopped:
            print(*stopped.args or ("已停止。",), file=sys.stderr)
            return _INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # a console may lack a character
    typed = sys.argv[1:] if arguments is None else arguments
    options = command_line(typed).parse_args(typed)
    command: Command = options.command
    if options.format != TEXT:  # programs expect the same bytes everywhere, whatever this system's console speaks
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    try:
        return _in_folder(command, options)
    except BrokenPipeError:
        return _left_off()


def _in_folder(command: Command, options: argparse.Namespace) -> int:
    """Run a command in the folder where it was typed, or in that of the project. What the system refuses is said."""
    root: Path | None = None
    try:
        root = Path.cwd() if command.anywhere else project_folder(Path.cwd())
        if root is not None:
            return command.run(root, options)
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"{failure(error, root or Path())}。没有做完。", file=sys.stderr)
        return 1
    print(_NO_PROJECT, file=sys.stderr)
    return 2


def _left_off() -> int:
    """End well: the reader of a pipe, such as `head`, has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def command_line(typed: Sequence[str]) -> argparse.ArgumentParser:
    """What reads the command line: it knows all commands, and the options of the one that was typed."""
    parser = Parser(prog="nianbao", description="政府信息公开工作年度报告：检查、预览、生成网站")
    commands = parser.add_subparsers(required=True, metavar="命令")
    asked = next((word for word in typed if not word.startswith("-")), "")
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.help)
        own.set_defaults(command=command, format=command.format)
        if command.name == asked:
            command.add_options(own)
    return parser
