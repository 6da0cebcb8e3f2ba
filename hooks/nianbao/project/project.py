"""The project: every year's report with its chapters, read and checked once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nianbao.address.pages import NAME_TAKEN, TAKEN, is_year
from nianbao.address.published import check_pages
from nianbao.address.redirect import Redirect, read_redirects
from nianbao.bind.pending import check_pending
from nianbao.bind.rendering import Rendering, render
from nianbao.check.attachments import check_attachments
from nianbao.check.glossary import read_glossary
from nianbao.check.linkedfiles import check_files
from nianbao.check.markup import check_markup, check_settings
from nianbao.check.overrides import check_overrides
from nianbao.check.placeholders import check_placeholders
from nianbao.check.targets import check_outward
from nianbao.correction.lock import check_locked
from nianbao.finding import Finding, Place, for_deployment
from nianbao.form.model import Form
from nianbao.form.reader import read_forms
from nianbao.project.indicators import Indicator, read_indicators
from nianbao.project.publisher import Publisher, read_publisher
from nianbao.project.related import Related, read_related
from nianbao.project.year import Year, check_year, read_sources
from nianbao.text.chapter import Chapter, read_source, without_settings
from nianbao.text.leftover import leftovers
from nianbao.text.markdown import Parsed


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that is published, and what was found in it."""

    root: Path
    publisher: Publisher
    forms: dict[str, Form]
    years: tuple[Year, ...]
    """Newest first; years that could not be read are left out."""
    findings: tuple[Finding, ...]
    related: Related = ()
    """Words that the search offers beside those that were typed."""
    redirects: tuple[Redirect, ...] = ()
    """What got another address."""
    indicators: tuple[Indicator, ...] = ()
    """What can be followed across years and forms."""
    front: Mapping[str, Rendering] = field(default_factory=dict)
    """The pages that belong to no year, by their slugs."""


def read_project(root: Path, *, deploy: bool = False, production: bool = False) -> Project:
    """Read and check everything under `root`.

    To `deploy` it, nothing in it may wait to be filled in. In `production` a missing identity is an error, else listed.
    """
    findings: list[Finding] = []
    publisher = read_publisher(root / "data/publisher.yml", "data/publisher.yml", findings, production=production)
    forms = read_forms(root, findings)
    related = read_related(root, findings)
    redirects = read_redirects(root, findings)
    terms = read_glossary(root, findings)
    indicators = read_indicators(root, forms, findings)
    front = _read_front_pages(root, findings)
    findings += _check_folders(root)
    findings += check_attachments(root)
    findings += check_overrides(root)
    sources = {year: read_sources(root, year, forms, terms, findings) for year in _years(root, findings)}
    years = [check_year(read, sources.get(year - 1), findings) for year, read in sources.items()]
    if not years:
        mend = "请建立 docs/年度 和 data/年度，例如 docs/2023 和 data/2023"
        findings.append(Finding(Place("docs/index.md"), "年度", "一个年度也没有", mend))
    findings += check_pages(root, redirects)
    findings += check_files(root)
    findings += list(_check_links(root, front, [year for year in years if year], findings))
    findings += check_placeholders(root)
    if deploy:
        findings += [finding for year, read in sources.items() if read.frozen is None for finding in check_locked(year)]
        findings = list(for_deployment(findings))
    found = tuple(year for year in years if year)
    newest_first = tuple(sorted(found, key=lambda y: -y.year))
    return Project(
        root,
        publisher,
        forms,
        newest_first,
        tuple(findings),
        related,
        redirects,
        indicators,
        front={page.slug: made for page, made in front.items()},
    )


def newest_day(project: Project) -> date:
    """The day that the site is of: dates come from the data, so that the same input gives the same bytes."""
    return max((year.report.day for year in project.years), default=date(2019, 1, 1))


def _read_front_pages(root: Path, findings: list[Finding]) -> dict[Chapter, Rendering]:
    """Pages that belong to no year: readable, and without bound numbers, which need a year to lead to."""
    pages = {}
    for path in sorted({root / "docs/index.md", *(root / "docs").glob("*.md")}):
        file = path.relative_to(root).as_posix()
        if path.stem.lower() == "readme":
            findings.append(Finding(Place(file), path.name, "不会读这个文件", "历年首页是 docs/index.md；请移走或删去"))
        if path.stem in TAKEN:
            findings.append(Finding(Place(file), path.name, *NAME_TAKEN))
        source = read_source(path, file, findings) or ""
        page, text = Chapter(path.stem, file, "", source), Parsed(without_settings(source))
        pages[page] = render(text, page.page)
        findings += check_pending([page])
        findings += [*check_settings(source, file), *check_markup(text, source, file)]
        for address in leftovers(source):
            findings.append(
                Finding(page.line_of(address), address, "没有变成链接或表格", "绑定数字和表格只能写在年度文件夹里")
            )
    return pages


def _check_links(
    root: Path, front: Mapping[Chapter, Rendering], years: Iterable[Year], said: Iterable[Finding]
) -> Iterator[Finding]:
    """Links from year to year, from and to the pages of no year. What was `said` of a line is not said again."""
    known = {page.page: made for page, made in front.items()}
    known |= {chapter.page: year.pages[chapter.slug] for year in years for chapter in year.chapters}
    docs = root / "docs"
    files = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    places = {finding.place for finding in said}
    outward = {page: made.links for page, made in front.items()}
    outward |= {chapter: year.outward(chapter.slug) for year in years for chapter in year.chapters}
    for page, links in outward.items():
        yield from (found for found in check_outward(page, links, known, files) if found.place not in places)


def _check_folders(root: Path) -> Iterator[Finding]:
    """Pages in folders that are no year's: nobody would find them, and some have names that the website takes."""
    for path in sorted((root / "docs").glob("*/**/*.md")):
        file = path.relative_to(root)
        if not re.match(r"[0-9０-９]{4}", file.parts[1]):
            mend = "网页直接放在 docs 下，或放在年度文件夹里；请移走或删去"
            yield Finding(Place(file.as_posix()), path.name, "不会读这个文件", mend)


def _years(root: Path, findings: list[Finding]) -> list[int]:
    """Years that have both folders; half of a year is a finding."""
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
    for child in sorted(folder.iterdir()) if folder.is_dir() else ():
        if child.is_dir() and is_year(child.name):
            years.add(int(child.name))
        elif re.match(r"[0-9０-９]{4}", child.name):
            mend = "年度文件夹只写四位半角数字，例如 2023；不用的请删去"
            findings.append(Finding(Place(f"{name}/{child.name}"), child.name, "不会读这个文件", mend))
    return years
