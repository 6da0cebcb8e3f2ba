"""What a page of a draft says of itself: to people, to search engines, and to whatever would publish it."""

import posixpath
import re
from collections.abc import Sequence
from html import escape

from nianbao.draft.draft import Draft
from nianbao.draft.located import Group, Located
from nianbao.text.tags import read_tags

_NAME = "nianbao-draft"
_HEAD = f'<meta name="{_NAME}" content="draft"><meta name="robots" content="noindex">'
TOP = "draft"
"""Id of the list on top of a page."""
_LIST = re.compile(r'\n<section class="draft".*?</section>\n', re.DOTALL)
_MOST = 300
"""Findings of a group that are listed; the rest is counted."""
_REFUSED = "，不能发布：{}。改好一处，保存以后就少一处；“必须改”的都改好了，才能生成网站。"
_DOUBTED = "：{}。没有必须改的，可以生成网站；请先逐处核对，没错的可以留下。"
"""The banner, where a build refuses it, and where it does not."""


def is_draft(html: str) -> bool:
    """Whether a page is one of a draft: no such page may be published."""
    return _NAME in html and any(tag.get("name") == _NAME for tag in read_tags(html, "meta"))


def with_notice(html: str, page: str, draft: Draft) -> str:
    """A finished page as one of a draft, with this list in the place of an earlier one.

    `page` is its address from the root of the site: `2018/work/`.
    """
    html = _LIST.sub("", html, count=1)
    if not is_draft(html):
        html = html.replace("<title>", "<title>〔草稿〕", 1).replace("</head>", f"{_HEAD}</head>", 1)
    opening = [tag for tag in read_tags(html, "article", "body") if not tag.closing]
    if not opening:
        return html
    at = next((tag for tag in opening if tag.name == "article"), opening[0]).end
    return html[:at] + draft_list(page, draft) + html[at:]


def bare_page(title: str, words: str, page: str, draft: Draft) -> str:
    """A page in the place of one that cannot be made, with the list. It asks for no other file."""
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>〔草稿〕{escape(title)}</title>{_HEAD}</head>\n"
        f"<body><main><h1>{escape(title)}</h1>\n<p>{escape(words)}</p>\n"
        f"{draft_list(page, draft)}</main></body>\n</html>\n"
    )


def draft_list(page: str, draft: Draft) -> str:
    """The banner, and below it all findings in groups, those of this page first."""
    groups = [(group, [item for item in draft.located if item.group is group]) for group in Group]
    counts = "，".join(f"{group.value} {len(items)} 处" for group, items in groups if items)
    lists = (_group(page, group, items, draft) for group, items in groups if items)
    refused = any(item.group is Group.MUST for item in draft.located)
    words = (_REFUSED if refused else _DOUBTED).format(counts)
    return (
        f'\n<section class="draft" id="{TOP}" aria-label="草稿">'
        f'<p class="draft__banner"><strong>草稿</strong>{words}</p>{"".join(lists)}</section>\n'
    )


def _group(page: str, group: Group, items: Sequence[Located], draft: Draft) -> str:
    here = [item for item in items if item.page == page]
    ordered = [*here, *(item for item in items if item.page != page)]
    lines = "".join(_line(page, item, draft) for item in ordered[:_MOST])
    more = f"<p>另有 {len(ordered) - _MOST} 处，请运行 nianbao check。</p>" if len(ordered) > _MOST else ""
    opened = "" if group is Group.HINT else " open"
    summary = f"{group.value}（本页 {len(here)} 处，全部 {len(items)} 处）"
    return f"<details{opened}><summary>{summary}</summary><ul>{lines}</ul>{more}</details>"


def _line(page: str, item: Located, draft: Draft) -> str:
    """A finding: its place, which leads there, and its message."""
    place = item.anchor if item.number in draft.marked else TOP
    address = f"#{place}" if item.page == page else f"{_from(page, item.page)}#{place}"
    same = item.page.partition("/")[0] == page.partition("/")[0]
    outside = "" if same else " data-online"  # the offline edition has one year
    return (
        f'<li id="{item.entry}"{outside}><a href="{escape(address)}"><span class="draft__number">{item.number}</span>'
        f" {escape(item.where)}</a>　{escape(item.message)}</li>"
    )


def _from(page: str, target: str) -> str:
    """The relative address of a page of the site."""
    relative = posixpath.relpath(target or ".", page or ".")
    return f"{relative}/"
