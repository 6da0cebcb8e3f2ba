"""Splits: numbers of one sentence that are one figure together, or beside it, so that none of them must contradict it.

`废止130件，宣布失效2件`: the table has one number for both, 132, or counts only what was 废止.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from nianbao.check.answer import Certainty
from nianbao.check.spotted import Spotted, Status


def without_splits(spotted: Sequence[Spotted]) -> Iterator[Spotted]:
    """The numbers of a sentence; those that together are the figure that each seems to contradict are free.

    Where another number of the sentence is that figure already, a second one contradicts it less than certainly.
    """
    for item in spotted:
        same = [other for other in spotted if _of_one_figure(item, other)]
        whole = item.figures[0].number if item.figures else None
        if len(same) > 1 and sum(Fraction(other.numeral.value) for other in same) == whole:
            yield replace(item, status=Status.FREE, figures=(), names=(), certainty=Certainty.UNKNOWN)
        elif any(_is_that_figure(other, item) for other in spotted):
            yield replace(item, certainty=Certainty.UNKNOWN)
        else:
            yield item


def _of_one_figure(one: Spotted, other: Spotted) -> bool:
    """Whether both contradict the same figure."""
    wrong = one.status is other.status is Status.CONTRADICTION
    return wrong and one.cells == other.cells and one.numeral.unit == other.numeral.unit


def _is_that_figure(one: Spotted, wrong: Spotted) -> bool:
    """Whether a number is, beyond doubt, the figure that another seems to contradict."""
    right = one.status in (Status.OPEN, Status.BOUND) and (one.certain or one.status is Status.BOUND)
    return wrong.status is Status.CONTRADICTION and right and one.cells == wrong.cells
