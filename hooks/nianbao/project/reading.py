"""One reading of a project: what the years share, the years, and what is asked of all of them together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from nianbao.address.published import check_pages
from nianbao.address.redirect import Redirect, read_redirects
from nianbao.address.withdrawn import of_year, pages_of, read_withdrawn, sources_of
from nianbao.bind.rendering import Rendering
from nianbao.cache.code import files_digest
from nianbao.cache.memory import Memory
from nianbao.cache.store import Store, digest
from nianbao.cache.values import Values
from nianbao.check.glossary import read_glossary
from nianbao.check.linkedfiles import read_links
from nianbao.check.pagelinks import PageLinks
from nianbao.check.stages import AllPages, DataFolder, Made, ProjectFiles, Withdrawals
from nianbao.correction.lockcheck import check_locked
from nianbao.finding import Finding, Place, errors, for_deployment
from nianbao.form.model import Form
from nianbao.form.reader import read_forms
from nianbao.project.checks import (
    CONTENT_CHECKS,
    DATA_FOLDER_CHECKS,
    FILE_CHECKS,
    LAST_CHECKS,
    LINK_CHECKS,
    PROJECT_CHECKS,
    WITHDRAWAL_CHECKS,
    run,
)
from nianbao.project.folders import read_front_pages, years_of
from nianbao.project.indicators import SERIES, Indicator, read_indicators
from nianbao.project.named import is_named
from nianbao.project.publisher import Publisher, pictures_of, read_publisher
from nianbao.project.related import Related, read_related
from nianbao.project.withdrawals import published_addresses, with_withdrawn
from nianbao.project.year import Year
from nianbao.project.yearkeys import Given, YearKeys, code_of_files, code_of_forms, code_of_project
from nianbao.project.years import Found, Years
from nianbao.source.snapshot import Snapshot
from nianbao.source.statutory import STATUTORY
from nianbao.source.today import day_in_beijing
from nianbao.text.chapter import Chapter
from nianbao.work.progress import Progress, track

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Reading:
    """A project while it is read: files common to all years, and the years, each read when it is asked for."""

    publisher: Publisher
    forms: dict[str, Form]
    related: Related
    redirects: tuple[Redirect, ...]
    indicators: tuple[Indicator, ...]
    front: tuple[tuple[Chapter, Rendering], ...]
    """The pages that belong to no year."""
    shared: tuple[Finding, ...]
    """What was found in what the years share."""
    years: Years
    values: Values

    def newest_first(self) -> Iterator[Year]:
        """The years that can be published."""
        found = (self.years.year(number) for number in reversed(self.years.given.years))
        return (year for year in found if year)

    def findings(self, progress: Progress, *, deploy: bool = False) -> Iterator[Finding]:
        """All findings of the project in the order of the checks; for a site to `deploy`, 待填 counts as an error."""
        years = self.years.given.years
        found = {year: self.years.found(year) for year in track(progress, "正在检查", "年", years, len(years))}
        pages = self._pages(found)
        told = [*self.shared, *_in_years(found), *self._in_project(pages, found)]
        places = {finding.place for finding in told}
        told += [finding for finding in run(LAST_CHECKS, pages) if finding.place not in places]
        wrong = {finding.place.file for finding in errors(told)}
        told += [finding for finding in run(FILE_CHECKS, pages) if finding.place.file not in wrong]
        told = list(with_withdrawn(told, pages, self.years.given.withdrawn))
        if deploy:
            told += [finding for year, kept in found.items() if not kept.locked for finding in check_locked(year)]
        return for_deployment(told) if deploy else iter(told)

    def settle(self) -> None:
        """Write what was read and checked to the store, unless a file was saved meanwhile."""
        self.values.settle(self.years.given.snapshot.unchanged)

    def _in_project(self, pages: AllPages, found: Mapping[int, Found]) -> Iterator[Finding]:
        root = self.years.given.snapshot.root
        yield from check_pages(root, self.redirects, self.years.given.withdrawn)
        yield from run(LINK_CHECKS, pages)
        yield from _check_data_folders(root, found)

    def _pages(self, found: Mapping[int, Found]) -> AllPages:
        snapshot = self.years.given.snapshot
        outward = [(link, page.line_of(link.written)) for page, made in self.front for link in made.links]
        outward += [each for kept in found.values() for each in kept.outward]
        hidden = {file.removeprefix("docs/") for file in sources_of(self.years.given.withdrawn)}
        files = frozenset(snapshot.names("docs")) - hidden
        links = {page: made for page, made in _page_links(snapshot, found.values()).items() if page not in hidden}
        named = partial(is_named, snapshot, pictures_of(self.publisher))
        return AllPages(files, links, tuple(outward), named, self._anchors(found))

    def _anchors(self, found: Mapping[int, Found]) -> Callable[[str], frozenset[str] | None]:
        """Findings on links between years, and from or to pages of no year, whose target does not exist."""
        front = {page.page: made for page, made in self.front}

        def anchors(page: str) -> frozenset[str] | None:
            folder, _, name = page.rpartition("/")
            if folder.isdecimal() and int(folder) in found:
                year = self.years.year(int(folder))
                made = year.pages.get(name.removesuffix(".md")) if year else None
            else:
                made = front.get(page)
            return made.anchors if made else None

        return anchors


def read_all(snapshot: Snapshot, store: Store, memory: Memory | None = None, *, production: bool) -> Reading:
    """Read what the years share, and be ready to read the years."""
    root, findings, values = snapshot.root, list[Finding](), Values(store, memory=memory)
    publisher = read_publisher(root / "data/publisher.yml", "data/publisher.yml", findings, production=production)
    forms_key = digest(
        ["forms", values.once("forms", code_of_forms) if values.kept else "", snapshot.digest("data/forms")]
    )
    forms = _remembered(values, forms_key, partial(read_forms, root), findings)
    related = read_related(root, findings)
    redirects = read_redirects(root, findings)
    withdrawn, today = read_withdrawn(root, findings), day_in_beijing()
    published = published_addresses(snapshot, withdrawn)
    findings += run(WITHDRAWAL_CHECKS, Withdrawals(withdrawn, published, redirects, today))
    terms = read_glossary(root, findings)
    code = values.once("project", code_of_project) if values.kept else ""
    series_key = digest(
        ["series", code, files_digest([STATUTORY / SERIES]), forms_key, snapshot.digest(f"data/{SERIES}")]
    )
    indicators = _remembered(values, series_key, partial(_indicators, root, forms, tuple(findings)), findings)
    gone = pages_of(of_year(withdrawn, None))
    front_key = digest(["front", code, *sorted(gone), *_front_pages(snapshot)])
    front = _remembered(values, front_key, partial(read_front_pages, root, gone), findings)
    findings += run(PROJECT_CHECKS, root)
    findings += run(CONTENT_CHECKS, project_files(snapshot, values))
    given = Given(snapshot, tuple(years_of(root, findings)), forms, terms, today, withdrawn)
    editions = {f"form/{other.name}": other for form in forms.values() for other in form.others}
    apart = values.sharing({f"form/{id}": form for id, form in forms.items()} | editions)
    years = Years(given, YearKeys(given, code), apart)
    return Reading(
        publisher=publisher,
        forms=forms,
        related=related,
        redirects=redirects,
        indicators=indicators,
        front=front,
        shared=tuple(findings),
        years=years,
        values=values,
    )


def _remembered(values: Values, key: str, read: Callable[[list[Finding]], _T], findings: list[Finding]) -> _T:
    """What was read, by a function that adds what it finds to a list; what was found is kept beside it."""

    def make() -> tuple[_T, tuple[Finding, ...]]:
        told: list[Finding] = []
        return read(told), tuple(told)

    made, told = values.remember(key, make)
    findings += told
    return made


def _indicators(
    root: Path, forms: dict[str, Form], before: tuple[Finding, ...], findings: list[Finding]
) -> tuple[Indicator, ...]:
    """The indicators, seen what was found `before`."""
    told = list(before)
    found = read_indicators(root, forms, told)
    findings += told[len(before) :]
    return found


def project_files(snapshot: Snapshot, values: Values) -> ProjectFiles:
    """All files of a snapshot, with what was found before in files of the same content."""

    @cache
    def code() -> str:
        return values.once("attached", code_of_files)

    def remember(names: tuple[str, ...], make: Callable[[], Made]) -> Made:
        return values.remember(digest(["exposed", code(), *names]), make) if values.kept else make()

    return ProjectFiles(snapshot.root, tuple(file for file in snapshot.files if not file[0].endswith("/")), remember)


def _front_pages(snapshot: Snapshot) -> Iterator[str]:
    """The pages of no year, with their digests."""
    for file, content in snapshot.below("docs"):
        if file.count("/") == 1 and file.endswith(".md"):
            yield f"{file} {content}"


def _in_years(found: Mapping[int, Found]) -> Iterator[Finding]:
    for kept in found.values():
        yield from kept.reading
    for kept in found.values():
        yield from kept.checking
    if not found:
        mend = "请建立 docs/年度 和 data/年度，例如 docs/2023 和 data/2023"
        yield Finding(Place("docs/index.md"), "年度", "一个年度也没有", mend)


def _page_links(snapshot: Snapshot, found: Iterable[Found]) -> dict[str, PageLinks]:
    """Findings on links of all pages to files; the links of years' pages are known already."""
    pages = {page: links for kept in found for page, links in kept.pages.items()}
    folders = {page.split("/", 1)[0] for page in pages}
    others = [file for file in snapshot.names("docs") if file.endswith(".md") and file.split("/", 1)[0] not in folders]
    return pages | read_links(snapshot.root / "docs", others)


def _check_data_folders(root: Path, found: Mapping[int, Found]) -> Iterator[Finding]:
    """Warnings for 待填 in data files; those of the years were found with the years."""
    known = {str(year): kept.waiting for year, kept in found.items()}
    for folder in ("", *(folder.name for folder in sorted((root / "data").glob("[0-9]*/")))):
        yield from known[folder] if folder in known else run(DATA_FOLDER_CHECKS, DataFolder(root, folder))
