"""`nianbao lint`: how the text is written as Markdown."""

import argparse
from pathlib import Path

from nianbao.command.command import TEXT, Command, add_formats


def _add_options(parser: argparse.ArgumentParser) -> None:
    from nianbao.command.findings import FORMATS

    add_formats(parser, FORMATS)


def _run(root: Path, options: argparse.Namespace) -> int:
    """List Markdown that would be shown otherwise than it is meant; nothing of it stops a build."""
    from nianbao.command.findings import FORMATS
    from nianbao.project.checks import run
    from nianbao.project.stylechecks import STYLE_CHECKS

    if options.format == TEXT:
        print("Markdown 写法：")
    print(FORMATS[options.format](run(STYLE_CHECKS, root)))
    return 0


COMMAND = Command("lint", "检查 Markdown 的写法：空行、标题级别、制表符等", _run, _add_options)
