"""The whole site as a task, for a generator that was started by itself."""

from nianbao.export.fonts import fonts_digest
from nianbao.export.inputs import Inputs, read_tools
from nianbao.export.registry import formats_of
from nianbao.export.workshop import make_downloads
from nianbao.project.project import Project
from nianbao.publish.generator import Task
from nianbao.publish.part import parts_of
from nianbao.source.snapshot import take_snapshot


def whole_task(project: Project, address: str) -> Task:
    """All pages and files of a project. `address` is that of the site, empty where it is not known.

    Raises:
        ExportFailed: where a file to download could not be made.

    """
    inputs = Inputs(take_snapshot(project.root), read_tools(fonts_digest()), address)
    downloads = make_downloads(project, formats_of, inputs)
    return Task(project, downloads, parts_of(year.year for year in project.years))
