"""Links from one chapter to another: the file must be there, and the heading that a link names."""

import re
from collections.abc import Iterator

from nianbao.address.anchor import is_generated
from nianbao.check.stages import BoundText
from nianbao.finding import Finding

_LINK = re.compile(r"\]\(([\w-]+\.md)?(?:#([^\s)]*))?\)")
HEADING_ID = re.compile(r"^#{1,6} .*\{#([\w-]+)", re.MULTILINE)


def check_links(text: BoundText) -> Iterator[Finding]:
    """A finding for each link to a chapter or heading that does not exist."""
    anchors = {f"{chapter.slug}.md": set(HEADING_ID.findall(chapter.source)) for chapter in text.chapters}
    for chapter in text.chapters:
        for link in _LINK.finditer(chapter.source):
            file, anchor = link[1] or f"{chapter.slug}.md", link[2] or ""
            place = chapter.line_of(link[0])
            if file not in anchors:
                mend = "本年度的各章是：" + "、".join(anchors)
                yield Finding(place, link[0][2:-1], "没有这一章", mend)
            elif anchor and anchor not in anchors[file] and not is_generated(anchor):
                yield Finding(place, link[0][2:-1], f"{file} 里没有编号为“{anchor}”的标题", "请照标题后面的 {#…} 填写")
