"""How far some work is, told to whoever wants to know."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

_T = TypeVar("_T")

Step = Callable[[], None]
"""Is called after each piece of a stage."""


class Progress(Protocol):
    """Is told of stages, one after the other."""

    def begin(self, what: str, total: int, unit: str) -> Step:
        """A stage begins: what is done, as an editor reads it, of how many pieces, and what one of them is called."""
        ...


class _Silent:
    def begin(self, what: str, total: int, unit: str) -> Step:  # noqa: ARG002 - as all are told
        return _nothing


SILENT: Progress = _Silent()
"""Tells nobody."""


def track(progress: Progress, what: str, unit: str, pieces: Iterable[_T], total: int) -> Iterator[_T]:
    """The pieces as they are, each of them told when it is done."""
    step = progress.begin(what, total, unit)
    for piece in pieces:
        yield piece
        step()


def _nothing() -> None:
    """There is nobody to be told."""
