"""Progress of some work, reported to whoever shows it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

_T = TypeVar("_T")

Step = Callable[[], None]
"""Is called after each piece of a stage."""


class Progress(Protocol):
    """Protocol of whoever shows progress: work comes in stages, one after the other."""

    def begin(self, what: str, total: int, unit: str) -> Step:
        """Begin a stage: `what` is done (Chinese), of `total` pieces called `unit`. Call the result after each."""
        ...


class _Silent:
    def begin(self, what: str, total: int, unit: str) -> Step:  # noqa: ARG002 - as all are told
        return _nothing


SILENT: Progress = _Silent()
"""Reports to nobody."""


def track(progress: Progress, what: str, unit: str, pieces: Iterable[_T], total: int) -> Iterator[_T]:
    """The pieces unchanged, each reported to `progress` once the caller is done with it."""
    step = progress.begin(what, total, unit)
    for piece in pieces:
        yield piece
        step()


def _nothing() -> None:
    """The step of a stage that nobody watches."""
