"""Running a command for the bench: what it took of the processors and of memory, with all processes that it started."""

import os
import resource
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchoffice import Office
from workspace import ROOT

PYTHON = ROOT / ".venv/bin/python"
SEGMENTING = ROOT / ".venv/bench/bin/python"
"""The Python that has jieba: with it, the theme's search splits Chinese into words."""
_OF_THIS_SHELL = ("PRODUCTION", "SITE_URL")


def processor() -> float:
    """Processor seconds, user and system, of all commands that have ended so far: a clock for pytest-benchmark."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def environment(cache: Path) -> dict[str, str]:
    """That of the bench, with a cache folder of its own. Compiled modules are kept, as everywhere."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_THIS_SHELL}
    more = {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "", "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": str(cache)}
    return kept | more


def run(command: Sequence[str | Path], folder: Path, cache: Path) -> int:
    """Run it to its end. Gives the bytes of memory of its largest process.

    Raises:
        RuntimeError: where it failed.

    """
    with tempfile.TemporaryFile() as printed:
        process = subprocess.Popen(command, cwd=folder, env=environment(cache), stdout=printed, stderr=printed)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            raise RuntimeError(printed.read().decode(errors="replace"))
    return used.ru_maxrss * 1024


def nianbao(office: Office, *arguments: str) -> int:
    """Run our command as the office does. Gives the bytes of memory of its largest process."""
    return run((PYTHON, "-m", "nianbao", *arguments), office.root, office.cache)
