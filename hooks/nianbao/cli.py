"""The command line: `nianbao init`, `check`, `new`, `coverage`, `build`, `serve` and the others of `nianbao --help`.

Each command imports what it uses when it is asked for, below, where its options are added: whoever checks a project
need not wait for what makes its PDF.
"""
# ruff: noqa: PLC0415 - see above

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from nianbao.command.arguments import Parser
from nianbao.command.folder import project_folder

_NO_PROJECT = (
    "这里不是项目文件夹：找不到 data/publisher.yml。请先进入项目文件夹再运行；还没有项目的，运行 nianbao init 建一个。"
)

_TEXT = "text"
"""The format for people; every other is for programs."""


_INTERRUPTED = 130
"""The exit code of what was stopped by Ctrl-C, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 all well, 1 errors found, 2 wrong call, 130 stopped by Ctrl-C."""
    try:
        return _run(arguments)
    except KeyboardInterrupt as stopped:
        print(*stopped.args or ("已停止。",), file=sys.stderr)
        return _INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # a console may lack a character
    typed = sys.argv[1:] if arguments is None else arguments
    options = _parser(typed).parse_args(typed)
    if options.format != _TEXT:  # programs expect the same bytes everywhere, whatever this system's console speaks
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    root = Path.cwd() if options.anywhere else project_folder(Path.cwd())
    if root is None:
        print(_NO_PROJECT, file=sys.stderr)
        return 2
    try:
        return int(options.run(root, options))
    except BrokenPipeError:  # the reader of a pipe, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser(typed: Sequence[str]) -> argparse.ArgumentParser:
    """Knows all commands, and the options of the one that was typed."""
    parser = Parser(prog="nianbao", description="政府信息公开工作年度报告：检查、预览、生成网站")
    parser.set_defaults(anywhere=False, format=_TEXT)
    commands = parser.add_subparsers(required=True, metavar="命令")
    asked = next((word for word in typed if not word.startswith("-")), "")
    for name, (add_options, help) in _COMMANDS.items():
        command = commands.add_parser(name, help=help)
        if name == asked:
            add_options(command)
    return parser


def _init(init: argparse.ArgumentParser) -> None:
    from nianbao.command.init import add_options

    add_options(init)


def _check(check: argparse.ArgumentParser) -> None:
    from nianbao.command.check import check as run
    from nianbao.command.findings import FORMATS

    check.add_argument("years", nargs="*", type=int, metavar="年度", help="只检查这些年度；不写就检查全部")
    check.add_argument("--format", choices=tuple(FORMATS), default=_TEXT, help="输出格式，默认 text")
    check.add_argument("--strict", action="store_true", help="有警告也算不通过")
    check.set_defaults(run=run)


def _lint(lint: argparse.ArgumentParser) -> None:
    from nianbao.command.findings import FORMATS
    from nianbao.command.lint import lint as run

    lint.add_argument("--format", choices=tuple(FORMATS), default=_TEXT, help="输出格式，默认 text")
    lint.set_defaults(run=run)


def _build(build: argparse.ArgumentParser) -> None:
    from nianbao.command.build import build as run
    from nianbao.command.findings import BUILD_FORMATS

    build.add_argument("--deploy", action="store_true", help="用来公开发布：还有“待填”，少了网址或下载文件，就不生成")
    build.add_argument("--format", choices=tuple(BUILD_FORMATS), default=_TEXT, help="输出格式，默认 text")
    build.set_defaults(run=run)


def _gate(folder: argparse.ArgumentParser) -> None:
    from nianbao.command.gate import gate

    folder.add_argument("folder", metavar="文件夹", help="要上传的文件夹，例如 site")
    folder.set_defaults(run=gate, anywhere=True)


def _coverage(coverage: argparse.ArgumentParser) -> None:
    from nianbao.command.year import coverage as run

    coverage.add_argument("year", type=int, metavar="年度", help="报告所属年度，例如 2023")
    coverage.add_argument("--format", choices=(_TEXT, "json"), default=_TEXT, help="输出格式，默认 text")
    coverage.set_defaults(run=run)


def _new(new: argparse.ArgumentParser) -> None:
    from nianbao.command.year import new as run

    new.add_argument("year", type=int, metavar="年度", help="报告所属年度，例如 2019")
    new.set_defaults(run=run)


