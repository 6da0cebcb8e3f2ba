"""The folders of a project: which years there are, and pages that belong to no year."""

import re
from collections.abc import Collection
from pathlib import Path

from nianbao.address.pages import NAME_TAKEN, TAKEN, is_year
from nianbao.bind.pending import check_pending
from nianbao.bind.renderer import render
from nianbao.bind.rendering import Rendering
from nianbao.check.stages import PageText
from nianbao.finding import Finding, Place
from nianbao.project.checks import FRONT_PAGE_CHECKS, run
from nianbao.text.chapter import Chapter, read_source
from nianbao.text.leftover import leftovers
from nianbao.text.markdown import Parsed
from nianbao.text.settings import without_settings


def read_front_pages(
    root: Path, withdrawn: Collection[str], findings: list[Finding]
) -> tuple[tuple[Chapter, Rendering], ...]:
    """Pages that belong to no year: readable, and without bound numbers, which need a year to lead to.

    Those whose slugs are among the `withdrawn` are not read.
    """
    pages = []
    paths = {root / "docs/index.md", *(root / "docs").glob("*.md")}
    for path in sorted(path for path in paths if path.stem not in withdrawn):
        file = path.relative_to(root).as_posix()
        if path.stem.lower() == "readme":
            findings.append(Finding(Place(file), path.name, "不会读这个文件", "历年首页是 docs/index.md；请移走或删去"))
        if path.stem in TAKEN:
            findings.append(Finding(Place(file), path.name, *NAME_TAKEN))
        source = read_source(path, file, findings) or ""
        page, text = Chapter(path.stem, file, "", source), Parsed(without_settings(source))
        pages.append((page, render(text, page.page)))
        findings += check_pending([page])
        findings += run(FRONT_PAGE_CHECKS, PageText(text, source, file))
        for address in leftovers(source):
            place = page.line_of(address)
            findings.append(Finding(place, address, "没有变成链接或表格", "绑定数字和表格只能写在年度文件夹里"))
    return tuple(pages)


def years_of(root: Path, findings: list[Finding]) -> list[int]:
    """The years that have a folder in both `data` and `docs`; one that has only one of them is a finding."""
    docs, data = (_year_folders(root / name, name, findings) for name in ("docs", "data"))
    for year in sorted(docs - data):
        place = Place(f"docs/{year}/index.md")
        mend = f"请建立 data/{year} 并填写 report.yml 和 statistics.yml，或删去 docs/{year}"
        findings.append(Finding(place, str(year), "有正文，没有数据", mend))
    for year in sorted(data - docs):
        mend = f"请建立 docs/{year} 并放入各章，或删去 data/{year}"
        findings.append(Finding(Place(f"data/{year}/report.yml"), str(year), "有数据，没有正文", mend))
    return sorted(docs & data)


def _year_folders(folder: Path, name: str, findings: list[Finding]) -> set[int]:
    """The years that have a folder here; a name that only looks like a year is a finding."""
    years = set()
    for child in sorted(folder.glob("*")):  # nothing where it cannot be opened
        if child.is_dir() and is_year(child.name):
            years.add(int(child.name))
        elif re.match(r"[0-9０-９]{4}", child.name):
            mend = "年度文件夹只写四位半角数字，例如 2023；不用的请删去"
            findings.append(Finding(Place(f"{name}/{child.name}"), child.name, "不会读这个文件", mend))
    return years
