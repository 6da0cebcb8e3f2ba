"""A line on a terminal that says how far something is, by tqdm, which knows terminals and how wide Chinese is."""

from shutil import get_terminal_size
from threading import RLock
from typing import TextIO

from tqdm import tqdm

_FORMAT = "{desc}：{n_fmt}/{total_fmt} {unit} {bar:20}"


class _Line(tqdm):  # type: ignore[misc] # it has no types
    monitor_interval = 0
    """No thread that looks after it."""
    _lock = RLock()
    """Lines of this process only: the lock that it makes by itself is one for all processes."""


class Bar:
    """A progress bar on one line of a terminal, `done` of `total` pieces."""

    def __init__(self, stream: TextIO, what: str, unit: str, done: int, total: int) -> None:
        size = get_terminal_size()  # it is never 0, as a terminal may say by itself
        self._line = _Line(
            desc=what,
            unit=unit,
            initial=done,
            total=total,
            file=getattr(stream, "stream", stream),  # it moves the cursor
            ncols=size.columns - 1,
            nrows=size.lines,
            leave=False,
            bar_format=_FORMAT,
        )

    def show(self, done: int) -> None:
        """Show that this many pieces are done."""
        self._line.update(done - self._line.n)

    def close(self) -> None:
        """Remove the bar from the terminal."""
        self._line.close()
