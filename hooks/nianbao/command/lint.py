"""`nianbao lint`: how the text is written as Markdown."""

import argparse
from pathlib import Path

from nianbao.check.markdownstyle import check_markdown
from nianbao.command.findings import FORMATS
from nianbao.project.checks import Checks, run

STYLE_CHECKS: Checks[Path] = (check_markdown,)
"""What is written otherwise than it will be shown; these need a library that no other command waits for."""


def lint(root: Path, options: argparse.Namespace) -> int:
    """List Markdown that would be shown otherwise than it is meant; nothing of it stops a build."""
    if options.format == "text":
        print("Markdown 写法：")
    print(FORMATS[options.format](run(STYLE_CHECKS, root)))
    return 0
