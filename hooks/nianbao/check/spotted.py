"""A number of the text, and what is known of it: whether it is bound to the data, or should be."""

from dataclasses import dataclass
from enum import StrEnum

from nianbao.check.answer import Certainty
from nianbao.check.naming import Named
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
    names: tuple[Named, ...] = ()
    """What the words name: `figures` with how they are added up; empty where only the value is the same."""
    offset: int = 0
    """Where the number stands in the sentence."""
    year: int = 0
    """Of the report."""
    span: tuple[int, int] = (0, 0)
    """The number in the chapter's source."""
    end: int = 0
    """Where the words end in the source that belong to it."""
    certainty: Certainty = Certainty.UNKNOWN
    """How sure it is that it is the first of `figures`; of a contradiction, that the words name it."""

    @property
    def formula(self) -> str:
        """How the first figure is computed, where it is a sum that has no row."""
        return self.names[0].formula if self.names else ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Ids of the figures that the first figure is made of."""
        return self.names[0].cells if self.names else tuple(figure.id for figure in self.figures[:1])

    @property
    def certain(self) -> bool:
        """Whether a wording may be offered to paste."""
        return self.status is Status.OPEN and self.certainty is Certainty.CERTAIN
