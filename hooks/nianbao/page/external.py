"""Links that leave the government's websites say so (《政府网站发展指引》): in words, for the eye and the ear.

Pages of our own host and of `.gov.cn` are no surprise; all others get a note behind the link's words and a `rel`.
"""

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from nianbao.text.tags import Edit, Tag, edited, read_tags

NOTE = "（外部网站）"
_MARK = f'<span class="external">{NOTE}</span>'


def mark_external(html: str, own: Collection[str] = ()) -> str:
    """The page with its links to other hosts marked, once. `own` are hosts that need no mark."""
    edits: list[Edit] = []
    opened: Tag | None = None
    for tag in read_tags(html, "a"):
        if not tag.closing:
            opened = tag
        elif opened:
            if leaves(opened.get("href"), own) and _MARK not in html[opened.end : tag.start]:
                edits += [*_rel(opened), (tag.start, tag.end, f"{_MARK}</a>")]
            opened = None
    return edited(html, edits)


def _rel(tag: Tag) -> Iterator[Edit]:
    """The attribute `rel` at the end of a tag, whatever else it says there."""
    rels = [attribute for attribute in tag.attributes() if attribute.name == "rel"]
    yield from ((rel.start, rel.end, "") for rel in rels)
    rel = " ".join(dict.fromkeys([*(rels[0].value.split() if rels else ()), "external"]))
    yield tag.end - 1, tag.end - 1, f' rel="{rel}"'


def leaves(address: str, own: Collection[str] = ()) -> bool:
    """Whether an address leads to a host that is neither ours nor the government's, as a browser reads it."""
    address = re.sub(r"[\t\r\n]", "", address.strip()).replace("\\", "/")
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return True
    if parts.scheme not in ("", "http", "https"):
        return False
    return bool(host) and host not in own and host != "gov.cn" and not host.endswith(".gov.cn")
