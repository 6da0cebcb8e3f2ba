"""Records of this library as entries of the store: read back unchanged, or not at all.

What many of them lead to, such as the form that thirty years are made on, is named in the entries and not repeated.
"""

import io
import pickle
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from nianbao.cache.memory import Memory
from nianbao.cache.store import Store

_T = TypeVar("_T")
_PLAIN = frozenset(
    {
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("datetime", "date"),
        ("datetime", "time"),
        ("decimal", "Decimal"),
        ("fractions", "Fraction"),
    }
)
"""Classes beside our own that records are made of."""


class Values:
    """Records by key: found in the memory or the store; new ones are collected and written by `settle`."""

    def __init__(self, store: Store, shared: Mapping[str, object] | None = None, memory: Memory | None = None) -> None:
        self._store = store
        self._shared = dict(shared or {})
        """What entries only name, by its name."""
        self._memory = memory
        self._made: dict[str, bytes] = {}

    @property
    def kept(self) -> bool:
        """Whether there is a store or a memory; without them no key need be computed."""
        return self._store.folder is not None or self._memory is not None

    def sharing(self, shared: Mapping[str, object]) -> "Values":
        """The same records; from now on entries hold only the names of the `shared` objects, not their content."""
        other = Values(self._store, shared, self._memory)
        other._made = self._made
        return other

    def once(self, name: str, make: Callable[[], _T]) -> _T:
        """A value that stays the same as long as the process runs, such as a digest of code; made on the first call."""
        if not self._memory:
            return make()
        known = self._memory.find(name)
        return cast("_T", known[0]) if known else self._memory.pass_on(name, make())

    def remember(self, key: str, make: Callable[[], _T]) -> _T:
        """The record under the key; where there is none, `make` is called and its result kept."""
        found = self.find(key)
        if found is not None:
            return cast("_T", found[0])
        made = make()
        self.keep(key, made)
        return made

    def find(self, key: str) -> tuple[Any] | None:
        """The record under the key, in a tuple; None where there is none or it cannot be read back."""
        if self._memory and (known := self._memory.find(key)):
            return known
        entry = self._store.find(key)
        try:
            found = (_Reader(entry.content, self._shared).load(),) if entry else None
        except Exception:  # noqa: BLE001 - whatever an entry is that is no record of ours, it is made anew
            return None
        if found and self._memory:
            self._memory.pass_on(key, found[0])
        return found

    def keep(self, key: str, value: object) -> None:
        """Keep a record until `settle`, which writes it or drops it."""
        if self._memory:
            self._memory.keep(key, value)
        if self._store.folder is not None:
            self._made[key] = _written(value, self._shared)

    def settle(self, unchanged: Callable[[], bool]) -> None:
        """Write the records that were kept, if their sources are still `unchanged`; else drop them."""
        made = self._made or (self._memory and self._memory.made)
        if not made or unchanged():
            for key, content in self._made.items():
                self._store.keep(key, content)
        elif self._memory:
            self._memory.forget()
        if self._made:
            self._store.trim()
        self._made.clear()


class _Reader(pickle.Unpickler):
    def __init__(self, content: bytes, shared: Mapping[str, object]) -> None:
        super().__init__(io.BytesIO(content))
        self._shared = shared

    def find_class(self, module: str, name: str) -> Any:
        """A class of this library, from its own module, or a plain type. Raises UnpicklingError for all others."""
        if (module, name) not in _PLAIN and ("." in name or not module.startswith("nianbao.")):
            raise pickle.UnpicklingError(f"{module}.{name}")
        found = super().find_class(module, name)
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found

    def persistent_load(self, pid: str) -> object:
        """The shared object that an entry names, see `Values.sharing`."""
        return self._shared[pid]


class _Writer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, shared: Mapping[str, object]) -> None:
        super().__init__(file, protocol=5)
        self._names = {id(thing): name for name, thing in shared.items()}

    def persistent_id(self, obj: object) -> str | None:
        """The name of a shared object, written in place of its content; None for any other object."""
        return self._names.get(id(obj))


def _written(value: object, shared: Mapping[str, object]) -> bytes:
    file = io.BytesIO()
    _Writer(file, shared).dump(value)
    return file.getvalue()
