"""`nianbao build`: the site in `site/`, built where anything has changed."""

import argparse
from pathlib import Path

from nianbao.command.command import Command, add_formats


def _add_options(parser: argparse.ArgumentParser) -> None:
    from nianbao.command.findings import BUILD_FORMATS

    parser.add_argument("--deploy", action="store_true", help="用来公开发布：还有“待填”，少了网址或下载文件，就不生成")
    add_formats(parser, BUILD_FORMATS)


def _run(root: Path, options: argparse.Namespace) -> int:
    from nianbao.command.building import build

    return build(root, options)


COMMAND = Command("build", "检查并生成网站，放在 site/", _run, _add_options)
