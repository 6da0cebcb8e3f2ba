"""What is true of this repository's own content: the report at the root is the one that was published.

Run by `make content`, not with the tests of the engine, which know only their fixed copy. Only 2018 is compared, with
the text in `tests/source/`: other years may come. What was put right since has to be in `corrections.yml`. With
another body's content at the root there is nothing to compare, and all of this is left out.
"""

import re
from collections.abc import Iterable

import pytest

from faithful import changed_figures, changed_words, other_content, year_of
from nianbao.check.coverage import scan
from nianbao.check.spotted import Status
from nianbao.finding import errors
from nianbao.project.project import Project, read_project
from nianbao.project.year import Year
from nianbao.text.prose import read_prose
from workspace import ROOT


@pytest.fixture(scope="module")
def portal() -> Project:
    if reason := other_content(ROOT):
        pytest.skip(reason)
    return read_project(ROOT)


@pytest.fixture(scope="module")
def year(portal: Project) -> Year:
    return year_of(portal)


def none(found: Iterable[str]) -> None:
    """Else what was found is shown whole, a line each: it is for the editor."""
    if lines := list(found):
        pytest.fail("\n".join(lines), pytrace=False)


def test_the_content_has_no_errors(portal: Project) -> None:
    none(map(str, errors(portal.findings)))


def test_the_text_is_word_for_word_that_of_the_original(year: Year) -> None:
    none(changed_words(year))


def test_the_figures_are_those_of_the_original(year: Year) -> None:
    none(changed_figures(year))


def test_every_number_of_the_text_is_settled(year: Year) -> None:
    spotted = scan(year.report, map(read_prose, year.chapters))
    assert any(item.status is Status.BOUND for item in spotted)
    unsettled = [item for item in spotted if item.status in (Status.OPEN, Status.CONTRADICTION)]
    none(f"{item.place.file}:{item.place.line}: {item.written}: {item.status.value}" for item in unsettled)


def test_no_spaces_are_typed_between_han_and_digits(year: Year) -> None:
    """The source has some, where its lines were set; on the page the browser makes the gap."""
    for chapter in year.chapters:
        none(
            f"{chapter.file}: {spaced}: 汉字和数字之间有空格，请删去"
            for spaced in re.findall(r"[一-鿿] +\d+|\d+ +[一-鿿]", chapter.source)
        )
