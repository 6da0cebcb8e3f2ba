"""The preview's server: it has each page made when it is asked for, and loads open pages anew when files were saved.

Of MkDocs' own server it takes the waiting for changes and the script by which pages learn of them. Three of its names
are not public, and are looked at by a test with each version: the script, for there is no other, and the two numbers of
what is shown and what is being read, without which a page could be shown as newer than it is.
"""

import contextlib
import itertools
import logging
import mimetypes
import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import _SCRIPT_TEMPLATE, LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

from nianbao.publish.generator import Preview
from nianbao_mkdocs.complaints import LOGGER

_SECONDS = 0.1
"""Between two looks at the files."""
_SCRIPT = re.compile(r"/livereload-([0-9]+)-([0-9]+)\.js")
_CHANGES = "/livereload/"
"""Where pages wait for what is new."""
_MISSING, _PAGE = "404.html", "text/html"
_TYPES = mimetypes.MimeTypes()
"""Not those of this machine: some have scripts as plain text."""


class PreviewServer(LiveReloadServer):
    """HTTP server of a preview: it serves pages made on demand, and reloads open ones after a save."""

    def __init__(self, preview: Preview, host: str, port: int, ready: Callable[[], None]) -> None:
        super().__init__(self._refresh, host, port, "", shutdown_delay=_SECONDS)
        self.build_delay = _SECONDS / 2
        self._preview, self._ready = preview, ready
        self._loads = itertools.count(1)
        # of a link its own state is looked at, not what it leads to: that may be a whole disk
        watching = PollingObserverVFS(os.lstat, self._entries, polling_interval=_SECONDS)
        self.observer = watching  # type: ignore[assignment] # it is used by what all observers have
        self._root = str(preview.root.resolve())
        self.watch(self._root)

    def run(self) -> None:
        """Serve; what the server says by itself is English, and nothing that an editor could use."""
        logger = logging.getLogger(LOGGER)
        logger.propagate = False
        logger.addHandler(logging.NullHandler())
        try:
            self.serve()  # type: ignore[no-untyped-call]
        finally:
            self.shutdown()

    def server_activate(self) -> None:
        """Start listening, and call `ready`."""
        super().server_activate()
        self._ready()

    def serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer with the file that is asked for, as it is now."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(_CHANGES):
            changes: Iterable[bytes] = super().serve_request(environ, start_response)
            return changes
        status, headers, content = self._answer(path)
        known = [("Content-Length", str(len(content))), ("Cache-Control", "no-cache")]
        start_response(status, [*headers, *known])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [content]

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore errors of a connection: a browser that closed it is of no concern to an editor."""

    def _answer(self, path: str) -> tuple[str, list[tuple[str, str]], bytes]:
        if script := _SCRIPT.fullmatch(path):
            text: str = _SCRIPT_TEMPLATE.substitute(epoch=script[1], request_id=script[2])
            return "200 OK", [("Content-Type", "text/javascript")], text.encode()
        epoch = self._visible_epoch  # before the file is made: a page that was saved meanwhile is loaded once more
        name = posixpath.normpath("/" + path).lstrip("/")
        file = posixpath.join(name, "index.html") if path.endswith("/") else name
        content = self._preview.read(file)
        if content is not None:
            kind = _TYPES.guess_type(file)[0] or "application/octet-stream"
            is_page = posixpath.basename(file) in ("index.html", _MISSING)  # others are downloads, with known digests
            return "200 OK", [("Content-Type", kind)], self._reloading(content, epoch) if is_page else content
        if not path.endswith("/") and self._preview.read(f"{name}/index.html") is not None:
            return "302 Found", [("Location", f"/{quote(name)}/")], b""
        missing = self._preview.read(_MISSING) or b""
        return "404 Not Found", [("Content-Type", _PAGE)], self._reloading(missing, epoch)

    def _reloading(self, page: bytes, epoch: int) -> bytes:
        """The page with the script, a file beside it: its policy allows none in it that it does not know."""
        before, end, after = page.rpartition(b"</body>")
        script = f'<script src="/livereload-{epoch}-{next(self._loads)}.js"></script>'.encode()
        return b"".join((before, script, end, after)) if end else page

    def _refresh(self) -> None:
        if not self._preview.refresh():
            self._wanted_epoch = self._visible_epoch  # open pages stay as they are

    def _entries(self, folder: str | None) -> "Iterator[os.DirEntry[str]]":
        """What is watched in a folder: of the project's own what the site is made of; no file that editors hide."""
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            shown = [entry for entry in entries if not entry.name.startswith(".")]
            everything = folder != self._root
            return iter([entry for entry in shown if everything or entry.name in self._preview.watched])
        return iter(())
