"""The figures by which `make bench` compares search engines."""

from typing import Any

import pytest

from oracle import QUERIES, expected
from quality import exactly, figures, generously

UNITS = [("s", "work/#work"), ("s", "work/#a"), ("r", "work/#row-1"), ("s", "work/#b"), ("r", "work/#row-2")]
SMALL: dict[str, Any] = {"year": 2018, "units": [[[], kind, address, "", "", "", ""] for kind, address in UNITS]}


def test_who_knows_rows_is_judged_by_rows() -> None:
    assert exactly(SMALL)["work/#a"] == {"work/#a"}


def test_who_knows_no_rows_gets_those_below() -> None:
    stands = generously(SMALL)
    assert stands["work/#a"] == {"work/#a", "work/#row-1"}
    assert stands["work/#row-1"] == {"work/#row-1"}
    assert stands["work/"] == stands["work/#work"] == {address for _, address in UNITS}


@pytest.mark.parametrize("rows", [True, False])
def test_the_figures_of_the_best_and_the_worst(rows: bool) -> None:  # noqa: FBT001 (a case)
    units = [[[], "s", first, query["q"], "", "", ""] for query in QUERIES for first in query.get("first", [])[:1]]
    year = {"year": 2018, "units": units}
    found = [
        sorted(expected(query["q"], year), key=lambda address: address not in query.get("first", []))
        for query in QUERIES
    ]
    best = figures([[f"2018/{address}" for address in addresses] for addresses in found], year, rows=rows)
    assert (best.recall, best.precision, best.first) == (1, 1, 1)
    worst = figures([["2018/elsewhere/"]] * len(QUERIES), year, rows=rows)
    assert (worst.recall, worst.precision, worst.first, worst.wrong) == (0, 0, 0, worst.absent)
    outside = figures([["", "2017/work/"]] * len(QUERIES), year, rows=rows)
    assert outside.wrong == 0
