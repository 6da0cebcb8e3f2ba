"""The rules of a form, ready to be run: relations between sums of figures, and words that a chapter has to hold."""

from dataclasses import dataclass

from nianbao.finding import Severity


@dataclass(frozen=True, slots=True)
class Term:
    """A figure in a sum."""

    figure: str
    """Figure id."""
    previous: bool = False
    """Taken from the report of the year before."""
    negative: bool = False
    """Subtracted."""


@dataclass(frozen=True, slots=True)
class Relation:
    """`left op right`, where each side is a sum; an empty right side is 0."""

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
    """`=`, `<=` or `>=`."""
    relations: tuple[Relation, ...]
    severity: Severity
    levels: tuple[str, ...] = ()
    """Levels of government to which it applies (`county`, `township` …); empty: to all."""
    previous_forms: tuple[str, ...] = ()
    """Forms that the report of the year before may be made on: those where the same ids have the same meaning."""


@dataclass(frozen=True, slots=True)
class TextRule:
    """Words that a fixed chapter has to hold."""

    id: str
    words: str
    chapter: str
    """Number of the chapter: `一`."""
    mentions: tuple[str, ...]
    severity: Severity
