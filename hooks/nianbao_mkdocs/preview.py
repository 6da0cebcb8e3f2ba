"""The preview's server: it has each page made when it is asked for, and loads open pages anew when files were saved."""

import logging
from collections.abc import Iterable
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import _SCRIPT_TEMPLATE, LiveReloadServer

from nianbao.publish.generator import Preview
from nianbao_mkdocs.complaints import LOGGER

_SECONDS = 0.1
"""Between two looks at the files."""
_SCRIPT = "/livereload.js"
_MISSING = "404.html"


class PreviewServer(LiveReloadServer):
    """Serves a preview until interrupted."""

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        super().__init__(self._refresh, host, port, str(preview.folder), polling_interval=_SECONDS)
        self.build_delay = _SECONDS / 2
        self._preview = preview
        self.error_handler = self._missing
        for path in preview.watched:
            self.watch(str(path))

    def _refresh(self) -> None:
        self._preview.refresh()

    def run(self) -> None:
        """Serve; what the server says by itself is English, and nothing that an editor could use."""
        logger = logging.getLogger(LOGGER)
        logger.propagate = False
        logger.addHandler(logging.NullHandler())
        try:
            self.serve()  # type: ignore[no-untyped-call]
        finally:
            self.shutdown()

    def serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Have the file made that is asked for, and give it."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path == _SCRIPT:
            epoch, _, request = environ.get("QUERY_STRING", "").partition("-")
            script = _SCRIPT_TEMPLATE.substitute(epoch=int(epoch or 0), request_id=int(request or 0)).encode()
            start_response("200 OK", [("Content-Type", "application/javascript"), ("Content-Length", str(len(script)))])
            return [script]
        if not path.startswith("/livereload/"):
            self._preview.prepare(path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        served: Iterable[bytes] = super().serve_request(environ, start_response)
        return served

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """A file beside the page, and not a script in it: the page's policy allows none that it does not know."""
        address = f"{_SCRIPT}?{epoch}-{id(content)}"
        before, end, after = content.rpartition(b"</body>")
        return b'%b<script src="%b"></script>%b%b' % (before, address.encode(), end, after) if end else content

    def _missing(self, code: int) -> bytes | None:
        """The site's own page for what is not there."""
        self._preview.prepare(_MISSING)
        page = self._preview.folder / _MISSING
        return page.read_bytes() if code == HTTPStatus.NOT_FOUND and page.is_file() else None
