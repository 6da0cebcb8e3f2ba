"""Published addresses: none may vanish. `data/addresses.txt` lists them; `data/redirects.yml` holds those that moved.

A page that people cite, and that search engines know, keeps its address (《政府网站发展指引》, 国办发〔2017〕47号).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from nianbao.address.pages import PORTAL_PAGES, YEAR_PAGES, is_front, page_path
from nianbao.address.redirect import Redirect
from nianbao.address.withdrawn import Withdrawn
from nianbao.finding import Finding, Place

LIST = "data/addresses.txt"
_HEAD = (
    "# 已经公布的网址，一行一个，从网站的根算起。由 nianbao addresses 写出；网址一经公布就不能消失。\n"
    "# 一页改了名，请在 data/redirects.yml 里写明转到哪里，不要删去这里的行。\n"
)


def listed_addresses(root: Path) -> dict[str, int]:
    """The published addresses, from `data/addresses.txt`, each with its line number."""
    path = root / LIST
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
    return {line.strip(): n for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")}


def address_list(addresses: Iterable[str]) -> str:
    """The text of `data/addresses.txt`: a comment as head, then the addresses, sorted, one a line."""
    return _HEAD + "".join(f"{address}\n" for address in sorted(set(addresses)))


def built_addresses(site: Path) -> set[str]:
    """What a built site offers: its pages as `2023/work/`, the root as `./`, and the files below a `data` folder.

    Not the chapters that are there to be pasted elsewhere: they are named by their titles, and nobody cites them.
    """
    pages = {f"{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("index.html")}
    files = (path.relative_to(site) for path in site.rglob("*") if path.is_file())
    return pages | {path.as_posix() for path in files if "data" in path.parts[:2] and path.suffix != ".html"}


def source_pages(root: Path, moved: Iterable[Redirect]) -> set[str]:
    """The addresses of the pages that a build will make, derived from file names only; no file is opened."""
    sources = [path.relative_to(root / "docs") for path in (root / "docs").rglob("*.md")]
    years = {f"{path.parent.as_posix()}/" for path in sources if path.parent.name}
    own = {page_path(page.slug) for page in PORTAL_PAGES}
    own |= {f"{year}{page_path(page.slug)}" for year in years for page in YEAR_PAGES}
    chapters = {f"{(path.parent if is_front(path.stem) else path.with_suffix('')).as_posix()}/" for path in sources}
    front = {"./", *years}  # one that is missing is a finding of its own
    return {*own, *chapters, *front, *(page.old for page in moved)}


def check_pages(root: Path, moved: Sequence[Redirect], withdrawn: Iterable[Withdrawn] = ()) -> Iterator[Finding]:
    """Findings on published pages that a build would no longer make. Files to download are checked after the build.

    At the address of a withdrawn page a build makes one that says so.
    """
    listed = {address: line for address, line in listed_addresses(root).items() if address.endswith("/")}
    there = source_pages(root, moved) | {item.address for item in withdrawn}
    yield from check_addresses(listed, there, [page for page in moved if page.new.endswith("/")])


def check_addresses(listed: Mapping[str, int], there: set[str], moved: Iterable[Redirect]) -> Iterator[Finding]:
    """A finding (error) for each published address that is missing, and for each redirect whose target is missing.

    Of a year that is missing as a whole only the year's own address is reported, not each of its pages.
    """
    gone = [address for address in listed if address not in there]
    years = tuple(address for address in gone if re.fullmatch("[0-9]{4}/", address))
    for address in gone:
        if address.startswith(years) and address not in years:
            continue
        what = "这个年度" if address in years else "这一页" if address.endswith("/") else "这个文件"
        mend = f"请恢复{what}；改了网址的，请在 data/redirects.yml 里写一行“{address}: 新网址”"
        yield Finding(Place(LIST, listed[address]), address, "这个网址公布过，现在没有了", mend, rule="address")
    for page in moved:
        if page.new not in there:
            problem, mend = f"要转到的“{page.new}”不存在", "请改成现有的网址"
            yield Finding(page.place, page.old, problem, mend, rule="address")


def unlisted(listed: Iterable[str], built: set[str]) -> list[str]:
    """Addresses of a built site that `data/addresses.txt` does not list yet."""
    return sorted(built - set(listed))


def without_pdf(built: set[str]) -> list[str]:
    """PDF addresses that are missing beside their Word files, because the site was built without a Chinese font."""
    wanted = {f"{address.removesuffix('.docx')}.pdf" for address in built if address.endswith(".docx")}
    return sorted(wanted - built)
