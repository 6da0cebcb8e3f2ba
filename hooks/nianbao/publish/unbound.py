"""The gate before the public: whether the pages of a folder went through this publisher.

A site generator that runs none of our events builds without a word: it says that it found no issues, and every number
that was to be bound, every table, is left in its pages as an address. So a folder is looked at itself, whoever made it.
Pages of a draft are refused too: what is wrong in them is only shown.
"""

from collections.abc import Iterator
from pathlib import Path

from nianbao.address.published import built_addresses, without_pdf
from nianbao.address.withdrawn import read_withdrawn
from nianbao.draft.notice import is_draft
from nianbao.finding import Finding, Place
from nianbao.text.leftover import leftovers

_MEND = "请用 nianbao build 生成，并检查 mkdocs.yml 里的 plugins 或 hooks 有没有写明本程序"

_DRAFT = "请照页上列出的改好，再用 nianbao build 生成；能发布的网站只在 site 里"


def drafts(site: Path) -> list[str]:
    """The pages of drafts in a folder, by their names from there."""
    pages = sorted(site.rglob("*.html"))
    found = (page for page in pages if is_draft(page.read_text(encoding="utf-8", errors="replace")))
    return [page.relative_to(site).as_posix() for page in found]


def unbound(site: Path) -> Iterator[Finding]:
    """Every address of ours that is left in a page, every page of a draft; and that there is no page at all."""
    pages = sorted(site.rglob("*.html"))
    if not pages:
        mend = "请核对文件夹的名字；nianbao build 生成的网站在 site 里"
        yield Finding(Place(site.name), "网页", "这个文件夹里没有网页", mend)
    for page in pages:
        place = Place(page.relative_to(site).as_posix())
        html = page.read_text(encoding="utf-8", errors="replace")
        if is_draft(html):
            yield Finding(place, "草稿", "这一页是草稿，不能发布", _DRAFT)
            continue
        for address in leftovers(html):
            yield Finding(place, address, "生成的网页里还有没处理的地址", _MEND)


def without_paper(site: Path, root: Path) -> Iterator[Finding]:
    """Every report whose PDF was not made, for lack of a Chinese font; `root` is the folder of the project."""
    gone = {item.address for item in read_withdrawn(root, [])}
    for address in without_pdf(built_addresses(site)):
        if address not in gone:
            mend = "请先安装中文字体，再重新生成"
            yield Finding(Place(f"{site.name}/{address}"), "PDF", "没有做成", mend, rule="address")
