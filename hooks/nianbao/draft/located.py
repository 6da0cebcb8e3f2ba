"""Findings of a draft, numbered, with the page where each is shown and the place that it leads to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from nianbao.address.pages import FRONT_PAGE, STATISTICS_PAGE, is_year, page_path
from nianbao.finding import PENDING, Finding, Severity, in_order
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.render.selection import extra_key
from nianbao.report.figure import Figure
from nianbao.text.personal import masked_number, personal_numbers


class Group(StrEnum):
    """Group of findings in the list of a draft; its value is the heading."""

    MUST = "必须改"
    """A build refuses it: an error, or what waits to be filled in."""
    SHOULD = "应当改"
    HINT = "提示"


_HIDDEN = "这一条里有个人信息，不显示（请先改这一行的个人信息；规则 {}）"
_GROUPS = {Severity.ERROR: Group.MUST, Severity.WARNING: Group.SHOULD, Severity.INFO: Group.HINT}


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its number in the draft, its page, and where on it the mark stands."""

    number: int
    """From 1, by groups."""
    finding: Finding
    group: Group
    page: str
    """Address of its page from the root of the site: `2018/work/`, empty for the front page."""
    source: str = ""
    """The page's source, as a path from `docs`, where the finding stands in its text."""
    row: str = ""
    """Id of the row that it is about, where it stands in the data."""

    @property
    def anchor(self) -> str:
        """Id of its mark."""
        return f"finding-{self.number}"

    @property
    def entry(self) -> str:
        """Id of its line in the list on top of the page."""
        return f"found-{self.number}"

    @property
    def where(self) -> str:
        """File and line, as the check prints them."""
        return f"{self.finding.place.file}:{self.finding.place.line}"

    @property
    def message(self) -> str:
        """The message of the check; a number of a person that it quotes is masked, or else all that it says."""
        message = self.finding.message
        for found in personal_numbers(message):
            message = message.replace(found.number, masked_number(found.number))
        return _HIDDEN.format(self.finding.rule) if any(personal_numbers(message)) else message


def group_of(finding: Finding) -> Group:
    """The group of a finding."""
    return Group.MUST if finding.rule == PENDING else _GROUPS[finding.severity]


def locate(project: Project, findings: Iterable[Finding]) -> tuple[Located, ...]:
    """The findings in the order of their groups, each with its place in the project as it is shown."""
    groups = list(Group)
    ordered = sorted(in_order(findings), key=lambda finding: groups.index(group_of(finding)))
    years = {year.year: _Rows(year) for year in project.years}
    return tuple(_located(number, finding, project, years) for number, finding in enumerate(ordered, 1))


class _Rows:
    """The rows of a year, by the lines of the data and by the ids of their figures."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self._by_place: dict[tuple[str, int], Figure] = {}
        for figure in year.report.figures:
            self._by_place.setdefault((figure.place.file, figure.place.line), figure)
        self._by_id = {figure.id: figure for figure in year.report.figures}

    def find(self, finding: Finding) -> Figure | None:
        """The figure that is typed where the finding stands, or that it names."""
        place = finding.place
        return self._by_place.get((place.file, place.line)) or self._by_id.get(finding.subject)

    def page_of(self, figure: Figure) -> str:
        """Slug of the page where the figure's row is at home."""
        home = self.year.homes.get(extra_key(figure.table)) if figure.table else None
        return home or STATISTICS_PAGE

    def page_of_file(self, path: PurePosixPath) -> str:
        """Slug of the page that shows what is in a data file; the front page for what has none."""
        if path.parent.name == "tables":
            slugs = {table.place.file: extra_key(table.slug) for table in self.year.report.tables}
            return self.year.homes.get(slugs.get(path.as_posix(), ""), FRONT_PAGE)
        return STATISTICS_PAGE if path.stem == STATISTICS_PAGE and self._has(STATISTICS_PAGE) else FRONT_PAGE

    def _has(self, slug: str) -> bool:
        return any(chapter.slug == slug for chapter in self.year.chapters)


def _located(number: int, finding: Finding, project: Project, years: Mapping[int, _Rows]) -> Located:
    page, source, row = _where(finding, project, years)
    return Located(number, finding, group_of(finding), page, source, row)


def _where(finding: Finding, project: Project, years: Mapping[int, _Rows]) -> tuple[str, str, str]:
    """Page, source and row of a finding."""
    path = PurePosixPath(finding.place.file)
    year = next((int(part) for part in path.parts[1:2] if is_year(part)), None)
    slug, page = path.stem, finding.place.file.removeprefix("docs/")
    if year is None:
        front = path.parts[:1] == ("docs",) and path.suffix == ".md" and slug in project.front
        return (page_path(slug), page, "") if front else ("", "", "")
    rows = years.get(year)
    if rows is None:
        return f"{year}/", "", ""
    if any(chapter.file == finding.place.file for chapter in rows.year.chapters):
        return page_path(slug, year), page, ""
    if path.parts[0] == "data" and (figure := rows.find(finding)):
        return page_path(rows.page_of(figure), year), "", figure.anchor
    own = rows.page_of_file(path) if path.parts[0] == "data" else FRONT_PAGE
    return page_path(own, year), "", ""


def without_page(project: Project, files: Iterable[str]) -> Iterator[int]:
    """The years that have files and no page, because they cannot be read."""
    shown = {year.year for year in project.years}
    found = {int(year[1]) for file in files if (year := re.match(r"(?:data|docs)/(\d{4})/", file))}
    yield from sorted(year for year in found - shown if is_year(str(year)))
