"""GitHub's interface as far as a test needs it: lists of deployments and of their statuses, a page at a time."""

import contextlib
import http.server
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

NAME = "owner/name"
_PAGE = 2
"""Items on a page: a server may give fewer than it is asked for."""

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GitHub:
    """A server, with what it knows and what it was asked."""

    base: str
    deployments: list[Item] = field(default_factory=list)
    statuses: dict[int, Sequence[Item]] = field(default_factory=dict)
    tokens: list[str] = field(default_factory=list)
    """What came as authorization, request by request."""
    broken: list[tuple[int, bytes]] = field(default_factory=list)
    """Status and body that it gives instead, where there are any."""
    elsewhere: list[str] = field(default_factory=list)
    """The host that it names for the next page, where that is another one."""

    @property
    def environment(self) -> dict[str, str]:
        """What a workflow's step has of it."""
        return {"GITHUB_API_URL": self.base, "GITHUB_REPOSITORY": NAME, "GH_TOKEN": "secret"}

    def deployed(self, commit: str, *states: str, environment: str = "github-pages") -> None:
        """A deployment later than those before it, which came through these states."""
        id = len(self.deployments) + 1
        made = {"id": id, "sha": commit, "environment": environment, "created_at": f"2030-01-{id:02}T00:00:00Z"}
        self.deployments.insert(0, made)
        self.statuses[id] = [
            {"id": 100 * id + n, "state": state, "created_at": f"2030-01-{id:02}T00:00:{n:02}Z"}
            for n, state in enumerate(states)
        ][::-1]

    def answer(self, path: str, query: Mapping[str, list[str]]) -> Sequence[Item] | None:
        """All items of a list; None where there is none at this path."""
        above = f"/repos/{NAME}/deployments"
        if path == above:
            wanted = query.get("environment", [""])[0]
            return [each for each in self.deployments if each["environment"] == wanted]
        id = path.removeprefix(f"{above}/").removesuffix("/statuses")
        return self.statuses.get(int(id)) if id.isdecimal() else None


@contextlib.contextmanager
def github() -> Iterator[GitHub]:
    """A server on a free port of this machine."""
    known: list[GitHub] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

        def do_GET(self) -> None:
            here, parts = known[0], urlsplit(self.path)
            query = parse_qs(parts.query)
            here.tokens.append(self.headers.get("Authorization", ""))
            items = here.answer(parts.path, query)
            at = (int(query.get("page", ["1"])[0]) - 1) * _PAGE
            body = json.dumps([] if items is None else items[at : at + _PAGE]).encode()
            status = 404 if items is None else 200
            if here.broken:
                status, body = here.broken[0]
            self.send_response(status)
            if items is not None and at + _PAGE < len(items):
                host, asked = [*here.elsewhere, here.base][0], parts.query.split("&page=")[0]
                following = f"{host}{parts.path}?{asked}&page={at // _PAGE + 2}"
                self.send_header("Link", f'<{following}>; rel="next", <{following}>; rel="last"')
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.append(GitHub(f"http://127.0.0.1:{server.server_port}"))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield known[0]
    finally:
        server.shutdown()
        server.server_close()
