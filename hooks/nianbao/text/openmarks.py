"""Lines in which emphasis or a bracket is open at the end: an empty line below might end it."""

import re
from collections import Counter

_MARK = re.compile(r"(?<!\\)(?:\*+|(?<!\w)_+|_+(?!\w)|[\[\]])")


def leaves_open(line: str) -> bool:
    """Whether a mark of a line has no other that ends it there; in doubt it has none."""
    marks = Counter(_MARK.findall(line))
    brackets = marks.pop("[", 0) - marks.pop("]", 0)
    return brackets != 0 or any(number % 2 for number in marks.values())
