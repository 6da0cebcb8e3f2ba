"""A web page as a whole: the report in it as blocks, its title, and what around it was left out."""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import html
from lxml.etree import ParserError

from nianbao.finding import Problem
from nianbao.intake.block import Original, Place, Removed
from nianbao.intake.web.article import Weights, around, article_of, words
from nianbao.intake.web.contents import without_contents
from nianbao.intake.web.decode import decode_page
from nianbao.intake.web.look import Look
from nianbao.intake.web.notes import notes_of
from nianbao.intake.web.table import read_table
from nianbao.intake.web.walk import Walk

_TITLES = ("articletitle", "og:title")


def read_page(content: bytes, pictures: Mapping[str, bytes] | None = None) -> Original:
    """The blocks of a page. Raises Problem where it is no page.

    `pictures` are those that were saved with it, by the addresses that it names.
    """
    return read_markup(decode_page(content), pictures or {})


def read_markup(text: str, pictures: Mapping[str, bytes]) -> Original:
    """The same of a page that is text already."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (ParserError, ValueError):
        raise Problem("网页里没有内容", "请用浏览器打开，等内容全部显示出来，再另存一次") from None
    body = next(root.iter("body"), root)
    article = article_of(body)
    walk = Walk(read_table, notes_of(body), pictures, max(Weights().of(article), 1))
    walk.inside(article, Look())
    walk.finish(Look())
    blocks, contents = without_contents(walk.blocks)
    outside = [Removed(text, Place(), "网页上报告以外的文字") for text in around(article, body)]
    return Original(tuple(blocks), (*walk.removed, *contents, *outside), next(_titles(root), ""))


def _titles(root: Any) -> Iterator[str]:
    """What a page says that it is called, the most certain first."""
    for meta in root.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower() in _TITLES and (meta.get("content") or "").strip():
            yield meta.get("content").strip()
    for name in ("h1", "title"):
        yield from filter(None, (words(element).rstrip(" ¶") for element in root.iter(name)))
