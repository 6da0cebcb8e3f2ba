"""`nianbao lint`: how the text is written as Markdown."""

import argparse
from pathlib import Path

from nianbao.check.markdownstyle import check_markdown
from nianbao.command.findings import FORMATS


def lint(root: Path, options: argparse.Namespace) -> int:
    """List Markdown that would be shown otherwise than it is meant; nothing of it stops a build."""
    if options.format == "text":
        print("Markdown 写法：")
    print(FORMATS[options.format](list(check_markdown(root))))
    return 0
