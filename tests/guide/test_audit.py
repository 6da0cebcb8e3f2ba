"""What `make audit` makes of its tools' complaints; and that its locks name nobody's registry."""

import json
from pathlib import Path

import pytest

from audit.allowed import Allowed, counted, read_allowed
from audit.engines import differences
from audit.problem import Problem, listing
from workspace import ROOT

TOGGLE = Problem("vnu", "/2018/:91", "Attribute “autocomplete” is not allowed", '<input id="__search">')


def test_only_what_nothing_allows_is_counted() -> None:
    other = Problem("vnu", "/:1", "Attribute “autocomplete” is not allowed", '<input id="q">')
    allowed = Allowed("vnu", "Attribute “autocomplete”", "the theme's", detail='<input id="__')
    assert counted([TOGGLE, other], [allowed]) == [other]
    assert counted([TOGGLE], [Allowed("axe", "Attribute", "of another tool"), allowed])[0].tool == "axe"


def test_an_exception_that_nothing_needs_is_a_problem() -> None:
    (problem,) = counted([], [Allowed("vnu", "Attribute", "was mended")])
    assert problem.rule == "nothing matches this entry any more: Attribute"


def test_every_exception_has_a_reason() -> None:
    assert all(len(entry.why) > 20 for entry in read_allowed())


def test_the_same_complaint_on_many_pages_is_told_once() -> None:
    again = Problem(TOGGLE.tool, "/:91", TOGGLE.rule, TOGGLE.detail)
    assert listing([TOGGLE, again]).count("autocomplete") == 1
    assert listing([TOGGLE, again]).endswith("/2018/:91, /:91")


def test_two_trees_differ_where_a_file_is_in_one_or_is_another(tmp_path: Path) -> None:
    for folder, names in (("one", "abc"), ("two", "bcd")):
        for name in names:
            path = tmp_path / folder / "sub" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"2" if (folder, name) == ("two", "c") else b"1")
    found = [(problem.where, problem.rule) for problem in differences(tmp_path / "one", tmp_path / "two")]
    assert found == [("sub/a", "only with MkDocs"), ("sub/c", "differs"), ("sub/d", "only with ProperDocs")]


def test_the_environment_of_the_second_engine_differs_in_the_engine_only() -> None:
    one, two = (set(_locked(ROOT / f"requirements{name}.txt")) for name in ("", "-properdocs"))
    assert ([line.split("==")[0] for line in one - two], [line.split("==")[0] for line in two - one]) == (
        ["mkdocs"],
        ["properdocs"],
    )


def _locked(lock: Path) -> list[str]:
    return [line.removesuffix(" \\") for line in lock.read_text("utf-8").splitlines() if "==" in line]


@pytest.mark.parametrize("lock", sorted(ROOT.glob("tests/*/package-lock.json")), ids=lambda path: path.parent.name)
def test_locks_hold_hashes_and_no_addresses(lock: Path) -> None:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    assert all(package.get("integrity") for name, package in packages.items() if name)
    assert not [name for name, package in packages.items() if "resolved" in package]
