"""Entries: damaged ones are made anew, the oldest go first, and a folder that cannot be used is no error."""

from pathlib import Path

import pytest

from nianbao.cache.store import Store


@pytest.mark.parametrize("spoilt", [b"", b"\n", b"0" * 64, b"text"])
def test_what_is_no_entry_is_made_anew(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "key").write_bytes(spoilt)
    assert Store(tmp_path).remember("key", lambda: b"made").content == b"made"
    kept = Store(tmp_path).remember("key", lambda: b"again")
    assert (kept.content, kept.cached) == (b"made", True)


def test_the_store_keeps_what_was_used_last(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for key in ("a", "b", "c"):
        store.remember(key, lambda: b"x" * 1000)
    store.remember("a", lambda: b"")
    store.trim(2500)
    assert {path.name for path in tmp_path.iterdir()} == {"a", "c"}


def test_a_store_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    store = Store(tmp_path / "file")
    assert store.remember("key", lambda: b"made").content == b"made"
    store.trim()
