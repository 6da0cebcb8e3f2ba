"""Records are read back as they were, or made anew: whatever an entry is, no command ends with a traceback."""

import os
import pickle
from dataclasses import dataclass
from pathlib import Path

import pytest

from nianbao.cache.store import NOTHING, Store
from nianbao.cache.values import Values
from nianbao.finding import Place

KEY = "0" * 64


def never() -> Place:
    raise AssertionError("it is kept")


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    values = Values(Store(tmp_path))
    assert values.remember(KEY, lambda: Place("a", 2)) == Place("a", 2)
    values.settle(lambda: True)
    assert Values(Store(tmp_path)).remember(KEY, never) == Place("a", 2)


def test_what_was_made_while_a_file_was_saved_is_not_kept(tmp_path: Path) -> None:
    values = Values(Store(tmp_path))
    values.keep(KEY, Place("a", 2))
    values.settle(lambda: False)
    assert list(tmp_path.iterdir()) == []


def test_what_is_shared_is_the_same_thing_afterwards(tmp_path: Path) -> None:
    form = (Place("form", 1),)
    values = Values(Store(tmp_path)).sharing({"form": form})
    values.keep(KEY, [form, form])
    values.settle(lambda: True)
    again = (Place("form", 1),)
    found = Values(Store(tmp_path)).sharing({"form": again}).find(KEY)
    assert found
    assert all(one is again for one in found[0])
    assert Values(Store(tmp_path)).find(KEY) is None, "nobody knows what its name stands for"


@dataclass(frozen=True)
class Call:
    """Runs a command when it is read back, as pickle allows."""

    command: str

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (self.command,)


@pytest.mark.parametrize(
    "content",
    [b"", b"no pickle", pickle.dumps(Place("a"))[:-5], pickle.dumps(Path("a")), b"cnianbao.cache.store\nGone\n."],
    ids=["empty", "text", "cut off", "another class", "a class that is gone"],
)
def test_what_is_no_record_of_ours_is_made_anew(tmp_path: Path, content: bytes) -> None:
    Store(tmp_path).keep(KEY, content)
    assert Values(Store(tmp_path)).remember(KEY, lambda: "anew") == "anew"


def test_reading_calls_nothing(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    Store(tmp_path).keep(KEY, pickle.dumps(Call(f"echo x > {seen}")))
    assert Values(Store(tmp_path)).find(KEY) is None
    assert not seen.exists()


def test_where_nothing_is_kept_nothing_is_found() -> None:
    values = Values(NOTHING)
    values.keep(KEY, Place("a"))
    values.settle(lambda: True)
    assert values.find(KEY) is None
