"""The record of a year is only a record: whoever takes one does not bring in what reads and checks it."""

import subprocess
import sys

from workspace import ROOT

IMPORTED = "import sys, nianbao.project.year; print(*sorted(sys.modules))"


def test_the_record_of_a_year_brings_in_no_check_and_no_converter() -> None:
    run = subprocess.run([sys.executable, "-c", IMPORTED], cwd=ROOT, check=True, capture_output=True, text=True)
    modules = run.stdout.split()
    assert "nianbao.report.model" in modules
    heavy = ("nianbao.check", "nianbao.project.checks", "nianbao.bind.binder", "autocorrect_py", "markdown")
    assert [name for name in modules if name.startswith(heavy)] == []
