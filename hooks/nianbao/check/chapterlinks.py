"""Links from one chapter to another: the file must be there, and the heading that a link names."""

import re
from collections.abc import Collection, Iterator, Mapping

from nianbao.address.anchor import is_generated
from nianbao.check.stages import BoundText
from nianbao.finding import Finding, Place
from nianbao.text.links import read_links

_OWN = re.compile(r"([\w-]+\.md)?(?:#(\S*))?")
"""A chapter of the same year, and a place in it."""
HEADING_ID = re.compile(r"^#{1,6} .*\{#([\w-]+)", re.MULTILINE)


def check_links(text: BoundText) -> Iterator[Finding]:
    """A finding for each link to a chapter or heading that does not exist."""
    anchors = {f"{chapter.slug}.md": set(HEADING_ID.findall(chapter.source)) for chapter in text.chapters}
    for chapter in text.chapters:
        for link in read_links(chapter.source):
            own = _OWN.fullmatch(link.address)
            if own:
                yield from _check(chapter.place(link.at), link.address, own[1] or f"{chapter.slug}.md", own[2], anchors)


def _check(
    place: Place, address: str, file: str, anchor: str | None, anchors: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """`anchors` are the ids of the headings of each chapter, by its file."""
    if file not in anchors:
        yield Finding(place, address, "没有这一章", "请改成本年度的一章：" + "、".join(anchors))
    elif anchor and anchor not in anchors[file] and not is_generated(anchor):
        yield Finding(place, address, f"{file} 里没有编号为“{anchor}”的标题", "请照标题后面的 {#…} 填写")
