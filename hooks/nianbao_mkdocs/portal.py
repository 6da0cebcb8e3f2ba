"""State of one build: what is to be written, and what has been made of it so far."""

from dataclasses import dataclass, field

from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from nianbao.bind.rendering import Rendering
from nianbao.export.downloads import Downloads
from nianbao.page.marks import Mark, marks
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.publish.part import Kind, Part, part_of
from nianbao.work.progress import Progress, Step


@dataclass(frozen=True, slots=True)
class Portal:
    """State of one build: project, downloads, the parts to be written, and navigation of the years."""

    project: Project
    downloads: Downloads
    parts: frozenset[Part]
    """What is to be written of the site."""
    progress: Progress
    page_done: Step
    """Is called after each page."""
    navs: dict[int, Navigation] = field(default_factory=dict)
    """Each year's own navigation."""
    texts: dict[str, Rendering] = field(default_factory=dict)
    """What the library made of each source."""

    @property
    def years(self) -> tuple[Year, ...]:
        """The years of which anything is to be written."""
        return self._of({part.year for part in self.parts})

    @property
    def listed(self) -> tuple[Year, ...]:
        """The years whose pages are in the menu: those to be written, and the newest beside pages of no year."""
        return self._of({part.year for part in self.parts} | {year.year for year in self.project.years[: self.of_all]})

    def _of(self, years: set[int]) -> tuple[Year, ...]:
        return tuple(year for year in self.project.years if year.year in years)

    @property
    def of_all(self) -> bool:
        """Whether a page of no year is to be written."""
        return not self.parts.isdisjoint((Part(Kind.PORTAL), Part(Kind.DATA)))

    def wants(self, file: File) -> bool:
        """Whether a file is to be written."""
        return part_of(file.dest_uri) in self.parts

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What the foot of every page shows of the website's identity."""
        return marks(self.project.publisher)

    def year_of(self, file: File) -> Year | None:
        """The year whose portal a page belongs to."""
        folder = file.src_uri.split("/")[0]
        return next((year for year in self.project.years if str(year.year) == folder), None)
