"""A command that does nothing says why."""

import sys
from pathlib import Path


def refuse(why: str, code: int = 2) -> int:
    """Print why nothing was done, and return the exit code: 2 by default."""
    print(why, file=sys.stderr)
    return code


def unknown_year(root: Path, year: int) -> str:
    """Why nothing can be done with a year; empty where it has data."""
    return "" if (root / f"data/{year}").is_dir() else f"没有这个年度的数据：{year}"
