"""Links of finished pages: whether their file and anchor exist, which is known only when pages are made."""

import re
from collections.abc import Iterator

from nianbao.address.pages import PORTAL_PAGES, YEAR_PAGES
from nianbao.check.footnotes import BACK
from nianbao.check.stages import AllPages, FinishedPages
from nianbao.finding import Finding

MADE = re.compile(r"(?:[0-9]{4}/)?data/")
"""Files that a build makes: whether one is there is seen then."""
_NO_PLACE = ("链接要去的标题或那一行不存在", "请核对 # 后面的编号")
_OWN = re.compile(rf"(?:{'|'.join(page.slug for page in PORTAL_PAGES)})\.md")
_OWN_OF_YEAR = re.compile(rf"[0-9]{{4}}/(?:{'|'.join(page.slug for page in YEAR_PAGES)})\.md")


def check_anchors(year: FinishedPages) -> Iterator[Finding]:
    """A finding for each link to an anchor that its chapter of the same year lacks. `pages` are by slug."""
    known = {chapter.page: year.pages[chapter.slug] for chapter in year.chapters}
    for chapter in year.chapters:
        for link in year.pages[chapter.slug].links:
            if link.target in known and link.anchor and link.anchor not in known[link.target].anchors:
                yield Finding(chapter.line_of(link.written), link.written, *_NO_PLACE)


def check_outward(pages: AllPages) -> Iterator[Finding]:
    """A finding for each link out of a page's year that leads nowhere; those of footnotes are `check_footnotes`'."""
    for link, place in pages.outward:
        known = pages.anchors(link.target) if link.anchor else None
        if known is not None and link.anchor not in known and not link.written.startswith(BACK):
            yield Finding(place, link.written, *_NO_PLACE)
        elif not (link.target in pages.files or _is_made(link.target)):
            mend = "请核对文件名，从这个文件所在的文件夹写起"
            yield Finding(place, link.written, "链接或图片的文件不存在，或地址不对", mend)


def _is_made(target: str) -> bool:
    return any(pattern.match(target) for pattern in (MADE, _OWN, _OWN_OF_YEAR))
