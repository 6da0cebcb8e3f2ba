"""The smoke test: whether a deployed site answers, and is the one that was built here."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urljoin
from urllib.request import Request, urlopen

_PAUSE = 10
"""Seconds between tries: a host takes a moment until it shows what it was given."""
_TIMEOUT = 20
"""Seconds for one answer."""


def smoke(site: Path, address: str, *, tries: int = 1, pause: float = _PAUSE) -> list[str]:
    """What is wrong, in words (Chinese); empty when every file that matters is there, byte for byte.

    `site` is the folder as it was built; `address` is where it was deployed. A file that differs is asked for again
    until `tries` are used up.
    """
    base = address if address.endswith("/") else address + "/"
    wrong: list[str] = []
    for attempt in range(tries):
        wrong = list(_differences(site, base))
        if not wrong:
            break
        if attempt + 1 < tries:
            time.sleep(pause)
    return wrong


def _differences(site: Path, base: str) -> Iterator[str]:
    for file in _important(site):
        name = file.relative_to(site).as_posix()
        url = urljoin(base, quote(name.removesuffix("index.html")))
        try:
            with urlopen(Request(url, headers={"Cache-Control": "no-cache"}), timeout=_TIMEOUT) as answer:  # noqa: S310
                served = answer.read()
        except (URLError, OSError) as error:
            yield f"{url}：打不开（{getattr(error, 'reason', error)}）"
            continue
        if hashlib.sha256(served).digest() != hashlib.sha256(file.read_bytes()).digest():
            yield f"{url}：内容与生成的不一样"


def _important(site: Path) -> list[Path]:
    """Every page, what the search reads, and every download; the look follows from those."""
    wanted = [*site.rglob("index.html"), *site.rglob("search.json")]
    data = [path for folder in (site / "data", *site.glob("*/data")) for path in folder.rglob("*") if path.is_file()]
    return sorted({*wanted, *data})
