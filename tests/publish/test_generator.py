"""The site generator is found by its entry point, and is missed in words for an editor."""

import sys
from importlib.metadata import EntryPoint

import pytest

from nianbao.finding import Problem
from nianbao.publish.generator import GROUP, find_generator


def entry(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, GROUP)


def not_installed() -> None:
    """What stands for a generator whose engine is not there."""


def not_known() -> None:
    raise Problem("不认得", "请重新安装")


ABSENT, UNKNOWN = "test_generator:not_installed", "test_generator:not_known"


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entry points of this module can be loaded."""
    monkeypatch.setitem(sys.modules, "test_generator", sys.modules[__name__])


def test_the_first_by_name_is_taken() -> None:
    assert isinstance(find_generator([entry("b", "builtins:list"), entry("a", "builtins:dict")]), dict)


@pytest.mark.parametrize("before", [ABSENT, UNKNOWN])
def test_one_that_cannot_be_used_makes_way_for_the_next(before: str) -> None:
    assert isinstance(find_generator([entry("a", before), entry("b", "builtins:dict")]), dict)


def test_where_none_can_be_used_it_is_said_why() -> None:
    with pytest.raises(Problem) as refused:
        find_generator([entry("a", UNKNOWN), entry("b", ABSENT)])
    assert refused.value.problem == "不认得"


@pytest.mark.parametrize("registered", [[], [entry("a", ABSENT)]], ids=["none registered", "none installed"])
def test_without_one_it_is_said_how_to_install_it(registered: list[EntryPoint]) -> None:
    with pytest.raises(Problem) as missing:
        find_generator(registered)
    assert missing.value.problem == "没有安装生成网页的程序"
    assert "pip install" in missing.value.mend
