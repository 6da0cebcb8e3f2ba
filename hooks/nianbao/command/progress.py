"""How far a command is, for whoever waits: on the error stream, from the third second on.

On a terminal it is one line that goes away again; elsewhere, as in GitHub Actions, a line every few seconds.
"""

import time
from typing import TYPE_CHECKING, TextIO

from nianbao.work.progress import Step

if TYPE_CHECKING:
    from nianbao.command.progressbar import Bar

_PATIENCE = 2.0
"""Seconds in which nobody asks."""
_PAUSE = 5.0
"""Seconds between two lines where there is no terminal."""


class Display:
    """Shows the stages of a command on a stream. Close it before anything else is printed."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._next = time.monotonic() + _PATIENCE
        """Monotonic time in seconds before which nothing is printed."""
        self._bar: Bar | None = None

    def begin(self, what: str, total: int, unit: str) -> Step:
        """Begin a stage, which ends the one before. Call the result after each piece."""
        self.close()
        done = 0

        def step() -> None:
            nonlocal done
            done += 1
            if time.monotonic() >= self._next:
                self._show(what, done, total, unit)
            if done >= total:
                self.close()

        return step

    def close(self) -> None:
        """Remove the line from the terminal."""
        if self._bar:
            self._bar.close()
            self._bar = None

    def _show(self, what: str, done: int, total: int, unit: str) -> None:
        if not self._stream.isatty():
            print(f"{what}：{done}/{total} {unit}", file=self._stream, flush=True)
            self._next = time.monotonic() + _PAUSE
            return
        if self._bar:
            self._bar.show(done)
            return
        from nianbao.command.progressbar import Bar

        self._bar = Bar(self._stream, what, unit, done, total)
