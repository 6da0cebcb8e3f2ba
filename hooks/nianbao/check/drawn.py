"""Pictures that PDF and Word cannot show: damaged where no browser looks, or no picture at all."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from nianbao.attached.issue import Issue
from nianbao.check.stages import Made, ProjectFiles
from nianbao.finding import Finding, Place, Severity

DRAWN = "picture"
"""The rule that every picture can be drawn."""
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
_ISSUE = Issue("", "这张图片画不出来，PDF 和 Word 里只有它的说明", "请用原来的程序打开，另存为 PNG 或 JPG，再放进来")


def check_drawn(project: ProjectFiles) -> Iterator[Finding]:
    """A warning for each picture in `docs` that cannot be drawn; each is tried once as long as it stays the same."""
    for file, sha256 in project.files:
        if file.startswith("docs/") and PurePosixPath(file).suffix.lower() in _ENDINGS:
            for place, issue in project.remember(("drawn", file, sha256), partial(_tried, project, file)):
                name = PurePosixPath(file).name
                yield Finding(place, name, issue.problem, issue.mend, severity=Severity.WARNING, rule=DRAWN)


def _tried(project: ProjectFiles, file: str) -> Made:
    from nianbao.attached.drawing import can_be_drawn  # noqa: PLC0415 - only a project with pictures waits for it

    try:
        content = (project.root / file).read_bytes()
    except OSError:
        return ()  # a finding already
    return () if can_be_drawn(content, PurePosixPath(file).suffix.lower()) else ((Place(file), _ISSUE),)
