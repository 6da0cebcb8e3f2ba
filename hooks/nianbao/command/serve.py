"""`nianbao serve`: a preview on this machine."""

import argparse
import os
from pathlib import Path

from nianbao.command.command import Command


def _add_options(parser: argparse.ArgumentParser) -> None:
    from nianbao.publish.serve import ADDRESS

    parser.add_argument("--address", default=ADDRESS, metavar="地址:端口", help=f"默认 {ADDRESS}")


def _run(root: Path, options: argparse.Namespace) -> int:
    from nianbao.cache.place import store_of
    from nianbao.publish.serve import serve

    return serve(root, options.address, store_of(root, os.environ))


COMMAND = Command("serve", "在本机预览，改动保存后自动刷新", _run, _add_options)
