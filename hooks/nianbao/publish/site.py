"""A site as it is to be: by what its parts are known, and how some of them are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.address.pages import is_year
from nianbao.address.withdrawn import WITHDRAWN
from nianbao.cache.store import Store, digest
from nianbao.check.overrides import OVERRIDES
from nianbao.draft.draft import Draft
from nianbao.draft.notice import with_notice
from nianbao.export.download import FOLDER
from nianbao.export.downloads import MAIN, Downloads, YearDownloads
from nianbao.export.format import Format
from nianbao.export.inputs import Inputs, read_tools
from nianbao.export.registry import formats_of
from nianbao.export.workshop import make_downloads, series_digest
from nianbao.finding import Finding, errors
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.publish.engine import Engine
from nianbao.publish.generator import Opened, Task, find_generator
from nianbao.publish.part import Kind, Part
from nianbao.publish.unbound import unbound
from nianbao.site.policy import NOT_FOUND, template_scripts, with_policy
from nianbao.source.snapshot import Snapshot
from nianbao.work.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class Site:
    """A site to be made from one reading of a project: its parts, their keys, and how they are written."""

    project: Project
    inputs: Inputs
    """Digests, taken before the project was read, with the site's address."""
    opened: Opened
    """The generator, for one build."""
    engine: str
    """Digest of all that makes pages, whatever they hold."""
    store: Store
    deploy: bool = False
    """Whether it goes to the public: then nothing may be left out that this machine cannot make."""
    progress: Progress = SILENT
    """Gets a step for each file and page."""
    draft: Draft | None = None
    """What is wrong with it, where it is only to be looked at: its pages show it, and no part of it is kept."""

    def downloads(self) -> Downloads:
        """Make all files to download, or take them from the store. Raises ExportFailed."""
        return make_downloads(
            self.project, formats_of, self.inputs, self.store, deploy=self.deploy, progress=self.progress
        )

    def named_by(self, part: Part) -> Downloads:
        """The downloads whose sizes and names a part contains. Raises ExportFailed."""
        if part.kind in (Kind.DATA, Kind.FILES):
            return self.downloads()
        if part.kind is not Kind.FRONT:
            return Downloads({}, None, {})
        formats = formats_of if self._has_templates() else _main_formats
        return make_downloads(self.project, formats, self.inputs, self.store, years=[part.year])

    def key(self, part: Part, downloads: Downloads | None = None) -> str:
        """Key of a part in the store: digest of everything that goes into it; of downloads their content, if given."""
        key = self._key(part, downloads)
        return digest(["draft", self.draft.digest, key]) if self.draft else key

    def _key(self, part: Part, downloads: Downloads | None) -> str:
        snapshot, year = self.inputs.snapshot, part.year
        if part.kind is Kind.ASSETS:
            return digest(["assets", self._shared(), *_of_no_year(snapshot)])
        if not year or self._has_templates():
            return self._every(part)
        own = next(each for each in self.project.years if each.year == year)
        files = snapshot.digest(f"data/{year}", f"docs/{year}")
        text = digest(["text", self._shared(), files, repr(own.notes)])  # notes speak of the year before too
        if part.kind is Kind.TEXT:
            return text
        before = snapshot.digest(f"data/{year - 1}")
        if part.kind is Kind.FRONT:
            return digest(["front", text, before, *(_main(downloads, year) if downloads else self._main_keys(year))])
        if downloads is None:
            return self._every(part)
        all_data = downloads.all_data.sha256 if downloads.all_data else ""
        search = repr(self.project.related)  # the offline edition holds the words that its search offers
        return digest(["files", text, before, *_named(downloads.years[year]), all_data, search])

    def write(self, parts: frozenset[Part], downloads: Downloads, target: Path) -> list[Finding]:
        """Write parts into a new folder as they are published, but for the offline editions; what was found."""
        marked = self.draft.pages if self.draft else {}
        task = Task(self.project, downloads, parts, self.store, self.progress, marked, draft=self.draft is not None)
        found = list(self.opened.build(task, target))
        if self.draft:
            _say_so(target, self.draft)
        elif not errors(found):
            found += unbound(target)
        if not errors(found):
            protect(target)
        return found

    def _has_templates(self) -> bool:
        """Whether the office has templates of its own, which may print anything."""
        return any(file.endswith(".html") for file in self.inputs.snapshot.names(OVERRIDES))

    def _main_keys(self, year: int) -> Iterator[str]:
        """Keys of the downloads that the front page of a year offers."""
        own, series = next(each for each in self.project.years if each.year == year), series_digest(self.project)
        formats = _main_formats(self.project, own, self.inputs.site_url)
        return (self.inputs.key(format, own, series) for format in formats)

    def _every(self, part: Part) -> str:
        files = (f"{file} {content}" for file, content in self.inputs.snapshot.files)
        return digest([part.kind.value, str(part.year), self._shared(), *files])

    def _shared(self) -> str:
        """Digest of what goes into the pages of every year."""
        years = [str(year.year) for year in self.project.years]
        snapshot = self.inputs.snapshot
        files = snapshot.digest(OVERRIDES, "docs/assets", "data/publisher.yml", "data/forms", WITHDRAWN)
        made_by = (self.engine, self.inputs.tools.fonts)
        return digest([*made_by, self.inputs.site_url, snapshot.settings, files, *years])


