"""A number of the text, and what is known of it: whether it is bound to the data, or should be."""

from dataclasses import dataclass
from enum import StrEnum

from nianbao.check.scorer import Certainty
from nianbao.finding import Place
from nianbao.report.figure import Figure
from nianbao.text.numeral import Numeral
from nianbao.text.prose import Sentence


class Status(StrEnum):
    """Status of a number of the text towards the data; the values are printed by `nianbao coverage`."""

    BOUND = "已绑定"
    DERIVED = "绑定派生数据"
    DECLARED = "已声明不绑定"
    FREE = "数据里没有"
    OPEN = "待绑定"
    CONTRADICTION = "矛盾"
    DOUBTFUL = "绑定可疑"
    LEFT_OUT = "不是数量"


@dataclass(frozen=True, slots=True)
class Spotted:
    """A number of the text with its place, its status, and the figures that it may be."""

    status: Status
    page: str
    """Slug of the chapter."""
    place: Place
    numeral: Numeral
    written: str
    """The number with the words that belong to it: `350余条`."""
    sentence: Sentence
    figures: tuple[Figure, ...] = ()
    """The figure it is bound to, or the ones that it may be, the likeliest first."""
    formula: str = ""
    """How the figure is computed, where it is a sum that has no row."""
    cells: tuple[str, ...] = ()
    """Ids of the figures that the first of `figures` is made of."""
    certainty: Certainty = Certainty.UNKNOWN
    """How sure it is that it is the first of `figures`."""

    @property
    def certain(self) -> bool:
        """Whether a wording may be offered to paste."""
        return self.status is Status.OPEN and self.certainty is Certainty.CERTAIN
