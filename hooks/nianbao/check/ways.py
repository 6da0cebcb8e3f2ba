"""Ways out of what is said of a number: the lines to copy, for the binding, `derived`, `free` and `acknowledged`."""

import re
from collections.abc import Iterator

from nianbao.check.naming import Named
from nianbao.check.spotted import Spotted
from nianbao.finding import Way
from nianbao.report.model import BOUND_NUMBER

_WHY = "请写明理由"
_NEAR = 12
"""Characters of the sentence that tell which number is meant."""


def ways_of(item: Spotted, named: Named, number: str) -> Iterator[Way]:
    """To bind a number as this; a sum without a row has to be a derived figure first."""
    if named.parts:
        formula = f'{named.figure.target}: {{formula: "{named.formula}", unit: {named.figure.unit}}}'
        yield Way("derived", _file(item), formula)
    yield Way("bind", item.place.file, f"[{number}](stat:{named.figure.target})")


def way_to_free(item: Spotted) -> Way:
    """To say that the number is something else."""
    entry = f"- {{page: {item.page}, near: {_quoted(near(item))}, number: {_quoted(item.numeral.text)}, why: {_WHY}}}"
    return Way("free", _file(item), entry)


def way_to_acknowledge(item: Spotted, named: Named) -> Iterator[Way]:
    """To leave a published contradiction as it is: bound as it is written, and acknowledged."""
    target = _quoted(named.figure.target)
    written = _quoted(item.numeral.text)
    yield Way("bind", item.place.file, f"[{item.numeral.text}](stat:{named.figure.target})")
    entry = f"- {{rule: {BOUND_NUMBER}, page: {item.page}, target: {target}, written: {written}, why: {_WHY}}}"
    yield Way("acknowledged", _file(item), entry)


def near(item: Spotted) -> str:
    """The words of the sentence before the number, as `free` wants them: some of its characters, in one piece."""
    before = item.sentence.text[: max(item.offset, 0)]
    pieces = re.split(r"[，。；：、,;:（）()\s\d]", before)
    words = next((piece for piece in reversed(pieces) if len(piece) > 1), "") or item.sentence.text.strip()
    return words[-_NEAR:]


def _file(item: Spotted) -> str:
    return f"data/{item.year}/report.yml"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
