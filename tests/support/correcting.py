"""A figure of the fixed copy changed after its year was locked, and the correction that says so."""

import re
from pathlib import Path

from workspace import edit

DATA = "data/2018/statistics.yml"


def change_a_figure(root: Path) -> None:
    """Change a figure that no sentence names."""
    edit(root / DATA, "制发规范性文件总数: 4", "制发规范性文件总数: 5")


def fill_in(root: Path) -> None:
    """What an editor writes into the entry that `nianbao correct` began."""
    path = root / "data/2018/corrections.yml"
    text = path.read_text("utf-8")
    for key, value in {
        "date": "2019-05-06",
        "page": "statistics",
        "what": "规范性文件数 <b>",
        "before": "4件",
        "after": "5件",
        "why": "汇总时漏计一件",
    }.items():
        text = re.sub(rf"^(  [ -] {key}:).*$", rf"\1 {value}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
