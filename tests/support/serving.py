"""What a browser needs: a server for a folder or for what is being written, and the Chromium to start."""

import contextlib
import functools
import gzip
import http.server
import io
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import IO, Any, BinaryIO


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files; notes what was asked for instead of printing it."""

    def __init__(self, *arguments: Any, asked: list[str], kept: bool = False, **options: Any) -> None:
        self.asked = asked
        self.kept = kept
        super().__init__(*arguments, **options)

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def end_headers(self) -> None:
        if self.kept:
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is not there gets the nearest 404.html, as on real hosts."""
        above = Path(self.translate_path(self.path)).parents
        page = next((folder / "404.html" for folder in above if (folder / "404.html").is_file()), None)
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.asked.append(self.path.split("?")[0])
        super().do_GET()


class _Compressed(_Quiet):
    """Serves files as a web host does: compressed, over connections that stay, to be kept for a while."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.split("?")[0].endswith("/") else path
        if not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return io.BytesIO(body)


@contextlib.contextmanager
def serving(folder: Path, *, compressed: bool = False, kept: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder on a free port: its address, and the paths that are asked for from then on.

    What nobody changes may be `kept` by a browser: it asks for a page's eight files once, and not at each visit.
    """
    asked: list[str] = []
    handler = functools.partial(_Compressed if compressed else _Quiet, directory=str(folder), asked=asked, kept=kept)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def free_address() -> str:
    """A host and a port that are free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@dataclass(frozen=True, slots=True)
class Previewing:
    """A running preview, with what it says."""

    output: IO[str]
    said: str
    """Until it was ready."""

    def until(self, words: str) -> str:
        """Wait until it says a line with these words; gives all that it said from now on to then."""
        return _read_until(self.output, words)


def _read_until(output: IO[str], words: str) -> str:
    lines = []
    for line in output:
        lines.append(line)
        if words in line:
            return "".join(lines)
    raise AssertionError("".join(lines))


@contextlib.contextmanager
def previewing(project: Path, address: str, **environment: str) -> Iterator[Previewing]:
    """A preview of the project, once it is ready."""
    command = [sys.executable, "-m", "nianbao", "serve", "--address", address]
    env = os.environ | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"} | environment
    with subprocess.Popen(
        command, cwd=project, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as server:
        assert server.stdout
        said = _read_until(server.stdout, f"预览地址：http://{address}/")
        try:
            yield Previewing(server.stdout, said)
        finally:
            server.terminate()
            rest = server.communicate(timeout=10)[0]
        assert server.returncode == 0, rest
        assert "Traceback" not in rest, rest
    with socket.socket() as probe:  # nothing of it lives on
        assert probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) != 0


def chromium() -> dict[str, Any]:
    """How to start it: the system's where there is one, else the one that Playwright has.

    The shell is preferred: the same engine without the windows around it, which opens a page five times as fast.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    arguments = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return {"args": arguments} | ({"executable_path": found} if found else {})
