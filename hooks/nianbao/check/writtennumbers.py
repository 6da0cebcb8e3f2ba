"""Personal numbers in what editors write: chapters, data files, templates, the words of drawings."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from nianbao.attached.issue import Issue
from nianbao.finding import Place
from nianbao.source.textfile import EncodingProblem, read_text
from nianbao.text.personal import MOBILE, PersonalNumber, personal_numbers

_MEND = "请删去，或遮去中间几位；确实要公开的，写进 data/public.yml 并说明理由"
_FIGURE = r"(?:^|[\[,:])\s*{number}\s*(?:[,\]}}]|#|$)"
"""A number that stands by itself in a data file, without quotes."""
_TAG = re.compile(r"<[^!<>][^<>]*+>")
"""A tag of a drawing: the numbers in it are places. What is written, and comments, stay."""
_TELEPHONE = re.compile(r"phone|fax|tel|mobile|电话|手机|传真|联系", re.IGNORECASE)


def numbers_of(root: Path, files: Iterable[str]) -> Iterator[tuple[Place, Issue]]:
    """The personal numbers of these files, each with its line; files that cannot be read are findings already."""
    for file in files:
        try:
            text = read_text(root / file)
        except (EncodingProblem, OSError):
            continue
        if file.endswith(".svg"):
            text = _TAG.sub(lambda tag: "\n" * tag[0].count("\n"), text)
        lines = text.split("\n")
        for found in personal_numbers(text):
            if not _is_figure(file, lines[found.line - 1], found):
                issue = Issue(found.masked, f"写着{found.kind}", _MEND, found.number)
                yield Place(file, found.line), issue


def _is_figure(file: str, line: str, found: PersonalNumber) -> bool:
    """Whether a number of eleven digits is a value of a data file: an amount, and no telephone number."""
    if not file.endswith((".yml", ".yaml")) or found.kind != MOBILE or _TELEPHONE.search(line):
        return False
    return bool(re.search(_FIGURE.format(number=found.number), line))
