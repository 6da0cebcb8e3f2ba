"""Portals of many years for the bench: the real chapters of 2018, each year with text and figures of its own.

Equal years would be one year to a cache. So every sentence begins otherwise in each year, numbers that no table holds
are others, and figures change together with the numbers that are bound to them: the checks pass, and series and
comparison have something to show. Everything follows from year and body, so that each run makes the same.

No form is meant for the years before 2014. The office brings the form of 2018 as its own, in force for all its years.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from benchfigures import figures, filled, rebound, tabled
from benchtext import dated, opened, told
from workspace import CONTENT, copy, edit, own_form

LAST = 2018
"""The newest year of every portal, which is the one that is edited."""
BODIES = ("红寺堡", "青石峡", "白杨渡", "清水营", "金积滩")
"""Names of the bodies that the bench knows; the first is the real one."""
_TABLE = "tables/建议提案办理结果.yml"
_APART = 37
"""How far the figures of two bodies lie apart: more than there are years."""
_SETTINGS = """site_name: 政府信息公开工作年度报告
site_url: !ENV [SITE_URL, ""]
theme: nianbao
plugins: [nianbao]
"""


def years(count: int) -> range:
    """The years of a portal, the oldest first."""
    return range(LAST - count + 1, LAST + 1)


def lay_out_years(root: Path, count: int, body: int = 0) -> Path:
    """The project of one body, as an office has it."""
    copy(CONTENT, root)
    (root / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    edit(own_form(root, "2014"), "[2014, 2015, 2016, 2017, 2018]", str([*years(count)]))
    for year in years(count)[:-1]:
        for name in CONTENT:
            shutil.copytree(root / name / str(LAST), root / name / str(year))
    for year in years(count):
        _make_own(root, year, LAST - year + _APART * body)
    rewrite(root / "data/addresses.txt", lambda text: _registered(text, years(count)))
    if body:
        for path in [*root.glob("data/**/*.*"), *root.glob("docs/**/*.md")]:
            rewrite(path, lambda text: text.replace(BODIES[0], BODIES[body]))
    return root


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Change the text of a file."""
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def _make_own(root: Path, year: int, seed: int) -> None:
    """Give a year its own figures and text. With the seed 0 the figures are the real ones, but for applications."""
    data, chapters, values = root / f"data/{year}", sorted(root.glob(f"docs/{year}/*.md")), figures(seed)
    for path in [data / "report.yml", data / "statistics.yml", data / _TABLE, *chapters]:
        rewrite(path, lambda text: rebound(dated(text, year), values))
    rewrite(data / "statistics.yml", lambda text: filled(text, values))
    rewrite(data / _TABLE, lambda text: tabled(text, values))
    for path in chapters:
        rewrite(path, lambda text: told(opened(text, seed), seed))


def _registered(text: str, wanted: range) -> str:
    """The list of published addresses, with the lines of the newest year for each year."""
    lines = text.splitlines()
    more = [line.replace(str(LAST), str(year)) for line in lines if str(LAST) in line for year in wanted[:-1]]
    return "\n".join(lines + more) + "\n"
