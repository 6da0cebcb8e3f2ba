"""A figure of the fixed copy changed after its year was locked, and the correction that says so."""

import re
from pathlib import Path

from workspace import edit

DATA = "data/2018/statistics.yml"
CORRECTIONS = "data/2018/corrections.yml"
FROZEN = "data/2018/frozen.yml"


def change_a_figure(root: Path) -> None:
    """Change a figure that no sentence names."""
    edit(root / DATA, "制发规范性文件总数: 4", "制发规范性文件总数: 5")


def fill_in(root: Path) -> None:
    """What an editor writes into the entries that `nianbao correct` wrote: a day, a title, the reason."""
    path = root / CORRECTIONS
    text = path.read_text("utf-8")
    for key, value in {"date": "2019-05-06", "what": "规范性文件数 <b>", "why": "汇总时漏计一件"}.items():
        text = re.sub(rf"^(  [ -] {key}:).*$", rf"\1 {value}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def correct(root: Path, *entries: str) -> None:
    """Add entries to the corrections of 2018, each as it stands between the braces; day and reason are the same."""
    path = root / CORRECTIONS
    text = path.read_text("utf-8") if path.exists() else "corrections:\n"
    lines = "".join(f"  - {{date: 2019-05-06, why: 录入时看错, {entry}}}\n" for entry in entries)
    path.write_text(text + lines, encoding="utf-8")


def without_figures(root: Path) -> None:
    """The lock of 2018 as it was made before locks held forms and figures."""
    path = root / FROZEN
    files = path.read_text("utf-8").split("files:\n")[1].split("figures:\n")[0]
    path.write_text(f"# 锁定\nfiles:\n{files}", encoding="utf-8")
