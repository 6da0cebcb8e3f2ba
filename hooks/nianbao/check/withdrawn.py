"""Withdrawn addresses: each was published, is no page that the site cannot do without, and nothing leads to it."""

from collections.abc import Collection, Container, Iterable, Iterator
from urllib.parse import unquote

from nianbao.address.pages import FRONT_PAGE, PORTAL_PAGES, STATISTICS_PAGE, YEAR_PAGES
from nianbao.address.published import LIST
from nianbao.address.redirect import REDIRECTS
from nianbao.address.withdrawn import WITHDRAWN, Withdrawn
from nianbao.check.stages import AllPages, Withdrawals
from nianbao.finding import Finding, Place
from nianbao.labels import suggestion

RULE = "withdrawn"
"""The rule that nothing leads to what was withdrawn, and that only what was published is."""
_OF_THE_PORTAL = frozenset(page.slug for page in PORTAL_PAGES)
_OF_A_YEAR = frozenset((STATISTICS_PAGE, *(page.slug for page in YEAR_PAGES)))


def check_withdrawn(withdrawals: Withdrawals) -> Iterator[Finding]:
    """A finding for each entry that is no sound one, and for each redirect to a withdrawn file."""
    redirects = {redirect.old: redirect for redirect in withdrawals.moved}
    seen: set[str] = set()
    for item in withdrawals.withdrawn:
        if item.address in seen:
            yield _finding(item, "这个网址写了两次", "请删去一条")
        else:
            yield from _check_address(item, withdrawals.published, redirects)
        if item.day > withdrawals.today:
            yield _finding(item, f"撤下的日期 {item.day} 还没有到", "请写实际撤下的日期")
        seen.add(item.address)
    for redirect in redirects.values():
        if redirect.new in seen and not redirect.new.endswith(
            "/"
        ):  # in the place of a page stands that it is withdrawn
            mend = f"请删去这一行，在 {WITHDRAWN} 里为旧网址也写一条"
            yield Finding(redirect.place, redirect.old, "转到的文件已经撤下", mend, rule=RULE)


def _check_address(item: Withdrawn, published: Collection[str], moved: Container[str]) -> Iterator[Finding]:
    if _needed(item):
        mend = "请改它的正文或数据，锁定的年度写更正；或撤下有关的那一章、那个文件"
        yield _finding(item, "首页、统计表和网站自己的页不能撤下", mend)
    elif item.address in moved:
        mend = f"请删去 {REDIRECTS} 里的这一行；转到的新网址也要撤下的，另写一条"
        yield _finding(item, f"这个网址在 {REDIRECTS} 里转到别处", mend)
    elif item.address not in published:
        yield _unpublished(item, published)


def withdrawn_links(pages: AllPages, withdrawn: Iterable[Withdrawn]) -> Iterator[Finding]:
    """A finding for each link or picture of the text that leads to something withdrawn."""
    by_source = {item.source.removeprefix("docs/"): item for item in withdrawn}
    links = ((link.place, link.address, link.target) for page in pages.links.values() for link in page.links)
    outward = ((place, link.written, link.target) for link, place in pages.outward)
    said: set[tuple[Place, str]] = set()
    for place, written, target in (*links, *outward):
        item = by_source.get(target)
        if item and (place, written) not in said:
            said.add((place, written))
            yield _leads_to(place, written, item)


def _leads_to(place: Place, written: str, item: Withdrawn) -> Finding:
    what = "这一页" if item.is_page else "这个文件"
    mend = "请删去这个链接或图片，留下文字，或改为别的；年度已经锁定的，这处改动照样写更正"
    problem = f"要去的{what}已经撤下，见 {WITHDRAWN} 第 {item.place.line} 行"
    return Finding(place, written, problem, mend, rule=RULE)


def _needed(item: Withdrawn) -> bool:
    """Whether it is a front page, or a page that the portal makes of the others."""
    if not item.is_page:
        return False
    if item.year is None:
        return item.slug in _OF_THE_PORTAL or item.slug == FRONT_PAGE or item.address.strip("/").isdecimal()
    return item.slug in _OF_A_YEAR or item.address.count("/") == 1


def _unpublished(item: Withdrawn, published: Collection[str]) -> Finding:
    near = unquote(item.address)
    alike = {near, near.removesuffix("index.html"), f"{near}/", f"{near.removesuffix('.md')}/"}
    known = next((address for address in sorted(alike) if address in published), "")
    near = suggestion(item.address, sorted(published), f"请照 {LIST} 里的写法填写")
    register = f"确实公布过、没有登记的，先在 {LIST} 里补一行；没有公布过的，不用写在这里"
    return _finding(
        item,
        "这个网址没有公布过",
        f"请写 {known}" if known else f"{near}{'' if near.endswith('？') else '；'}{register}",
    )


def _finding(item: Withdrawn, problem: str, mend: str) -> Finding:
    return Finding(item.place, item.address, problem, mend, rule=RULE)
