"""Processes that are started for some work, and end with it, however it ends."""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TypeVar

from nianbao.work.interrupt import uninterrupted

_T = TypeVar("_T")
_R = TypeVar("_R")

_LOOK = 0.2
"""Seconds between two checks for Ctrl-C while waiting, which Windows does not interrupt."""


def in_processes(do: Callable[[_T], _R], things: Sequence[_T], count: int) -> Generator[_R, None, None]:
    """The results of `do` for each item, in order, computed by `count` processes."""
    others = set(active_children())
    executor = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin)
    try:
        with uninterrupted():
            waiting = deque((thing, executor.submit(do, thing)) for thing in things)
        while waiting:
            thing, future = waiting.popleft()
            yield _result(future, do, thing)
    except BaseException:  # whoever asked has been stopped: what is being done is of no use to anybody
        for process in set(active_children()) - others:
            process.kill()
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def end_processes() -> None:
    """End all that were started, because this process is about to end; their work is of no use to anybody."""
    for process in active_children():
        process.kill()


def _result(future: "Future[_R]", do: Callable[[_T], _R], thing: _T) -> _R:
    while not future.done():
        wait([future], timeout=_LOOK)
    try:
        return future.result()
    except BrokenProcessPool:
        return do(thing)


def _begin() -> None:
    """What each process does first: it says nothing, leaves Ctrl-C to the one that began it, and ends with that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)
