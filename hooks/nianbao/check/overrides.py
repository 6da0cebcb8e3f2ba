"""What an office puts in place of the engine's own: templates, styles, pictures, in `overrides/`."""

from collections.abc import Iterator
from pathlib import Path

from nianbao.finding import Finding, Place, Severity

OVERRIDES = "overrides"
"""A file here is used in place of the theme's of the same name."""


def check_overrides(root: Path) -> Iterator[Finding]:
    """List each file: after a new version of the engine these are the ones to look at again."""
    for path in sorted((root / OVERRIDES).rglob("*")):
        if path.is_file():
            file = path.relative_to(root).as_posix()
            problem, mend = "用本站的这一份，不用发布程序自带的", "发布程序更新以后，请看看这里还合不合适"
            yield Finding(Place(file), path.name, problem, mend, Severity.INFO, "override")
