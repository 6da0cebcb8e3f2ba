"""Where on a page the report is: what holds nearly all of its text, without what leads to other pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

SILENT = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "video",
    "audio", "map", "link", "meta", "base",
))  # fmt: skip
"""Elements of which nothing is text."""
_AROUND = frozenset((
    "nav", "footer", "aside", "form", "menu", "dialog",
))  # fmt: skip
_KNOWN = re.compile(
    r"\b(?:trs_editor|trs_ueditor|trs_paper_default|ucap-content|zoom|vsb_content\w*|v_news_content|pages_content"
    r"|article-?(?:content|body|con)?|ivs_content|contxt|xxgk_content|content-detail|news_content|bodylabel)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"nav|menu|crumb|foot|sidebar|share|recommend|relat|copyright|toolbar|search|pager|pagination|skip|header(?!link)",
    re.IGNORECASE,
)
_MOST_KNOWN = 0.6
"""The share of a page's text that an element with a known name holds where it is the report."""
_NEARLY_ALL = 0.93
_LINKED = 0.5
"""Where more of a text is in links, it leads elsewhere."""


@dataclass(slots=True)
class Weights:
    """How much text each element holds that is neither in links nor around the report."""

    _own: dict[Any, int] = field(default_factory=dict)

    def of(self, element: Any) -> int:
        """The number of characters."""
        if element not in self._own:
            inner = sum(self.of(child) for child in element if _counts(child))
            tails = sum(len((child.tail or "").strip()) for child in element)
            self._own[element] = inner + tails + len((element.text or "").strip())
        return self._own[element]


def article_of(body: Any) -> Any:
    """The element that holds the report: the body itself where nothing narrower does."""
    weights = Weights()
    total = weights.of(body)
    known = (element for element in body.iter() if _is_known(element))
    for element in known:
        if weights.of(element) >= _MOST_KNOWN * total:
            return element
    found = body
    while True:
        inner = next((child for child in found if _may_hold(child, weights, found)), None)
        if inner is None:
            return found
        found = inner


def around(article: Any, body: Any) -> Iterator[str]:
    """The text of the page that is outside of the report, piece by piece."""
    inside = article
    while inside is not body and inside.getparent() is not None:
        outer = inside.getparent()
        for sibling in outer:
            if sibling is not inside and (text := words(sibling)):
                yield text
        inside = outer


def leads_elsewhere(element: Any, whole: int) -> bool:
    """Whether an element within the report is none of it: navigation, or a list of links of `whole` characters."""
    if element.tag in _AROUND:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not _LEADING.search(named) or next(element.iter("table"), None) is not None:
        return False
    text = words(element)
    linked = sum(len(words(link)) for link in element.iter("a"))
    return len(text) < whole / 5 and linked > _LINKED * len(text)


def words(element: Any) -> str:
    """The words of an element on one line; none of scripts and their like."""
    return " ".join(" ".join(_texts(element)).split())


def _texts(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _counts(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag not in SILENT and element.tag not in {*_AROUND, "a"}


def _is_known(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("body", "html"):
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ("article", "main") or element.get("role") == "main" or bool(_KNOWN.search(named))


def _may_hold(element: Any, weights: Weights, outer: Any) -> bool:
    """Whether an element holds nearly all of the one around it, and is no table of figures."""
    if not _counts(element) or element.tag in ("p", "ul", "ol", "span", "font", "b", "strong"):
        return False
    if (
        element.tag == "table"
        and next((inner for inner in element.iter("table") if inner is not element), None) is None
    ):
        return False
    return weights.of(element) >= _NEARLY_ALL * max(weights.of(outer), 1)
