"""Files of several years at once, by several processes: what comes of it is the same as one after the other."""

import re
from pathlib import Path

import pytest

from nianbao.export.downloads import Downloads
from nianbao.export.inputs import Inputs, read_tools
from nianbao.export.registry import formats_of
from nianbao.export.workshop import make_downloads
from nianbao.project.project import Project, read_project
from nianbao.source.snapshot import take_snapshot
from nianbao.work import processes
from samples import acknowledge, lay_out
from workspace import SITE, copy, edit, nianbao


@pytest.fixture(scope="module")
def read(published: Path) -> Project:
    return read_project(published)


def made(project: Project) -> Downloads:
    return make_downloads(project, formats_of, Inputs(take_snapshot(project.root), read_tools("")))


@pytest.mark.skipif(processes.processors() < 2, reason="this machine has one processor")
def test_several_processes_make_the_same_files_as_one(read: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    several = made(read)
    monkeypatch.setattr(processes, "processors", lambda: 1)
    assert several == made(read)
    assert [len(year.files) > 10 for year in several.years.values()] == [True] * 4


@pytest.mark.parametrize(
    ("what", "line"),
    [("raise ValueError('坏了')", "PDF 没有做成：坏了（"), ("raise Unavailable('没有字体')", "PDF 没有做：没有字体")],
)
def test_what_goes_wrong_is_told_of_all_years_in_their_order(tmp_path: Path, what: str, line: str) -> None:
    """The copy of the library in the project gets a PDF that fails."""
    root = lay_out(tmp_path, "pingtan")
    copy(SITE, root)
    acknowledge(root, "pingtan")
    pdf = root / "hooks/nianbao/export/pdf/pdf.py"
    edit(pdf, "    fonts = typst.Fonts(", f"    {what}\n    fonts = typst.Fonts(")
    run = nianbao(root, "build", "--deploy", PYTHONPATH=str(root / "hooks"))
    assert run.returncode == 1
    years = re.findall(rf"^(\d+) 年 {re.escape(line)}", run.stderr, re.MULTILINE)
    assert years == sorted(years, reverse=True)
    assert len(years) == 4
    assert "Traceback" not in run.stderr
