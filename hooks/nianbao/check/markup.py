"""Markup: the HTML that a page's text may turn into. A list of what may be, so that what nobody thought of may not.

It looks at what Markdown makes of the text, because there are many ways to write the same (HTML, attribute lists,
entities), and at every `<` of it, because browsers find tags where a parser of ours might see none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from nianbao.check.pasted import Blocks, is_active
from nianbao.check.secondjudge import Kept, dropped
from nianbao.check.stages import PageText
from nianbao.finding import Finding, Place
from nianbao.text.alignment import CLASSES
from nianbao.text.pieces import without_code
from nianbao.text.tags import Tag, read_tags, tag_at

_OURS = re.compile(r"\s*(?:stat|table|chart)[:：]", re.IGNORECASE)
"""Addresses that are bound; what is left of them is a finding of its own."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):|//")
_NAME = re.compile(r"<(/?[^\s<>/]*)")
_HARMLESS = frozenset(
    re.findall(
        r"\w+",
        "a abbr b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins li mark ol p pre s"
        " small span strong sub sup table tbody td tfoot th thead tr u ul",
    )
)
_CELL = {"colspan": r"\d+", "rowspan": r"\d+", "scope": "col|row", "align": "left|center|right"}
_CELL |= {"class": "|".join(CLASSES)}
_PICTURE = {"src": ".*", "alt": ".*", "width": r"\d+", "height": r"\d+"}
_OWN: dict[str, dict[str, str]] = {
    "a": {"href": ".*"},
    "img": _PICTURE,
    "li": {"id": r"fn:.+"},
    "ol": {"start": r"\d+"},
    "sup": {"id": r"fnref\d*:.+"},
    "mark": {"class": "pending"},  # how a page marks what waits
    "td": _CELL,
    "th": _CELL,
    **{f"h{level}": {"id": "[^_].*"} for level in range(1, 7)},  # what one may be is seen when the text is bound
}
_ANY = {"title": ".*", "lang": ".*", "class": r"footnote(?:-ref|-backref)?|language-[\w-]+"}
"""What every tag may have, and below whose name: those of the theme would pass a text off as a part of the site."""
_ATTRIBUTES = {tag: _ANY | _OWN.get(tag, {}) for tag in sorted(_HARMLESS)}
_ADDRESSES = ("href", "src")
_OF_TABLES = ("caption", "tbody", "td", "tfoot", "th", "thead", "tr")
_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_TAG = re.compile("<[^>]*>")
_NESTED = re.compile(r"<!--(?:(?!<!--|-->).)*+(?=<!--)", re.DOTALL)
"""The beginning of a comment in which another one begins: what stands behind the end of that one is none any more."""
_WRITTEN_OTHERWISE = {
    "a": ("链接写成了 HTML", "请写成 [文字](地址)"),
    "img": ("图片写成了 HTML", "请把图片放进 docs，写成 ![说明](文件名)"),
}


class Slip(NamedTuple):
    """Markup that is not allowed, and words by which it is found in the text."""

    words: str
    label: str
    problem: str
    mend: str
    kind: str = ""
    """`format`: it only says how something looks; `html`: harmless as such; empty where it may do something."""


def check_markup(page: PageText) -> Iterator[Finding]:
    """A finding for each thing in the text that may not be on a page, at its line; one for a block that was pasted."""
    found = list(_placed(page))
    blocks = Blocks(page.source if found else "")
    pasted = {block for line, slip in found if slip.kind == "format" and (block := blocks.at(line))}
    yield from (block.finding(page.file) for block in sorted(pasted))
    for line, slip in found:
        if not (slip.kind and blocks.at(line) in pasted):
            yield Finding(Place(page.file, line), slip.label, slip.problem, slip.mend, rule="markup")


def _placed(page: PageText) -> Iterator[tuple[int, Slip]]:
    """What may not be on a page, once for each line."""
    met: Counter[str] = Counter()
    said, places = set(), _Places(page.source)
    raw = (slip for item in page.parsed.raw for slip in _raw(item))
    for slip in [*_judged(page.parsed.html), *_half_comments(page), *raw]:
        met[slip.words] += 1
        placed = places.line(slip.words, met[slip.words]), slip
        if placed not in said:
            yield placed
        said.add(placed)


def _half_comments(page: PageText) -> Iterator[Slip]:
    """Comments that the page shows as text, whole or in part, because they are not written as one."""
    html = page.parsed.html if "<!" in page.source else ""
    attributes = (each for tag in read_tags(html) for each in tag.attributes() if "<!" in each.value)
    shown = [f'"{each.written}' if each.name == "title" else each.written for each in attributes]
    text = _TAG.sub("", _CODE.sub("", html))
    shown += ["<!"] * (text.count("&lt;!") - page.source.count("&lt;!"))  # who writes `&lt;!` wants it shown
    mend = "注释写成 <!-- 文字 -->，中间不空行，不放进图片说明和链接里；或删去"
    for words in (*shown, *_unlike(page.source)):
        yield Slip(words, "<!--", "这条注释没有写完整，会印在网页上", mend)


def _unlike(source: str) -> Iterator[str]:
    """Words of comments that not everybody ends at the same place: `--!>` ends one, and the first `-->` all."""
    if "<!--" in source:
        outside = without_code(source, comments=True)
        yield from (found[0] for found in re.finditer("--!>", outside))
        yield from (found[0] for found in _NESTED.finditer(outside))


