"""Files of several years at once, by several processes: what comes of it is the same as one after the other."""

from dataclasses import replace

import pytest

from failing import going_wrong, lacking
from nianbao.export.downloads import Downloads
from nianbao.export.inputs import Inputs, read_tools
from nianbao.export.maker import ExportFailed
from nianbao.export.making import Formats
from nianbao.export.registry import formats_of
from nianbao.export.workshop import make_downloads
from nianbao.project.project import Project
from nianbao.source.snapshot import take_snapshot
from nianbao.work import processes


@pytest.fixture
def three_years(later: dict[str, Project]) -> Project:
    """Just as many as are shared out."""
    project = later["pingtan"]
    return replace(project, years=project.years[:3])


def made(project: Project, formats: Formats, *, deploy: bool = False) -> Downloads:
    return make_downloads(project, formats, Inputs(take_snapshot(project.root), read_tools("")), deploy=deploy)


@pytest.mark.skipif(processes.processors() < 2, reason="this machine has one processor")
def test_several_processes_make_the_same_files_as_one(three_years: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    several = made(three_years, formats_of)
    monkeypatch.setattr(processes, "processors", lambda: 1)
    assert several == made(three_years, formats_of)
    assert [len(year.files) > 10 for year in several.years.values()] == [True] * 3


@pytest.mark.parametrize(
    ("formats", "line"),
    [
        (going_wrong, "{0} 年 ODT 没有做成：a label of {0} is too long: 平潭综合实验区管委会"),
        (lacking, "{0} 年 ODT 没有做：本机没有这种字体"),
    ],
)
def test_what_goes_wrong_is_told_of_all_years_in_their_order(three_years: Project, formats: Formats, line: str) -> None:
    with pytest.raises(ExportFailed) as failed:
        made(three_years, formats, deploy=True)
    told = str(failed.value).splitlines()
    for words, year in zip(told, (2023, 2022, 2020), strict=True):
        assert words.startswith(line.format(year))
