"""Pages in the place of those that cannot be made, in Chinese: they say so, and list what has to be put right."""

from collections.abc import Iterable

from nianbao.draft.draft import Draft
from nianbao.draft.located import Located, group_of
from nianbao.draft.notice import bare_page, with_notice
from nianbao.finding import Finding, in_order

_INDEX = "index.html"
_UNREAD = "这一部分现在读不出来，还没有可以看的网页。请照下面列出的改好、保存，这一页会自动换成网页。"
_FAILED = "这一页没有做成。请照下面列出的改好、保存，这一页会自动刷新。"


def is_page(name: str) -> bool:
    """Whether a file of the site is one of its pages, by its path from the root."""
    return name.endswith(_INDEX)


def renewed(name: str, content: bytes, failed: Iterable[Finding], draft: Draft | None) -> bytes:
    """A page as it was made last, with why it cannot be made now before all else that is wrong."""
    known = [item.finding for item in draft.located] if draft else []
    own = draft_without_pages(dict.fromkeys([*failed, *known]))
    return with_notice(content.decode(), name.removesuffix(_INDEX), own).encode()


def absent_page(name: str, draft: Draft) -> str:
    """The page at the address of one whose data cannot be read; `name` is its path from the root of the site."""
    return bare_page("还不能显示", _UNREAD, name.removesuffix(_INDEX), draft)


def failed_page(name: str, findings: Iterable[Finding]) -> str:
    """The page at the address of one that could not be made."""
    return bare_page("没有做成", _FAILED, name.removesuffix(_INDEX), draft_without_pages(findings))


def draft_without_pages(findings: Iterable[Finding]) -> Draft:
    """The findings of what cannot be read: they lead nowhere."""
    items = (Located(number, found, group_of(found), "") for number, found in enumerate(in_order(findings), 1))
    return Draft(tuple(items), {}, frozenset())
