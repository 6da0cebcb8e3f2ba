"""The command within this process: as an editor types it, without the half second that a process takes to begin."""

import contextlib
import io
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from unittest import mock

from nianbao.cli import main


def run_here(root: Path, arguments: tuple[str, ...], env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder with an environment of its own; its exit code, and what it printed.

    What it raises goes on to the test: a process would have printed it. It is not for `serve`, which takes the signals
    of its process, nor for variables that Python reads when it begins.
    """
    with contextlib.chdir(root), mock.patch.dict(os.environ, env, clear=True), _streams() as (out, err):
        try:
            code = main(arguments)
        except SystemExit as ended:  # a wrong call
            code = int(ended.code or 0)
        return subprocess.CompletedProcess(arguments, code, _text(out), _text(err))


@contextlib.contextmanager
def _streams() -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Both output streams, in UTF-8. Their encoding and line ends can be set, as those of a process can."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        yield out, err


def _text(stream: io.TextIOWrapper) -> str:
    """What was printed, read as `subprocess` reads text."""
    stream.flush()
    stream.seek(0)
    return stream.read()