def _diff(diff: argparse.ArgumentParser) -> None:
    from nianbao.command.changes import DIFF_FORMATS
    from nianbao.command.changes import diff as run

    version = "放着 data 和 docs 的文件夹，或 git 的分支、标签、提交"
    diff.add_argument("before", metavar="原来的版本", help=version)
    diff.add_argument("after", nargs="?", metavar="现在的版本", help=f"{version}；不写就是现在的文件")
    diff.add_argument("--year", nargs="+", action="extend", type=int, default=[], metavar="年度", help="只比较这些年度")
    diff.add_argument("--format", choices=tuple(DIFF_FORMATS), default=_TEXT, help="输出格式，默认 text")
    diff.set_defaults(run=run)


def _serve(serve: argparse.ArgumentParser) -> None:
    from nianbao.command.run import serve as run
    from nianbao.publish.serve import ADDRESS

    serve.add_argument("--address", default=ADDRESS, metavar="地址:端口", help=f"默认 {ADDRESS}")
    serve.set_defaults(run=run)


def _summary(summary: argparse.ArgumentParser) -> None:
    from nianbao.command.changes import summarize

    summary.add_argument("before", metavar="原来的版本", help="放着 data 和 docs 的文件夹，或 git 的分支、标签、提交")
    summary.set_defaults(run=summarize, format="markdown")


def _smoke(smoke: argparse.ArgumentParser) -> None:
    from nianbao.command.lock import try_address

    smoke.add_argument("address", metavar="网址", help="网站发布在哪里，例如 http://127.0.0.1:8000/")
    smoke.add_argument("--tries", type=int, default=1, metavar="次数", help="不一致时再试，每次隔 10 秒；默认只试 1 次")
    smoke.set_defaults(run=try_address)


def _freeze(freeze: argparse.ArgumentParser) -> None:
    from nianbao.command.lock import freeze as run

    freeze.add_argument("--undated", action="store_true", help="原件没有发布日期，也锁定")
    _locked(freeze, run)


def _schema(schema: argparse.ArgumentParser) -> None:
    from nianbao.command.year import schema as run

    schema.set_defaults(run=run)


def _preview(preview: argparse.ArgumentParser) -> None:
    from nianbao.command.run import preview as run

    preview.set_defaults(run=run)


def _correct(correct: argparse.ArgumentParser) -> None:
    from nianbao.command.lock import correct as run

    _locked(correct, run)


def _checksums(sums: argparse.ArgumentParser) -> None:
    from nianbao.command.lock import checksums

    sums.set_defaults(run=checksums, format="sha256sum")


def _addresses(addresses: argparse.ArgumentParser) -> None:
    from nianbao.command.lock import addresses as run

    addresses.set_defaults(run=run)


def _locked(command: argparse.ArgumentParser, run: Callable[[Path, argparse.Namespace], int]) -> None:
    command.add_argument("year", type=int, metavar="年度", help="报告所属年度，例如 2023")
    command.set_defaults(run=run)


_COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], str]] = {
    "init": (_init, "建一个单位的年报仓库，或把它更新到现在这一版"),
    "check": (_check, "检查数据和正文，列出全部问题"),
    "lint": (_lint, "检查 Markdown 的写法：空行、标题级别、制表符等"),
    "coverage": (_coverage, "列出一个年度正文里的全部数字，各自有没有绑定"),
    "new": (_new, "建立一个新年度的数据和各章"),
    "diff": (_diff, "列出两个版本之间改了哪些数，正文哪里用到"),
    "schema": (_schema, "写出编辑提示文件 data/schemas，编辑器照它提示和检查数据文件"),
    "build": (_build, "检查并生成网站，放在 site/"),
    "preview": (_preview, "把生成的网站放进 preview/，双击就能看"),
    "gate": (_gate, "发布前看要上传的文件夹：里面的网页没有经过本程序处理，就不放行"),
    "serve": (_serve, "在本机预览，改动保存后自动刷新"),
    "freeze": (_freeze, "锁定一个要发布的年度，以后的改动都要写更正"),
    "correct": (_correct, "为锁定年度里的改动加一条更正，等待填写"),
    "summary": (_summary, "写出改动摘要：改了哪些数、查出什么、生成了什么"),
    "smoke": (_smoke, "核对发布出去的网站与生成的是否一致"),
    "checksums": (_checksums, "列出各下载文件的 SHA-256"),
    "addresses": (_addresses, "登记网站现有的网址，以后一个也不能消失"),
}
"""Each with what adds its options, and its help."""
