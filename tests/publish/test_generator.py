"""The site generator is found by its entry point, and is missed in words for an editor."""

from importlib.metadata import EntryPoint

import pytest

from nianbao.finding import Problem
from nianbao.publish.generator import GROUP, find_generator


def test_the_first_by_name_is_taken() -> None:
    first, second = (EntryPoint(name, value, GROUP) for name, value in (("a", "builtins:dict"), ("b", "builtins:list")))
    assert isinstance(find_generator([second, first]), dict)


def test_without_one_it_is_said_how_to_install_it() -> None:
    with pytest.raises(Problem) as missing:
        find_generator([])
    assert missing.value.problem == "没有安装生成网页的程序"
    assert "pip install" in missing.value.mend