@lru_cache(maxsize=32)
def _judged(html: str) -> tuple[Slip, ...]:
    """What our own reading finds; where that is nothing, what a browser's parser would drop of what we let pass."""
    passed: list[Kept] = []
    slips = list(_slips(html, passed))
    return tuple(slips or _misread(html, dropped(html, passed, _ATTRIBUTES, _may_be)))


def _misread(html: str, missing: list[Kept]) -> Iterator[Slip]:
    """What a browser's parser would drop; of a tag that is dropped itself, nothing is said of its attributes."""
    tags = {tag for tag, name in missing if not name}
    for tag, name in missing:
        if name and tag in tags:
            continue
        twice = [each.inside for each in read_tags(html, tag) if name and _count(each, name) > 1]
        if twice:
            said = f"{name} 写了两次", f"请只留一个 {name}"
            yield from (Slip(f"<{tag}{inside}", f"<{tag}>", *said) for inside in twice)
        elif tag in _OF_TABLES:
            yield Slip(f"<{tag}", f"<{tag}>", "写在了表格外面", "请放进 <table>，或用 Markdown 写表格")
        else:
            problem = f"浏览器会把 {name or tag} 读成别的样子"
            yield Slip(name or f"<{tag}", f"<{tag}>", problem, "请删去这里的 HTML，用 Markdown 写")


def _count(tag: Tag, name: str) -> int:
    return sum(attribute.name == name for attribute in tag.attributes())


def _slips(html: str, passed: list[Kept]) -> Iterator[Slip]:
    """Every tag and attribute that is not allowed; those that are, are added to `passed`.

    Comments are gone already: what looks like one now came of another, and would be published.
    """
    opened: set[str] = set()
    for start in (match.start() for match in re.finditer("<", html)):
        tag = tag_at(html, start)
        name = _NAME.match(html, start)[1].lower()  # type: ignore[index] # it matches at every `<`
        if tag and tag.is_plain and tag.name in _HARMLESS:
            yield from _attributes(tag)
            if not tag.closing:
                passed += [(tag.name, ""), *((tag.name, attribute.name) for attribute in tag.attributes())]
        elif not name.startswith("/") or name[1:] not in opened:
            opened.add(name)
            yield _tag_slip(name)


def _tag_slip(name: str) -> Slip:
    mend = "正文里不能有脚本、样式、表单和嵌入的网页：请删去，用 Markdown 写；要写出尖括号，写成 &lt;"
    kind = "format" if name[:1].isalpha() and not is_active(name) else ""
    return Slip(f"<{name}", f"<{name}>", "正文里不能用这个 HTML 标签", mend, kind)


def _attributes(tag: Tag) -> Iterator[Slip]:
    for attribute in tag.attributes():
        name, value = attribute.name, attribute.value
        if not _has(tag.name, name, value):
            kind = "" if name.startswith("on") or name in _ADDRESSES else "format"
            yield Slip(name, f"<{tag.name}>", f"这里不能写 {name}", f"请删去 {name}", kind)
        elif name in _ADDRESSES:
            yield from (Slip(attribute.written, value, *said) for said in _address(tag.name, value))


def _has(tag: str, name: str, value: str) -> bool:
    """Whether a tag may have an attribute with this value, wherever it leads."""
    allowed = _ATTRIBUTES[tag].get(name)
    return allowed is not None and re.fullmatch(allowed, value, re.DOTALL) is not None


def _may_be(tag: str, name: str, value: str) -> bool:
    return _has(tag, name, value) and not (name in _ADDRESSES and any(_address(tag, value)))


def _address(tag: str, value: str) -> Iterator[tuple[str, str]]:
    """An address as browsers read it: without white space and control characters."""
    scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", value).lower())
    if not scheme or _OURS.match(value):
        return
    if tag == "img":
        mend = "请把图片放进 docs，写成 ![说明](文件名)"
        yield "图片在别的网站上，读者打开网页时会连到那里", mend
    elif scheme[1] not in ("http", "https", "mailto", "tel"):
        yield "链接的地址不对", "网页写 http:// 或 https:// 开头的完整网址，别的章写文件名"


def _raw(item: str) -> Iterator[Slip]:
    """Links and images in raw HTML, which Markdown passes through, so that their targets would go unchecked."""
    for tag in read_tags(item, *_WRITTEN_OTHERWISE):
        if not tag.closing and not any(_OURS.match(attribute.value) for attribute in tag.attributes()):
            yield Slip(f"<{tag.name}", f"<{tag.name}>", *_WRITTEN_OTHERWISE[tag.name], "html")


class _Places:
    """Where words stand in a page's source; the same ones may be asked for thousands of times."""

    def __init__(self, source: str) -> None:
        self._texts = (without_code(source), source)
        self._lines: dict[str, list[int]] = {}

    def line(self, words: str, nth: int) -> int:
        """The line of the `nth` place where the words stand, outside of code if they stand there at all; else 1."""
        if words not in self._lines:
            self._lines[words] = next(filter(None, (_lines(text, words) for text in self._texts)), [1])
        return self._lines[words][min(nth, len(self._lines[words])) - 1]


def _lines(text: str, words: str) -> list[int]:
    """The line of each place where the words stand."""
    ways = "|".join(map(re.escape, (words, unescape(words))))
    found, line, counted = [], 1, 0
    for match in re.finditer(rf"(?:(?<![a-zA-Z])|(?![a-zA-Z]))(?:{ways})(?![a-zA-Z])", text, re.IGNORECASE):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        found.append(line)
    return found
