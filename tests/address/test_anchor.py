"""Ids of places: published addresses name them, so that none may ever change."""

import re

import pytest

from nianbao.address.anchor import (
    cell_anchor,
    chart_anchor,
    derived_anchor,
    head_prefix,
    is_at_home,
    is_generated,
    mention_anchor,
    row_anchor,
    row_of,
)
from nianbao.project.project import Project


def test_ids_are_those_that_were_published() -> None:
    assert row_anchor("1.2.4") == "row-1.2.4"
    assert cell_anchor("r3.1", "c1") == "cell-r3.1-c1"
    assert derived_anchor(2) == "derived-2"
    assert (mention_anchor("1.2.4", 1), mention_anchor("1.2.4", 2)) == ("figure-1.2.4", "figure-1.2.4--2")
    assert (chart_anchor("staff", 1), chart_anchor("staff", 3)) == ("chart-staff", "chart-staff--3")
    assert (head_prefix(1), head_prefix(2)) == ("head-", "head2-")


@pytest.mark.parametrize("row", ["1.2.4", "r3.1", "proposals-2", "row-1"])
def test_a_row_is_read_back_from_its_anchor(row: str) -> None:
    assert row_of(row_anchor(row)) == row


def test_only_rows_cells_and_derived_figures_have_one_home() -> None:
    assert all(map(is_at_home, (row_anchor("1"), cell_anchor("r1", "c1"), derived_anchor(1))))
    assert not any(map(is_at_home, (mention_anchor("1", 1), chart_anchor("staff", 1), "head-t3-c1", "derived", "rows")))


@pytest.mark.parametrize("heading", ["row", "cells", "derived", "figures", "chart", "headline", "head", "fnord"])
def test_a_heading_may_be_named_by_a_word_that_only_begins_alike(heading: str) -> None:
    assert not is_generated(heading)


def test_every_id_of_a_page_is_a_headings_or_a_generated_one(real: Project) -> None:
    """What is neither could be taken by a heading of the text, and one address would name two places."""
    year = real.years[0]
    for chapter in year.chapters:
        own = {anchor for anchor in year.pages[chapter.slug].anchors if not is_generated(anchor)}
        assert own == set(re.findall(r"{#([\w-]+)}", chapter.source))
