"""Work shared out among processes: the results are the same, and no process outlives who asked for it."""

import os
import subprocess
import sys
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path

import pytest

from nianbao.work.processes import processors, spread

_PID = "__import__('os').getpid()"
_FOREVER = "__import__('threading').Event().wait()"
_DIES = "__import__('multiprocessing').parent_process() and __import__('os')._exit(1)"

several = pytest.mark.skipif(processors() < 2, reason="this machine has one processor")


def test_results_come_in_the_order_of_the_things() -> None:
    assert list(spread(eval, ["3", "1", "2", "0"])) == [3, 1, 2, 0]
    assert list(spread(eval, [])) == []


@several
def test_several_things_are_done_by_other_processes() -> None:
    assert os.getpid() not in list(spread(eval, [_PID] * 4))
    assert not active_children()


@pytest.mark.parametrize("count", [1, 2])
def test_for_few_things_none_is_started(count: int) -> None:
    assert list(spread(eval, [_PID] * count)) == [os.getpid()] * count


def test_what_cannot_be_named_to_another_process_is_done_here() -> None:
    assert list(spread(lambda _: os.getpid(), range(3))) == [os.getpid()] * 3


def test_what_is_raised_goes_on() -> None:
    with pytest.raises(ZeroDivisionError), closing(spread(eval, ["1", "1 / 0", "2"])) as results:
        list(results)
    assert not active_children()


def test_where_a_process_dies_the_work_is_done_here(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(spread(eval, [_DIES, "1", _DIES, "2"])) == [None, 1, None, 2]
    assert capfd.readouterr() == ("", "")


@several
def test_what_is_no_longer_wanted_is_stopped() -> None:
    with closing(spread(eval, ["1", _FOREVER, _FOREVER])) as results:
        assert next(results) == 1
    assert not active_children()


@several
def test_a_process_says_nothing() -> None:
    code = "from nianbao.work.processes import spread; print(list(spread(eval, ['print(1)'] * 3)))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert (run.stdout, run.stderr) == ("[None, None, None]\n", "")


def test_a_script_that_does_not_look_how_it_is_called_runs_once(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from nianbao.work.processes import spread\nprint('once')\nprint(list(spread(abs, [-1, -2, -3])))\n"
    )
    run = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True)
    assert (run.stdout, run.stderr) == ("once\n[1, 2, 3]\n", "")
