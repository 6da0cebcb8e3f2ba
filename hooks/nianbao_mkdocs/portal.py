"""State of one build: what is to be written, and what has been made of it so far."""

from dataclasses import dataclass, field

from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from nianbao.bind.rendering import Rendering
from nianbao.export.downloads import Downloads
from nianbao.page.marks import Mark, marks
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.publish.generator import Task
from nianbao.work.progress import Step


@dataclass(frozen=True, slots=True)
class Portal:
    """State of one build: project, downloads, the parts to be written, and navigation of the years."""

    task: Task
    page_done: Step
    """Is called after each page."""
    navs: dict[int, Navigation] = field(default_factory=dict)
    """Each year's own navigation."""
    texts: dict[str, Rendering] = field(default_factory=dict)
    """What the library made of each source."""

    @property
    def project(self) -> Project:
        """Everything that is published."""
        return self.task.project

    @property
    def downloads(self) -> Downloads:
        """The files to download."""
        return self.task.downloads

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What the foot of every page shows of the website's identity."""
        return marks(self.project.publisher)

    def wants(self, file: File) -> bool:
        """Whether a file is to be written."""
        return self.task.wants(file.dest_uri)

    def has(self, file: File) -> bool:
        """Whether the library has a source: in a draft, some pages could not be read."""
        if not file.is_documentation_page():
            return True
        year = self.year_of(file)
        pages, folder = (year.pages, f"{year.year}/") if year else (self.project.front, "")
        return file.src_uri in {f"{folder}{slug}.md" for slug in pages}

    def year_of(self, file: File) -> Year | None:
        """The year whose portal a page belongs to."""
        folder = file.src_uri.split("/")[0]
        return next((year for year in self.project.years if str(year.year) == folder), None)
