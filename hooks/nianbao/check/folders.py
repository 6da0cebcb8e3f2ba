"""Pages of `docs` that lie where no page is read."""

import re
from collections.abc import Iterator
from pathlib import Path

from nianbao.finding import Finding, Place


def check_folders(root: Path) -> Iterator[Finding]:
    """A finding for each page in a folder that is no year's: nobody would see it, or the website has its address."""
    for path in sorted((root / "docs").glob("*/**/*.md")):
        file = path.relative_to(root)
        if not re.match(r"[0-9０-９]{4}", file.parts[1]):
            mend = "网页直接放在 docs 下，或放在年度文件夹里；请移走或删去"
            yield Finding(Place(file.as_posix()), path.name, "不会读这个文件", mend)
