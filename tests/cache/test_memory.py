"""What passes from one reading of a process to its next."""

import pytest

from nianbao.cache.memory import Memory
from nianbao.cache.store import NOTHING
from nianbao.cache.values import Values


def _again(memory: Memory) -> Values:
    memory.begin()
    return Values(NOTHING, memory=memory)


def test_the_next_reading_has_the_very_same_and_makes_nothing() -> None:
    memory = Memory()
    first = _again(memory).remember("key", list[int])
    assert _again(memory).remember("key", lambda: pytest.fail("made again")) is first


def test_what_a_reading_does_not_ask_for_is_gone_after_it() -> None:
    memory = Memory()
    _again(memory).remember("key", lambda: "old")
    _again(memory)
    assert _again(memory).remember("key", lambda: "new") == "new"


def test_what_was_made_of_files_that_changed_meanwhile_is_forgotten() -> None:
    memory = Memory()
    values = _again(memory)
    values.remember("key", lambda: "half")
    values.settle(lambda: False)
    assert _again(memory).remember("key", lambda: "whole") == "whole"


def test_what_stays_the_same_is_computed_once() -> None:
    memory, times = Memory(), list[int]()
    for _ in range(3):
        _again(memory).once("code", lambda: times.append(1))
    assert len(times) == 1
