"""The preview on this machine: where it is served, and how it begins and ends."""

import contextlib
import signal
import socket
import sys
from pathlib import Path

from nianbao.cache.store import Store
from nianbao.finding import Problem
from nianbao.publish.generator import Generator, Refused, find_generator
from nianbao.publish.preview import SitePreview

ADDRESS = "127.0.0.1:8000"
"""Where the preview is served."""
_HOST = "127.0.0.1"
_TAKEN = "{} 用不了：可能已有一个预览在运行。请先关掉它，或换一个端口：nianbao serve --address 127.0.0.1:8001"


def serve(root: Path, address: str, store: Store) -> int:
    """Preview with live reload until interrupted, whatever is wrong with data and text. Returns the exit code."""
    if why := _cannot_listen(address):
        print(why, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # else what watches the files would live on
    try:
        generator = find_generator()
        generator.settings(root)  # without them there is no site at all, whatever is in the project
        with contextlib.closing(SitePreview(root, store)) as preview:
            return _serve(generator, preview, address)
    except Refused as refused:
        print(refused, file=sys.stderr)
    except Problem as problem:
        print(f"{problem.problem}（{problem.mend}）", file=sys.stderr)
    except KeyboardInterrupt:
        return 0
    return 1


def _serve(generator: Generator, preview: SitePreview, address: str) -> int:
    preview.refresh()
    host, _, port = address.rpartition(":")
    words = f"预览地址：http://{address}/ （改动保存后页面自动刷新；按 Ctrl-C 结束）"
    try:
        generator.serve(preview, host or _HOST, int(port), lambda: print(words, flush=True))
    except OSError:
        print(_TAKEN.format(address), file=sys.stderr)
        return 2
    return 0


def _cannot_listen(address: str) -> str:
    host, _, port = address.rpartition(":")
    try:
        with socket.socket() as probe:
            if sys.platform != "win32":  # there it would let two programs have one port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host or _HOST, int(port)))
    except (ValueError, OverflowError):
        return f"“{address}”不是地址。请写成 127.0.0.1:8000 这样。"
    except OSError:
        return _TAKEN.format(address)
    return ""
