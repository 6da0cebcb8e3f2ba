"""Records that pass from one reading of a process to its next as they are: nothing is written, nothing read back.

What is passed on is known by the same keys as the entries of the store, and is not to be changed by anybody.
"""

from typing import Any, TypeVar

_T = TypeVar("_T")


class Memory:
    """What the last reading had. What the next one does not ask for is gone after it."""

    def __init__(self) -> None:
        self._last: dict[str, object] = {}
        """Of the reading before."""
        self._now: dict[str, object] = {}
        self.made = False
        """Whether this reading made anything."""

    def begin(self) -> None:
        """Another reading begins."""
        self._last, self._now, self.made = self._now, {}, False

    def find(self, key: str) -> tuple[Any] | None:
        """What this reading or the one before had under the key; None where they had nothing."""
        for known in (self._now, self._last):
            if key in known:
                return (self.pass_on(key, known[key]),)
        return None

    def pass_on(self, key: str, value: _T) -> _T:
        """Have something for the next reading too; gives it."""
        self._now[key] = value
        return value

    def keep(self, key: str, value: object) -> None:
        """Have something that was made."""
        self.pass_on(key, value)
        self.made = True

    def forget(self) -> None:
        """Have nothing of this reading."""
        self._now.clear()
