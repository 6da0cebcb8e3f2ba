"""The output streams of a command: nothing that is printed, such as a name, can steer a terminal or a log."""

import contextlib
import sys
from collections.abc import Iterator
from typing import Any, TextIO, cast

from nianbao.characters import printable


class Terminal:
    """A text stream that prints nothing unseen; in all else it is the stream behind it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        """What it writes to; a progress bar, which moves on its line, writes there itself."""

    def write(self, text: str) -> int:
        """Write a text as people may get it. Returns its length."""
        self.stream.write(printable(text))
        return len(text)

    def writelines(self, lines: list[str]) -> None:
        """Write these texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextlib.contextmanager
def safe_streams() -> Iterator[None]:
    """Print by such streams while the context lasts."""
    out, err = (cast("TextIO", Terminal(stream)) for stream in (sys.stdout, sys.stderr))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        yield
