"""The smoke test: whether a deployed site answers, and is the one that was built here.

Every file of the folder is asked for and compared, but for two. `_headers` is an order to the host: some obey it and do
not serve it. `404.html` is what a host shows in place of a missing page: so it is asked for at an address that is not
there, and has to come with the status 404; else search engines would index every mistyped address as a page.
"""

import time
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from pathlib import Path
from socket import gaierror
from ssl import SSLError
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from nianbao.finding import Problem
from nianbao.publish.webaddress import readable, requestable

_PAUSE = 10
"""Seconds between tries: a host takes a moment until it shows what it was given."""
_TIMEOUT = 20
"""Seconds for one answer."""
_OK, _MISSING = 200, 404
_NOT_SERVED = ("_headers",)
_NOT_FOUND_PAGE = "404.html"
_NOWHERE = "没有这一页-nianbao-smoke/"
"""An address that no site has."""


class Unreachable(Problem):
    """The host gives no answer at all."""


def smoke(site: Path, address: str, *, tries: int = 1, pause: float = _PAUSE) -> list[str]:
    """What is wrong, in words (Chinese); empty when every file is there, byte for byte.

    `site` is the folder as it was built; `address` is where it was deployed. What differs is asked for again until
    `tries` are used up. Raises Problem where that is no address, or nobody answers there.
    """
    base = requestable(address)
    wrong = dict.fromkeys(_served(site), "")
    for attempt in range(1, max(1, tries) + 1):
        try:
            wrong = dict(_differences(site, base, wrong))
        except Unreachable:
            if attempt >= tries:
                raise
        if not wrong:
            break
        if attempt < tries:
            time.sleep(pause)
    return [f"{readable(base)}{_place(name)}：{why}" for name, why in wrong.items()]


def _served(site: Path) -> list[str]:
    """The files that a host serves, by their names from the root of the site; the front page first."""
    names = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(set(names) - set(_NOT_SERVED), key=lambda name: (name != "index.html", name))


def _place(name: str) -> str:
    """Where a file is asked for, from the root of the site."""
    return _NOWHERE if name == _NOT_FOUND_PAGE else name.removesuffix("index.html")


def _differences(site: Path, base: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The files that are not as they were built, each with what is wrong."""
    for name in names:
        status, body = _answer(base + quote(_place(name)))
        wanted = _MISSING if name == _NOT_FOUND_PAGE else _OK
        if status != wanted:
            yield name, _surprise(status, wanted)
        elif body != (site / name).read_bytes():
            yield name, "内容与生成的不一样" if wanted == _OK else f"这是不存在的网址，显示的不是生成的 {name}"


def _surprise(status: int, wanted: int) -> str:
    if wanted == _MISSING:
        return f"这是不存在的网址，服务器应答复 404，答复的却是 {status}"
    return "网上没有这个文件（404）" if status == _MISSING else f"打不开（服务器答复 {status}）"


def _answer(url: str) -> tuple[int, bytes]:
    """Status and content. Raises Unreachable where there is no answer."""
    try:
        with urlopen(Request(url, headers={"Cache-Control": "no-cache"}), timeout=_TIMEOUT) as answer:  # noqa: S310
            return answer.status, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.read()
    except (URLError, OSError, HTTPException) as error:
        raise Unreachable(f"连接不上：{readable(url)}", f"{_reason(error)}；请核对网址和网络") from None


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, gaierror):
        return "找不到这个域名"
    if isinstance(cause, TimeoutError):
        return f"等了 {_TIMEOUT} 秒没有回答"
    if isinstance(cause, ConnectionRefusedError):
        return "对方拒绝连接"
    return "安全证书有问题，或对方不用 https" if isinstance(cause, SSLError) else "连接断开，或对方不是网站"
