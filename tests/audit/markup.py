"""The Nu HTML checker (vnu) over pages and stylesheets, as they come from a server."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from audit.problem import Problem
from audit.tools import MODULES, java

_CHECKER = MODULES / "vnu-jar/build/dist/vnu.jar"
_LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
"""It refuses to fetch from this machine unless it is told to. From files, it would not know what 'self' is."""


def check_markup(base: str, addresses: Iterable[str]) -> Iterator[Problem]:
    """Errors and warnings in pages and stylesheets below `base`."""
    done = java(_LOCAL, "-jar", _CHECKER, "--format", "json", "--also-check-css", *(base + each for each in addresses))
    try:
        messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    except ValueError:
        raise SystemExit(f"vnu did not run:\n{done.stdout}{done.stderr}") from None
    for message in messages:
        where = message.get("url", base).removeprefix(base)
        yield Problem("vnu", f"{where}:{message.get('lastLine', '')}", message["message"], _one_line(message))


def _one_line(message: dict[str, Any]) -> str:
    return " ".join(message.get("extract", "").split())
