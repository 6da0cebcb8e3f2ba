"""What `nianbao lint` says of pages that can be mended: the difference, line by line."""

import difflib
from collections.abc import Iterator, Mapping, Sequence

from nianbao.characters import printable_line
from nianbao.command.lintpages import Page
from nianbao.command.refusal import refuse

_SHOWN = "下面各处只有一种改法（- 是现在的，+ 是改后的；只动空行、缩进、页码和标题、列表、表格的记号，不改文字）："
_WRITTEN = "已经改好下面各处（- 是原来的，+ 是改后的；只动空行、缩进、页码和标题、列表、表格的记号，不改文字）："


def as_text(pages: Sequence[Page], failed: Mapping[str, str], *, written: bool) -> Iterator[str]:
    """The lines for people: what is, or was, mended, and what to do then; none where there is nothing."""
    open_pages = [page for page in pages if not page.locked and page.file not in failed]
    if open_pages:
        yield f"\n{_WRITTEN if written else _SHOWN}"
        for page in open_pages:
            yield from ("", *map(_printable, difference(page)))
        yield ""
        count = f"{len(open_pages)} 个文件"
        yield (
            f"改好了 {count}，请看一遍，再运行 nianbao check。"
            if written
            else f"要改好这 {count}，请运行 nianbao lint --write。"
        )
    for year in dict.fromkeys(page.locked for page in pages if page.locked):
        yield f"{year} 年度已经锁定，这个年度的文件没有动。"


def difference(page: Page) -> Iterator[str]:
    """The difference of a page (unified diff)."""
    before, after = page.source.split("\n"), page.fixed.text.split("\n")
    yield from difflib.unified_diff(before, after, page.file, page.file, lineterm="")


def refused(failed: Mapping[str, str]) -> int:
    """Say which files could not be written, and why. Gives the exit code."""
    codes = [refuse(f"{file}: {why}", code=1) for file, why in failed.items()]
    return max(codes, default=0)


def _printable(line: str) -> str:
    """A line of the difference; a tab stays, for it may be what is changed."""
    return "\t".join(map(printable_line, line.split("\t")))
