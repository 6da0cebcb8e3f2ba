"""Published addresses: none may vanish. `data/addresses.txt` lists them, and what moved stands in `data/redirects.yml`.

A page that people cite, and that search engines know, keeps its address (《政府网站发展指引》, 国办发〔2017〕47号).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from nianbao.finding import Finding, Place

LIST = "data/addresses.txt"
_HEAD = (
    "# 已经公布的网址，一行一个，从网站的根算起。由 nianbao addresses 写出；网址一经公布就不能消失。\n"
    "# 一页改了名，请在 data/redirects.yml 里写明转到哪里，不要删去这里的行。\n"
)


def listed_addresses(root: Path) -> tuple[str, ...]:
    """The addresses that were published, in file order."""
    path = root / LIST
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def address_list(addresses: Iterable[str]) -> str:
    """The text of the list."""
    return _HEAD + "".join(f"{address}\n" for address in sorted(set(addresses)))


def built_addresses(site: Path) -> set[str]:
    """What a built site offers: its pages as `2018/work/`, the root as `./`, and the files below a `data` folder.

    Not the chapters that are there to be pasted elsewhere: they are named by their titles, and nobody cites them.
    """
    pages = {f"{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("index.html")}
    files = (path.relative_to(site) for path in site.rglob("*") if path.is_file())
    return pages | {path.as_posix() for path in files if "data" in path.parts[:2] and path.suffix != ".html"}


def check_addresses(listed: Iterable[str], built: set[str], moved: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """A finding for each published address that the built site lacks, and for each redirect that leads nowhere."""
    for address in listed:
        if address not in built:
            what = "这一页" if address.endswith("/") else "这个文件"
            mend = f"请恢复{what}；改了网址的，请在 data/redirects.yml 里写一行“{address}: 新网址”"
            yield Finding(Place(LIST), address, "这个网址公布过，现在没有了", mend, rule="address")
    for old, new in moved:
        if new not in built:
            yield Finding(
                Place("data/redirects.yml"), old, f"要转到的“{new}”不存在", "请改成现有的网址", rule="address"
            )


def unlisted(listed: Iterable[str], built: set[str]) -> list[str]:
    """Addresses that are built and not listed yet."""
    return sorted(built - set(listed))


def without_pdf(built: set[str]) -> list[str]:
    """PDFs that the site lacks beside the Word editions, when it was built without a Chinese font."""
    wanted = {f"{address.removesuffix('.docx')}.pdf" for address in built if address.endswith(".docx")}
    return sorted(wanted - built)
