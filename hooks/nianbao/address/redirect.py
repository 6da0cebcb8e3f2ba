"""Redirects: addresses that were published and moved, `data/redirects.yml`, and what stands at each."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from nianbao.finding import Finding, Place
from nianbao.source.fields import Fields, read_fields
from nianbao.source.keys import ADDRESS
from nianbao.source.projectkeys import REDIRECT
from nianbao.source.yamltree import Scalar

REDIRECTS = "data/redirects.yml"

_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
<title>这一页已经移动</title>
</head>
<body><main><h1>这一页已经移动</h1><p>请到<a href="{to}">新的网址</a>。</p></main></body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An entry of `data/redirects.yml`: the old address of a page or file, and its new one."""

    old: str
    new: str
    place: Place


def read_redirects(root: Path, findings: list[Finding]) -> tuple[Redirect, ...]:
    """The entries of `data/redirects.yml` in file order; none where there is no such file."""
    fields = read_fields(root / REDIRECTS, REDIRECTS, findings, REDIRECT)
    if fields is None:
        return ()
    moved = tuple(_moved(fields.fields("redirects")))
    fields.close()
    return moved


def _moved(fields: Fields) -> Iterator[Redirect]:
    old = {entry.key for entry in fields.mapping}
    for entry in fields.entries():
        new = entry.value.text if isinstance(entry.value, Scalar) else ""
        wrong = [address for address in (entry.key, new) if not re.fullmatch(ADDRESS, address)]
        if wrong:
            mend = "请从网站的根写起，一页的网址以斜线结尾，例如 2023/work/"
            fields.problem(entry.place, entry.key, f"“{wrong[0]}”不是一页或一个下载文件的网址", mend)
        elif entry.key.endswith("/") != new.endswith("/"):
            fields.problem(entry.place, entry.key, "一页不能转到文件，文件也不能转到一页", "请改成同一类的网址")
        elif new in old:
            fields.problem(entry.place, entry.key, f"“{new}”自己也转到别处", "请直接写最后的网址")
        else:
            yield Redirect(entry.key, new, entry.place)


def redirect_page(old: str, new: str) -> str:
    """The HTML page at an old address: it refers to the new one without scripts, by a relative link."""
    return _PAGE.format(to=escape(posixpath.relpath(new, old) + "/"))
