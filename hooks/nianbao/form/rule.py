"""The rules of a form, ready to be run: relations between sums of figures, and words that a chapter has to hold."""

from dataclasses import dataclass

from nianbao.finding import Severity


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a rule's sum: one figure, added or subtracted, of this year or the year before."""

    figure: str
    """Id of the figure in the form."""
    previous: bool = False
    """Taken from the report of the year before."""
    negative: bool = False
    """Whether it is subtracted."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A comparison `left op right` of two sums of figures; an empty right side is 0."""

    left: tuple[Term, ...]
    right: tuple[Term, ...]

    @property
    def between_years(self) -> bool:
        """Whether it needs the report of the year before."""
        return any(term.previous for term in (*self.left, *self.right))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the form, with its relation for every column, row or figure to which it applies."""

    id: str
    words: str
    """The rule in the editor's words."""
    op: str
    """`=`, `<=`, `>=` or `≠`, which is not demanded where both sums are 0."""
    relations: tuple[Relation, ...]
    severity: Severity
    levels: tuple[str, ...] = ()
    """Levels of government to which it applies (`county`, `township` …); empty: to all."""
    previous_forms: tuple[str, ...] = ()
    """Forms that the report of the year before may be made on: those where the same ids have the same meaning."""


@dataclass(frozen=True, slots=True)
class TextRule:
    """A rule that a fixed chapter must contain certain words."""

    id: str
    words: str
    chapter: str
    """Number of the chapter: `一`."""
    mentions: tuple[str, ...]
    severity: Severity
