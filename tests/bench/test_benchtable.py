"""What `make bench` says of what it measured."""

from typing import Any

import pytest

from benchlimits import verdicts
from benchresult import Cell, Results, read_results
from benchtable import tables


def measured(name: str, median: float, **more: Any) -> dict[str, Any]:
    """A row as pytest-benchmark writes it."""
    return {"name": name, "params": None, "extra_info": {}, "stats": {"median": median}} | more


def results(seconds: dict[tuple[str, int], float], memory: int = 0) -> Results:
    used = {Cell("build_cold", 30): memory} if memory else {}
    return Results({Cell(*key): value for key, value in seconds.items()}, used)


def test_rows_are_read_by_their_name_years_and_kind() -> None:
    written = {
        "benchmarks": [
            measured("test_start_python", 0.05),
            measured("test_build_cold[30]", 41.0, params={"office": 30}, extra_info={"memory": 488_000_000}),
            measured("test_material[10-plain]", 1.2, params={"office": 10, "kind": "plain"}),
        ]
    }
    read = read_results(written)
    assert read.seconds == {Cell("start_python"): 0.05, Cell("build_cold", 30): 41.0, Cell("material_plain", 10): 1.2}
    assert read.memory == {Cell("build_cold", 30): 488_000_000}
    assert read.years == [10, 30]


def test_a_row_shows_its_years_and_how_it_grows() -> None:
    told = tables(results({("check_cold", 1): 0.81, ("check_cold", 10): 2.2, ("check_cold", 30): 3.96}))
    assert "| seconds | 1 year | 10 years | 30 years | 10 → 30 |" in told
    assert "| check, nothing kept | 0.81 | 2.2 | 3.96 | 1.8 × |" in told


def test_what_was_not_measured_is_not_told() -> None:
    told = tables(results({("check_cold", 1): 0.8}))
    assert told.splitlines() == ["| seconds | 1 year |", "| --- | ---: |", "| check, nothing kept | 0.8 |"]


@pytest.mark.parametrize(("seconds", "word"), [(4.8, "met"), (5.2, "not met")])
def test_a_build_is_limited_by_the_theme_alone(seconds: float, word: str) -> None:
    told = tables(results({("build_figure", 30): seconds, ("material_plain", 30): 2.5}))
    assert f"| {seconds / 2.5:.3g} × | 2 × | {word} |" in told


def test_the_preview_is_limited_in_seconds_and_beside_one_year() -> None:
    found = verdicts(results({("preview_save", 1): 0.5, ("preview_save", 30): 0.7, ("preview_start", 30): 3.0}))
    assert [(verdict.subject.row, verdict.limit, verdict.word) for verdict in found] == [
        ("preview_save", 1.2, "not met"),
        ("preview_save", 1, "met"),
        ("preview_start", 4, "met"),
    ]


def test_memory_is_told_and_limited() -> None:
    told = tables(results({("build_cold", 30): 41.0}, memory=310_000_000))
    assert "largest process | 310 MB | 300 MB | not met |" in told


def test_fifty_bodies_are_ten_times_five() -> None:
    told = tables(results({("bodies_cold", 0): 100.0}))
    assert "| the same of 50 bodies, computed | 1000 s |" in told
