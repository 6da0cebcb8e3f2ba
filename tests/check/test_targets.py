"""Links to places that a build makes: whether they are there is seen on the pages."""

from pathlib import Path

from nianbao.finding import errors
from nianbao.project.project import read_project


def test_a_link_leads_to_a_picture_that_its_page_shows(content: Path) -> None:
    chapter = content / "docs/2018/plan.md"
    text = "\n![图](chart:各渠道公开数量)\n\n见[上图](#chart-channels)和[别的图](#chart-applications)。\n"
    chapter.write_text(chapter.read_text(encoding="utf-8") + text, encoding="utf-8")
    assert [finding.label for finding in errors(read_project(content).findings)] == ["#chart-applications"]
