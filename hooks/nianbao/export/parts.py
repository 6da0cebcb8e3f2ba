"""What several files of a year are made of: each part is made once, when the first file needs it."""

from dataclasses import replace
from functools import cached_property

from nianbao.export.data.csvfile import make_csv
from nianbao.export.data.figurerow import DataRow, data_rows
from nianbao.export.data.jsonfile import make_json
from nianbao.export.document.compose import compose
from nianbao.export.document.model import Document
from nianbao.project.project import Project
from nianbao.project.year import Year


class Parts:
    """The parts of one year's files."""

    def __init__(self, project: Project, year: Year) -> None:
        self.project = replace(project, years=(year,))
        """A project of this year alone, so that no file can hold what its key does not know of."""
        self.year = year

    @cached_property
    def document(self) -> Document:
        """The report as PDF and Word print it."""
        return compose(self.year, self.project.root / "docs")

    @cached_property
    def rows(self) -> tuple[DataRow, ...]:
        """Every figure, as all files of data list it."""
        return data_rows(self.year)

    @cached_property
    def csv(self) -> bytes:
        """The file, which the Data Package describes too."""
        return make_csv(self.rows)

    @cached_property
    def json(self) -> bytes:
        """The file, which the Data Package describes too."""
        return make_json(self.project.publisher, self.year, self.rows)
