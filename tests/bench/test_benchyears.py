"""The portals of the bench: years that differ, so that no cache takes one for another, and that pass the check."""

import re
from pathlib import Path

import pytest

from benchoffice import Office, open_office
from benchyears import BODIES
from workspace import nianbao

SLUGS = ("index", "overview", "plan", "problems", "work")
FIGURES = ("主动公开政府信息数", "政务微博公开政府信息数", "收到申请数", "网络申请数", "同意公开答复数")
CLEAN = "错误 0 处，警告 0 处"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return open_office(tmp_path_factory.mktemp("three"), 3)


def figure(root: Path, year: int, name: str) -> str:
    text = (root / f"data/{year}/statistics.yml").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^ *{name}: (\d+)$", text, re.MULTILINE)
    return str(found)


def sentences(root: Path, year: int, slug: str) -> list[str]:
    """Of the paragraphs, not of headings and pictures; an address in brackets is the same every year."""
    text = (root / f"docs/{year}/{slug}.md").read_text(encoding="utf-8")
    paragraphs = re.findall(r"^(?![#!（]).+$", text, re.MULTILINE)
    found = [sentence for paragraph in paragraphs for sentence in paragraph.split("。")]
    return [sentence for sentence in found if sentence and not sentence.startswith("（")]


def test_there_is_nothing_to_mend(office: Office) -> None:
    checked = nianbao(office.root, "check")
    assert CLEAN in checked.stdout, checked.stdout
    assert [path.name for path in sorted(office.root.glob("docs/20*"))] == ["2016", "2017", "2018"]


@pytest.mark.parametrize("slug", SLUGS)
def test_no_sentence_stands_in_two_years(office: Office, slug: str) -> None:
    found = [sentence for year in office.years for sentence in {*sentences(office.root, year, slug)}]
    assert found
    assert sorted(found) == sorted({*found})


@pytest.mark.parametrize("name", FIGURES)
def test_no_two_years_have_the_same_figures(office: Office, name: str) -> None:
    assert len({figure(office.root, year, name) for year in office.years}) == len(office.years)


def test_another_body_has_its_own_name_and_figures(office: Office, tmp_path: Path) -> None:
    other = open_office(tmp_path, 1, body=1)
    for name in FIGURES:
        assert figure(other.root, 2018, name) not in {figure(office.root, year, name) for year in office.years}
    assert BODIES[0] not in (other.root / "docs/2018/work.md").read_text(encoding="utf-8")
    checked = nianbao(other.root, "check")
    assert CLEAN in checked.stdout, checked.stdout


def test_what_its_editor_saves_is_new_each_time_and_right(tmp_path: Path) -> None:
    office = open_office(tmp_path, 1)
    before = figure(office.root, 2018, FIGURES[1])
    office.edit_figure()
    first = figure(office.root, 2018, FIGURES[1])
    office.edit_figure()
    assert len({before, first, figure(office.root, 2018, FIGURES[1])}) == 3
    assert len({*office.edits}) == 2
    checked = nianbao(office.root, "check")
    assert CLEAN in checked.stdout, checked.stdout


def test_a_saved_sentence_leaves_the_figures_as_they_were(tmp_path: Path) -> None:
    office = open_office(tmp_path, 1)
    before = figure(office.root, 2018, FIGURES[1])
    office.edit_figure()
    words = office.save_sentence()
    assert figure(office.root, 2018, FIGURES[1]) == before
    assert words in (office.root / "docs/2018/work.md").read_text(encoding="utf-8")
