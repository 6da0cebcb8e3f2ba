"""The project: every year's report with its chapters, read and checked once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nianbao.bind import ReportExtension
from nianbao.binding import bind_chapters
from nianbao.chapter import Chapter, read_chapters, read_source
from nianbao.crossreference import check_links
from nianbao.declarations import check_declarations
from nianbao.finding import Finding, Place, Severity
from nianbao.form import Form
from nianbao.forms import read_forms
from nianbao.leftover import leftovers
from nianbao.mention import Mention, Uses, uses_of
from nianbao.publisher import Publisher, read_publisher
from nianbao.reading import read_report
from nianbao.report import Report
from nianbao.rules import check_rules

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Year:
    """One year's report with its chapters and the numbers bound in them."""

    report: Report
    chapters: tuple[Chapter, ...]
    """In reading order: the portal page, the numbered chapters, the rest (the statistics table last)."""
    mentions: tuple[Mention, ...]
    homes: dict[str, str]
    """The page on which each selection of tables is at home, by the selection's key."""

    @property
    def year(self) -> int:
        """The year reported on."""
        return self.report.year

    @property
    def title(self) -> str:
        """The report's title."""
        return self.chapters[0].title

    @property
    def uses(self) -> Uses:
        """The mentions of each row."""
        return uses_of(self.mentions)

    def extension(self, page: str) -> ReportExtension:
        """The Markdown extension that renders one of the year's pages."""
        chapter = next(chapter for chapter in self.chapters if chapter.slug == page)
        return ReportExtension(self.report, chapter, self.homes, self.uses)


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that is published, and what was found in it."""

    root: Path
    publisher: Publisher
    forms: dict[str, Form]
    years: tuple[Year, ...]
    """Newest first; years that could not be read are left out."""
    findings: tuple[Finding, ...]


def read_project(root: Path, *, production: bool = False) -> Project:
    """Read and check everything under `root`. In production a missing identity is an error, else it is only listed."""
    findings: list[Finding] = []
    publisher = read_publisher(root / "data/publisher.yml", "data/publisher.yml", findings, production=production)
    forms = read_forms(root / "data/forms", root, findings)
    _check_front_pages(root, findings)
    years: list[Year | None] = []
    reports: dict[int, Report] = {}
    for year in _years(root, findings):
        report = read_report(root, year, forms, findings)
        if report:
            reports[year] = report
            findings += check_rules(report, reports.get(year - 1), production=production)
        years.append(_read_year(root, year, report, findings))
    if not years:
        mend = "请建立 docs/年度 和 data/年度，例如 docs/2018 和 data/2018"
        findings.append(Finding(Place("docs/index.md"), "年度", "一个年度也没有", mend))
    found = tuple(year for year in years if year)
    return Project(root, publisher, forms, tuple(sorted(found, key=lambda y: -y.year)), tuple(findings))


def in_production(environment: Mapping[str, str]) -> bool:
    """Whether PRODUCTION asks for a build that may go to the public."""
    return environment.get("PRODUCTION", "").lower() not in ("", "0", "false", "no")


def newest_day(project: Project) -> date:
    """The day that the site is of: dates come from the data, so that the same input gives the same bytes."""
    days = [year.report.published or year.report.period[1] for year in project.years]
    return max(days, default=date(2019, 1, 1))


def _check_front_pages(root: Path, findings: list[Finding]) -> None:
    """Pages that belong to no year: readable, and without bound numbers, which need a year to lead to."""
    for path in sorted({root / "docs/index.md", *(root / "docs").glob("*.md")}):
        file = path.relative_to(root).as_posix()
        if path.stem.lower() == "readme":
            findings.append(Finding(Place(file), path.name, "不会读这个文件", "历年首页是 docs/index.md；请移走或删去"))
        source = read_source(path, file, findings)
        for address in leftovers(source or ""):
            place = Chapter(path.stem, file, "", source or "").line_of(address)
            findings.append(Finding(place, address, "没有变成链接或表格", "绑定数字和表格只能写在年度文件夹里"))


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
        if child.is_dir() and _YEAR.fullmatch(child.name):
            years.add(int(child.name))
        elif re.match(r"[0-9０-９]{4}", child.name):
            mend = "年度文件夹只写四位半角数字，例如 2018；不用的请删去"
            findings.append(Finding(Place(f"{name}/{child.name}"), child.name, "不会读这个文件", mend))
    return years


def _read_year(root: Path, year: int, report: Report | None, findings: list[Finding]) -> Year | None:
    chapters = read_chapters(root, year, findings)
    index = f"docs/{year}/index.md"
    if not (root / index).exists():
        findings.append(Finding(Place(index), str(year), "没有本年度的首页", f"请建立 {index}"))
    if report is None or not report.complete:
        mend = "请先改好数据文件，再检查一次"
        place = Place(f"data/{year}/report.yml")
        findings.append(Finding(place, str(year), "数据读不出来，正文里的数字还没有核对", mend, Severity.INFO))
        return None
    binding = bind_chapters(report, chapters)
    findings += binding.findings
    if len(chapters) == len(list((root / "docs" / str(year)).glob("*.md"))):  # else a text could not be read
        findings += check_links(chapters)
        findings += check_declarations(report, chapters, binding.mentions)
    has_index = bool(chapters) and chapters[0].slug == "index"
    return Year(report, chapters, binding.mentions, binding.homes) if has_index else None
