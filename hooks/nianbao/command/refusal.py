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


def locked_year(root: Path, year: int) -> str:
    """Why nothing can be written in a year's text by these commands; empty where it is not locked."""
    from nianbao.source.filenames import FROZEN_FILE

    if not (root / f"data/{year}/{FROZEN_FILE}").exists():
        return ""
    return f"{year} 年度已经发布并锁定，没有改动（要改的，请打开文件改好，再运行 nianbao correct {year} 写更正）"
