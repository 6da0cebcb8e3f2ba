"""The gate before the public: whether the pages of a folder went through this publisher.

A site generator that runs none of our events builds without a word: it says that it found no issues, and every number
that was to be bound, every table, is left in its pages as an address. So a folder is looked at itself, whoever made it.
"""

from collections.abc import Iterator
from pathlib import Path

from nianbao.finding import Finding, Place
from nianbao.text.leftover import leftovers

_MEND = "请用 nianbao build 生成，并检查 mkdocs.yml 里的 plugins 或 hooks 有没有写明本程序"


def unbound(site: Path) -> Iterator[Finding]:
    """Every address of ours that is left in a page; and that there is no page at all."""
    pages = sorted(site.rglob("*.html"))
    if not pages:
        mend = "请核对文件夹的名字；nianbao build 生成的网站在 site 里"
        yield Finding(Place(site.name), "网页", "这个文件夹里没有网页", mend)
    for page in pages:
        place = Place(page.relative_to(site).as_posix())
        for address in leftovers(page.read_text(encoding="utf-8", errors="replace")):
            yield Finding(place, address, "生成的网页里还有没处理的地址", _MEND)
