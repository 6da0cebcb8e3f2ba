"""Records that pass from one reading of a process to its next as they are: nothing is written, nothing read back.

What is passed on is known by the same keys as the entries of the store, and is not to be changed by anybody.
"""

from typing import Any, TypeVar

_T = TypeVar("_T")


class Memory:
    """Records of the last and the present reading, by key. What a reading does not ask for is dropped after it."""

    def __init__(self) -> None:
        self._last: dict[str, object] = {}
        """Records that the reading before asked for or made, by key."""
        self._now: dict[str, object] = {}
        self.made = False
        """Whether this reading made anything."""

    def begin(self) -> None:
        """Start a new reading: what the one before held can still be found; older records are dropped."""
        self._last, self._now, self.made = self._now, {}, False

    def find(self, key: str) -> tuple[Any] | None:
        """The record under the key, of this reading or the one before, in a tuple; None where there is none."""
        for known in (self._now, self._last):
            if key in known:
                return (self.pass_on(key, known[key]),)
        return None

    def pass_on(self, key: str, value: _T) -> _T:
        """Keep a record for the next reading, and return it."""
        self._now[key] = value
        return value

    def keep(self, key: str, value: object) -> None:
        """Keep a record that was newly made for the next reading, and note that something was made."""
        self.pass_on(key, value)
        self.made = True

    def forget(self) -> None:
        """Drop what this reading has kept: its files changed while they were read."""
        self._now.clear()

    def pass_to(self, other: "Memory") -> None:
        """Let another memory find what this one would find."""
        other._last |= self._last | self._now  # noqa: SLF001 - of the same class
