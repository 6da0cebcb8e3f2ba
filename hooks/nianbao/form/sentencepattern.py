"""Sentences that a form proposes for its chapters: what is usually said of a figure, to be begun with."""

from dataclasses import dataclass

MARKS = ("year", "number", "change")
"""What stands in braces in a pattern: the report's year, the number with its unit, its change from the year before."""


@dataclass(frozen=True, slots=True)
class SentencePattern:
    """A sentence about one figure, with marks for what changes from year to year."""

    chapter: str
    """Number of the chapter that it is for: `一`."""
    topic: str
    """One of the chapter's topics, or empty."""
    figure: str
    """Id of the figure."""
    text: str
    """`{year}年，新收政府信息公开申请{number}{change}。`"""
    none: str
    """What is said where the figure is 0; empty where then nothing is said."""
    unit: str
    """The counting word behind the number, where it is not the one that the form prints."""
