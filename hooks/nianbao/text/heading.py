"""A heading of a page, with those below it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, as its table of contents has it."""

    title: str
    """As HTML without tags."""
    id: str
    level: int
    """Level of the heading, from 1."""
    below: tuple["Heading", ...]
