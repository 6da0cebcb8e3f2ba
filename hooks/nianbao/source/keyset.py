"""The keys of one mapping, as they are described: what may be asked for, what has to be there, what has to be read.

Where they are not described (None), everything may be asked for and nothing has to be.
"""

from collections.abc import Collection, Iterable

from nianbao.source.keys import Key, Kind
from nianbao.source.yamltree import Mapping

NAMED = (Kind.NAMED, Kind.WORDS, Kind.PAIRS, Kind.ROWS)
"""Mappings under names of the editor's own."""


class KeySet:
    """The described keys of a mapping. Asking for one that is not described raises KeyError."""

    def __init__(self, keys: Iterable[Key] | None, mapping: Mapping) -> None:
        self.keys = None if keys is None else tuple(keys)
        self._by_name = {key.name: key for key in self.keys or ()}
        ways = [key for key in self._by_name.values() if key.way]
        self._ways = [key.way for key in ways if mapping.get(key.name) is not None] or [key.way for key in ways[:1]]
        """The ways in which the mapping is written; the first of all where it has no key of any."""

    def get(self, name: str) -> Key | None:
        """The description of a key; None where none are described. Raises KeyError for one that is not."""
        return None if self.keys is None else self._by_name[name]

    def require_kind(self, name: str, kinds: Collection[Kind]) -> None:
        """Raise TypeError where a key is described as of another kind than these."""
        if (key := self.get(name)) and key.kind not in kinds:
            raise TypeError(f"{name}: described as {key.kind.name}")

    def is_required(self, name: str) -> bool:
        """Whether a key has to be there: it is described so, and is of the way in which the mapping is written."""
        key = self.get(name)
        return key is not None and key.required and key.way in ("", *self._ways[:1])

    def is_named(self, name: str) -> bool:
        """Whether a key holds a mapping under names of the editor's own."""
        key = self.get(name)
        return key is not None and key.kind in NAMED

    def below(self, name: str) -> tuple[Key, ...] | None:
        """The keys of what stands behind a key; None where they are not described."""
        return key.keys if (key := self.get(name)) else None

    @property
    def notes(self) -> list[str]:
        """Names of the keys that only people read."""
        return [key.name for key in self._by_name.values() if key.kind is Kind.ANY]

    def unread(self, asked: Collection[str]) -> list[str]:
        """Names of the keys that a reader left out; of several ways of writing a mapping it has to read one."""
        read = {key.way for key in self._by_name.values() if key.name in asked}
        ways = read if read & {*self._ways} else read | {*self._ways}
        return sorted(name for name, key in self._by_name.items() if name not in asked and key.way in ("", *ways))
