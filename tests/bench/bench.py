"""What things cost, as ratios within one run: machines differ, ratios do not. Run with `make bench`."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from workspace import CONTENT, SITE, copy, edit

ROUNDS = 5
UNCACHED = "import os; os.environ['NIANBAO_CACHE'] = 'off'; from mkdocs.__main__ import cli; cli(['build', '--quiet'])"
"""A build that makes every download anew."""


def median(command: list[str], folder: Path) -> float:
    """Seconds of the whole process, the median of several runs after one that does not count."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def years(folder: Path, count: int) -> None:
    """The real report repeated, a year each, backwards: each says its own period, as the checks demand."""
    copy(CONTENT + SITE, folder)
    for year in range(2018 - count + 1, 2018):
        for name in CONTENT:
            shutil.copytree(folder / name / "2018", folder / name / str(year))
        report, chapter = folder / f"data/{year}/report.yml", folder / f"docs/{year}/index.md"
        edit(report, "2018-01-01, to: 2018-12-31", f"{year}-01-01, to: {year}-12-31")
        edit(chapter, "2018年1月1日至2018年12月31日", f"{year}年1月1日至{year}年12月31日")


def plain(folder: Path) -> None:
    """The same chapters without hooks and templates of ours."""
    copy(("docs",), folder)
    (folder / "docs/index.md").write_text("# 无\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: 无\ntheme: material\nplugins: []\n", encoding="utf-8")


def measure(name: str, make: Callable[[Path], None], *arguments: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        seconds = median([sys.executable, *arguments], Path(folder))
    print(f"{name:<44}{seconds:7.3f} s")
    return seconds


def main() -> None:
    start = measure("Python starts, imports a YAML reader", lambda _: None, "-c", "import yaml")
    check = measure("nianbao check, one year", lambda folder: years(folder, 1), "-m", "nianbao", "check")
    build = ("-m", "mkdocs", "build", "--quiet")
    bare = measure("MkDocs and theme alone, one year", plain, *build)
    one = measure("whole site, one year", lambda folder: years(folder, 1), *build)
    anew = measure("whole site, one year, downloads made anew", lambda folder: years(folder, 1), "-c", UNCACHED)
    five = measure("whole site, five years", lambda folder: years(folder, 5), *build)
    print(f"check / start            {check / start:5.2f}")
    print(f"site / MkDocs alone      {one / bare:5.2f}")
    print(f"five years / one year    {five / one:5.2f}")
    print(f"made anew / from cache   {anew / one:5.2f}")


if __name__ == "__main__":
    main()
