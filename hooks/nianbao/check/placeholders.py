"""Placeholders: 待填 in what editors write beside figures and chapters, as names, addresses and reasons.

A figure that waits is found with the figures, and a sentence with the text.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from nianbao.bind.pending import WAITS
from nianbao.check.stages import DataFolder
from nianbao.finding import PENDING, Finding, Place, Severity
from nianbao.report.value import Absent
from nianbao.source.filenames import APART
from nianbao.source.textfile import EncodingProblem, read_text
from nianbao.source.yamltree import Node, Scalar, Sequence, read_yaml

_FIGURES = "statistics.yml"
_WORD = Absent.PENDING.value
_WAITS = re.compile(WAITS)


def check_placeholders(folder: DataFolder) -> Iterator[Finding]:
    """A warning for each 待填 in the data files of a year's folder, the figures of `statistics.yml` excepted.

    With an empty `folder` the files directly in `data/` are checked, which belong to no year.
    """
    for path in sorted((folder.root / "data" / folder.name).glob("**/*.yml" if folder.name else "*.yml")):
        file = path.relative_to(folder.root).as_posix()
        if folder.name and path.relative_to(folder.root).parts[2] in APART:
            continue
        if path.name != _FIGURES and _WAITS.search(_text(path)):  # few have it; those are read once more
            for label, place in _waiting(path.stem, read_yaml(path, file, [])):
                mend = f"请填好，删去“{_WORD}”；没有的留空"
                yield Finding(place, label, f"还没有填好，写着“{_WORD}”", mend, severity=Severity.WARNING, rule=PENDING)


def _text(path: Path) -> str:
    """Text of a file; empty for one that cannot be read, which is a finding already."""
    try:
        return read_text(path)
    except (EncodingProblem, OSError):
        return ""


def _waiting(label: str, node: Node) -> Iterator[tuple[str, Place]]:
    """Label and place of each key or value with 待填; values of an extra table's rows are figures and left out."""
    if isinstance(node, Scalar):
        if _WAITS.search(node.text):
            yield label, node.place
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _waiting(label, item)
    else:
        for entry in node:
            if _WAITS.search(entry.key):
                yield entry.key, entry.place
            if label != "rows":
                yield from _waiting(entry.key, entry.value)
