"""`make bench`: what things cost, and the search beside others. Everything is measured in one run: machines differ.

A whole run writes `benchmarks/RESULTS.md`. With ONLY, words as pytest's -k knows them (`build`, `preview and save`,
`not bodies`, `search`), or with YEARS (`1,10`) it is told only.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import benchsearch
from benchmachine import machine
from benchresult import Results, read_results
from benchrun import SEGMENTING
from benchtable import tables
from workspace import ROOT

RESULTS = ROOT / "benchmarks/RESULTS.md"
_ROWS = ROOT / "tests/bench/costs.py"
_HEAD = """# What things cost

Made by `make bench`: medians of one run, processor seconds (user and system) of whole commands with all that they
start; where it says wall, seconds that a person waits. Every year has text and figures of its own.

"""


def measure(only: str, folder: Path) -> Results:
    """Measure the rows in a process of their own, where pytest-benchmark is; it prints how far it is."""
    written, paths = folder / "written.json", (ROOT / "tests/support", _ROWS.parent)
    apart = ("-p", "no:cacheprovider", f"--confcutdir={_ROWS.parent}", f"--basetemp={folder / 'offices'}")
    own = "--override-ini=addopts=--import-mode=importlib"  # the project's options are for plugins that are not there
    shown = ("--benchmark-quiet", "--no-header", "--verbose", f"--benchmark-json={written}")
    command = (SEGMENTING, "-m", "pytest", own, *apart, *shown, "-k", only, _ROWS)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, paths))}
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        sys.exit("nothing was measured, or not everything: the reason stands above")
    return read_results(json.loads(written.read_text(encoding="utf-8")))


def main() -> None:
    """Measure, print, and where all was measured, write."""
    only, partly = os.environ.get("ONLY", ""), os.environ.get("ONLY") or os.environ.get("YEARS")
    if only != "search":
        with tempfile.TemporaryDirectory() as folder:
            told = tables(measure(only, Path(folder)))
        print(f"\n{told}")
        if not partly:
            RESULTS.parent.mkdir(exist_ok=True)
            RESULTS.write_text(f"{_HEAD}{machine(datetime.now(UTC).date())}\n\n{told}", encoding="utf-8")
    if only == "search" or not partly:
        benchsearch.main()


if __name__ == "__main__":
    main()
