"""What `make audit` makes of its tools' complaints; and that its locks name nobody's registry."""

import json
from pathlib import Path

import pytest

from audit.allowed import Allowed, counted, read_allowed
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


@pytest.mark.parametrize("lock", sorted(ROOT.glob("tests/*/package-lock.json")), ids=lambda path: path.parent.name)
def test_locks_hold_hashes_and_no_addresses(lock: Path) -> None:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    assert all(package.get("integrity") for name, package in packages.items() if name)
    assert not [name for name, package in packages.items() if "resolved" in package]
