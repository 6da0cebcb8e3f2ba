"""Splits: numbers of one sentence that are one figure together, so that none of them contradicts it.

`废止130件，宣布失效2件`: the table has one number for both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from nianbao.check.answer import Certainty
from nianbao.check.spotted import Spotted, Status


def without_splits(spotted: Sequence[Spotted]) -> Iterator[Spotted]:
    """The numbers of a sentence; those that together are the figure that each seems to contradict are free."""
    for item in spotted:
        same = [other for other in spotted if _of_one_figure(item, other)]
        whole = item.figures[0].number if item.figures else None
        if len(same) > 1 and sum(Fraction(other.numeral.value) for other in same) == whole:
            yield replace(item, status=Status.FREE, figures=(), names=(), certainty=Certainty.UNKNOWN)
        else:
            yield item


def _of_one_figure(one: Spotted, other: Spotted) -> bool:
    """Whether both contradict the same figure."""
    wrong = one.status is other.status is Status.CONTRADICTION
    return wrong and one.cells == other.cells and one.numeral.unit == other.numeral.unit
