"""The same work for several things, on all processors: in processes beside this one.

They begin from nothing (`spawn`): a copy of this process would copy locks that its other threads hold, and Windows has
none. So a function goes to them by its name, and what it is given as bytes; both are to be small.

A process that begins runs the file of the program again, as far as that does not look how it is called. Of the command
`nianbao` it is known that it does. Of a script that uses this library it is not: it gets its results from one process.
"""

import os
import pickle
import sys
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")

_MOST = 8
"""Processes at once: each takes some 200 MB while it sets a PDF."""
_FEWEST = 3
"""Things for which it pays: a process needs half a second until it begins, as much as the files of one year take."""
_COMMAND = "nianbao"


def processors() -> int:
    """Number of processors that this process may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(do: Callable[[_T], _R], things: Sequence[_T]) -> Generator[_R, None, None]:
    """The results of `do` for each item, in order, computed by several processes; errors of `do` propagate.

    Where only one process can be had, or one that was started has died, it is done in this one. To be closed.
    """
    count = min(len(things), processors(), _MOST)
    if count > 1 and len(things) >= _FEWEST and _starts_clean() and _travels(do):
        from nianbao.work.pool import in_processes  # noqa: PLC0415 - takes 0.05 s, and few builds need it

        yield from in_processes(do, things, count)
    else:
        yield from map(do, things)


def _starts_clean() -> bool:
    """Whether a new process may import the program's file: known for the command `nianbao` and for no file at all."""
    main = sys.modules.get("__main__")
    spec, file = getattr(main, "__spec__", None), getattr(main, "__file__", None)
    if spec is not None:  # python -m …: only a module of this name is not run again
        return bool(spec.name.rpartition(".")[2] == "__main__")
    return file is None or Path(file).stem == _COMMAND


def _travels(do: object) -> bool:
    """Whether a function can be named to another process; one that was made within a function cannot."""
    try:
        pickle.dumps(do)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True
