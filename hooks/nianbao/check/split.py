"""Splits: numbers of one sentence that are one figure together, or beside it, so that none of them must contradict it.

`废止130件，宣布失效2件`: the table has one number for both, 132, or counts only what was 废止.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from nianbao.check.answer import Certainty
from nianbao.check.spotted import Spotted, Status


def without_splits(spotted: Sequence[Spotted]) -> Iterator[Spotted]:
    """The numbers of a sentence; those that together are the figure that each seems to contradict are free.

    Where another number of the sentence is that figure already, a second one contradicts it less than certainly.
    """
    wrong = [item for item in spotted if item.status is Status.CONTRADICTION]
    if not wrong:
        yield from spotted
        return
    sums = defaultdict[tuple[object, ...], list[Fraction]](list)
    for item in wrong:
        sums[_key(item)].append(Fraction(item.numeral.value))
    stated = {item.cells for item in spotted if _is_sure(item)}
    for item in spotted:
        yield _beside(item, sums[_key(item)], stated) if item.status is Status.CONTRADICTION else item


def _key(item: Spotted) -> tuple[object, ...]:
    """Numbers with the same key contradict the same figure in the same unit."""
    return item.cells, item.numeral.unit


def _is_sure(item: Spotted) -> bool:
    """Whether a number is, beyond doubt, the figure that it names."""
    return item.status is Status.BOUND or (item.status is Status.OPEN and item.certain)


def _beside(item: Spotted, values: Sequence[Fraction], stated: Container[tuple[str, ...]]) -> Spotted:
    """A contradiction, as what stands beside it leaves it: `values` of all numbers that contradict the same figure."""
    whole = item.figures[0].number if item.figures else None
    if len(values) > 1 and sum(values) == whole:
        return replace(item, status=Status.FREE, figures=(), names=(), certainty=Certainty.UNKNOWN)
    return replace(item, certainty=Certainty.UNKNOWN) if item.cells in stated else item
