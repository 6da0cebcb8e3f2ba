"""What the site generator says, in words for editors: its warnings stop a strict build, and are in English."""

import re
from collections.abc import Sequence
from pathlib import Path

from nianbao.finding import Finding, Place
from nianbao.text.chapter import Chapter, read_source

_OURS = re.compile(r"((?:docs|data)/[^:]+):(\d+): (.+?): (.+)（(.+)）$")
"""A finding that the hooks could only make while pages were rendered."""
_IN_PAGE = re.compile(r"Doc file '(?P<page>[^']+)' contains an? (?P<rest>.+)$")
_ADDRESS = re.compile(r"(?:link|absolute link|unrecognized relative link) '(?P<address>[^']+)'")
_LEVEL = re.compile(r"^(?:WARNING|ERROR) +- +")
_CLOSING = re.compile(r"^(?:Aborted with .*)?$")


def findings_of(lines: Sequence[str], root: Path) -> list[Finding]:
    """One for each warning and error of a failed run; where there is none, its last words, as they are."""
    told = [finding for message in _messages(lines) if (finding := _told(message, root))]
    last = next((line for line in reversed(lines) if not _CLOSING.match(line)), "")
    return told or [_as_it_is(last)]


def is_told(line: str) -> bool:
    """Whether a line will be a finding, or says that there are some: then it need not be shown as it is."""
    return bool(_LEVEL.match(line) or _CLOSING.match(line))


def _messages(lines: Sequence[str]) -> list[str]:
    """The lines of one message after another, each on one line."""
    found: list[str] = []
    for line in lines:
        if re.match(r"[A-Z]+ +- ", line) or not found or _CLOSING.match(line):
            found.append(line)
        else:
            found[-1] += f" {line}"
    return found


def _told(line: str, root: Path) -> Finding | None:
    if not _LEVEL.match(line):
        return None
    words = _LEVEL.sub("", line)
    if ours := _OURS.search(words):
        file, number, label, problem, mend = ours.groups()
        return Finding(Place(file, int(number)), label, problem, mend)
    return _of_link(words, root) or _as_it_is(words)


def _of_link(words: str, root: Path) -> Finding | None:
    in_page = _IN_PAGE.match(words)
    found = _ADDRESS.search(in_page["rest"]) if in_page else None
    if not in_page or not found:
        return None
    file, address = f"docs/{in_page['page']}", found["address"]
    place = Chapter("", file, "", read_source(root / file, file, []) or "").line_of(address)
    if "anchor" in in_page["rest"]:
        return Finding(place, address, "链接要去的标题或那一行不存在", "请核对 # 后面的编号")
    return Finding(place, address, "链接或图片的文件不存在，或地址不对", "请核对文件名，从这个文件所在的文件夹写起")


def _as_it_is(words: str) -> Finding:
    if "'site_url'" in words:
        return Finding(Place("mkdocs.yml"), "SITE_URL", "不是完整的网址", "请写成 https://域名/栏目/ 这样")
    return Finding(Place("mkdocs.yml"), "生成网站", "生成程序停了下来", f"它的原话是：{_LEVEL.sub('', words)}")
