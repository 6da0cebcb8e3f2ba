"""`nianbao build`: the site in `site/`, built where anything has changed."""

import argparse
from pathlib import Path

from nianbao.command.command import Command, add_formats


def _add_options(parser: argparse.ArgumentParser) -> None:
    from nianbao.command.findings import BUILD_FORMATS

    # every site is for the public; who still says so gets none without what this machine lacks a font for
    parser.add_argument("--deploy", action="store_true", help=argparse.SUPPRESS)
    add_formats(parser, BUILD_FORMATS)


def _run(root: Path, options: argparse.Namespace) -> int:
    from nianbao.command.building import build

    return build(root, options)


COMMAND = Command("build", "检查并生成可以公开的网站，放在 site/；还有错误或“待填”，就不生成", _run, _add_options)