def open_site(  # noqa: PLR0913 - the last four are seldom said
    project: Project,
    snapshot: Snapshot,
    engine: Engine,
    store: Store,
    *,
    deploy: bool = False,
    progress: Progress = SILENT,
    draft: Draft | None = None,
    root: Path | None = None,
) -> Site:
    """The site of a project, whose snapshot was taken before it was read.

    `root` is where its settings are, if the project was read from a copy of its files.

    Raises:
        Problem: where no generator is installed.
        Refused: where its settings are wrong.

    """
    opened = find_generator().settings(root or project.root)
    inputs = Inputs(snapshot, read_tools(engine.fonts), opened.address)
    return Site(
        project,
        inputs=inputs,
        opened=opened,
        engine=engine.code,
        store=store,
        deploy=deploy,
        progress=progress,
        draft=draft,
    )


def _say_so(site: Path, draft: Draft) -> None:
    """Have every page say that it is one of a draft, and what is wrong. Files to download stay as they are."""
    for page in site.rglob("*.html"):
        name = page.relative_to(site).as_posix()
        if page.name in ("index.html", NOT_FOUND):
            address = name.removesuffix(page.name)
            page.write_bytes(with_notice(page.read_bytes().decode(), address, draft).encode())


def protect(site: Path) -> None:
    """Put the policy into pages as they come from the generator.

    Files to download stay as they were made: their digests are published.
    """
    scripts = template_scripts((site / NOT_FOUND).read_bytes().decode())
    for page in site.rglob("*.html"):
        if FOLDER in page.relative_to(site).parts[:2] and page.name != "index.html":
            continue
        page.write_bytes(with_policy(page.read_bytes().decode(), scripts).encode())


def _of_no_year(snapshot: Snapshot) -> Iterator[str]:
    """Pictures and files of the text that belong to no year."""
    for file, content in snapshot.below("docs"):
        folder, _, name = file.removeprefix("docs/").partition("/")
        if name and not is_year(folder):
            yield f"{file} {content}"


def _main_formats(project: Project, year: Year, address: str) -> Iterator[Format]:
    """The formats that the front page of a year names."""
    return (format for format in formats_of(project, year, address) if format.id in MAIN)


def _main(downloads: Downloads, year: int) -> list[str]:
    """The files that the front page of a year names, by their contents."""
    return [f"{file.name} {file.sha256}" for file in downloads.years[year].main]


def _named(made: YearDownloads) -> list[str]:
    """The files of a year, by their contents; and what is missing among them."""
    return [*(f"{file.name} {file.sha256}" for file in made.files), *made.missing]
