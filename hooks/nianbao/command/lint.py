"""`nianbao lint`: how the text is written as Markdown, and what of it is mended without a question."""

import argparse
from pathlib import Path

from nianbao.command.command import TEXT, Command, add_formats


def _add_options(parser: argparse.ArgumentParser) -> None:
    from nianbao.command.findings import FORMATS

    add_formats(parser, FORMATS)
    parser.add_argument("--write", action="store_true", help="只有一种改法的照改好：空行、缩进、页码、标题，不改文字")


def _run(root: Path, options: argparse.Namespace) -> int:
    """List Markdown that would be shown otherwise than it is meant, and what can be mended; nothing stops a build."""
    from nianbao.command.findings import FORMATS
    from nianbao.command.lintpages import pages_to_fix, write
    from nianbao.command.lintprint import as_text, refused
    from nianbao.project.checks import run
    from nianbao.project.stylechecks import STYLE_CHECKS

    pages = list(pages_to_fix(root))
    failed = write(pages) if options.write else {}
    found = FORMATS[options.format](run(STYLE_CHECKS, root))
    if options.format == TEXT:
        print("Markdown 写法：", found, *as_text(pages, failed, written=options.write), sep="\n")
    else:
        print(found)
    return refused(failed)


COMMAND = Command("lint", "检查 Markdown 的写法：空行、标题级别、制表符等；加 --write 代改", _run, _add_options)
