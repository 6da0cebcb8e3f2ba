"""A site as it is to be: by what its parts are known, and how some of them are written."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from nianbao.cache.code import engine_digest
from nianbao.cache.store import Store, digest
from nianbao.check.overrides import OVERRIDES
from nianbao.export.download import FOLDER
from nianbao.export.downloads import Downloads, make_downloads
from nianbao.export.inputs import Inputs, Tools, read_tools
from nianbao.export.registry import formats_of
from nianbao.finding import Finding, errors
from nianbao.project.project import Project
from nianbao.publish.generator import Opened, Task, find_generator
from nianbao.publish.part import Kind, Part
from nianbao.publish.unbound import unbound
from nianbao.site.policy import NOT_FOUND, template_scripts, with_policy
from nianbao.source.snapshot import Snapshot
from nianbao.work.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class Site:
    """What one reading of a project is published as."""

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
    """Is told how far it is."""

    def downloads(self, years: Collection[int] | None = None) -> Downloads:
        """The files to download: all, or those of some years. Raises ExportFailed."""
        return make_downloads(
            self.project, formats_of, self.inputs, self.store, years=years, deploy=self.deploy, progress=self.progress
        )

    def key(self, part: Part, downloads: Downloads | None = None) -> str:
        """What a part is known by. Without `downloads`, one that names files is known by all that there is."""
        snapshot, year = self.inputs.snapshot, part.year
        if not year or any(file.endswith(".html") for file in snapshot.names(OVERRIDES)):
            return self._every(part)  # a template of the office's own may print anything
        text = digest(["text", self._shared(), snapshot.digest(f"data/{year}", f"docs/{year}")])
        if part.kind is Kind.TEXT:
            return text
        if downloads is None:
            return self._every(part)
        before = snapshot.digest(f"data/{year - 1}", f"docs/{year - 1}")
        front = digest(["front", text, before, *_named(downloads, year)])
        if part.kind is Kind.FRONT:
            return front
        return digest(["files", front, downloads.all_data.sha256 if downloads.all_data else ""])

    def write(self, parts: frozenset[Part], downloads: Downloads, target: Path) -> list[Finding]:
        """Write parts into a new folder as they are published, but for the offline editions; what was found."""
        found = list(self.opened.build(Task(self.project, downloads, parts, self.progress), target))
        if not errors(found):
            found += unbound(target)
        if not errors(found):
            protect(target)
        return found

    def _every(self, part: Part) -> str:
        files = (f"{file} {content}" for file, content in self.inputs.snapshot.files)
        return digest([part.kind.value, str(part.year), self._shared(), *files])

    def _shared(self) -> str:
        """What goes into the pages of every year."""
        years = [str(year.year) for year in self.project.years]
        files = self.inputs.snapshot.digest("mkdocs.yml", OVERRIDES, "docs/assets", "data/publisher.yml", "data/forms")
        return digest([self.engine, self.inputs.site_url, self.inputs.tools.fonts, files, *years])


@dataclass(frozen=True, slots=True)
class Maker:
    """Digests of all that makes a site, whatever it holds; the same as long as a command runs."""

    engine: str
    """Of the program and every package installed."""
    tools: Tools


def read_maker() -> Maker:
    """Digest what makes a site."""
    return Maker(engine_digest(), read_tools())


def open_site(
    project: Project,
    snapshot: Snapshot,
    maker: Maker,
    store: Store,
    *,
    deploy: bool = False,
    progress: Progress = SILENT,
) -> Site:
    """The site of a project, whose snapshot was taken before it was read.

    Raises:
        Problem: where no generator is installed.
        Refused: where its settings are wrong.

    """
    opened = find_generator().open(project.root)
    inputs = Inputs(snapshot, maker.tools, opened.address)
    return Site(project, inputs, opened, maker.engine, store, deploy, progress)


def protect(site: Path) -> None:
    """Put the policy into pages as they come from the generator.

    Files to download stay as they were made: their digests are published.
    """
    scripts = template_scripts((site / NOT_FOUND).read_bytes().decode())
    for page in site.rglob("*.html"):
        if FOLDER in page.relative_to(site).parts[:2] and page.name != "index.html":
            continue
        page.write_bytes(with_policy(page.read_bytes().decode(), scripts).encode())


def _named(downloads: Downloads, year: int) -> list[str]:
    """The files of a year, by their contents; and what is missing among them."""
    made = downloads.years[year]
    return [*(f"{file.name} {file.sha256}" for file in made.files), *made.missing]
