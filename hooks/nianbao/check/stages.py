"""What a check looks at: a record for each stage of checking, from one page up to all years."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from nianbao.address.link import Link
from nianbao.address.redirect import Redirect
from nianbao.address.withdrawn import Withdrawn
from nianbao.attached.issue import Issue
from nianbao.bind.rendering import Rendering
from nianbao.check.glossary import Term
from nianbao.check.pagelinks import PageLinks
from nianbao.check.spotted import Spotted
from nianbao.correction.entries import Correction
from nianbao.finding import Place
from nianbao.report.model import Report
from nianbao.text.chapter import Chapter
from nianbao.text.markdown import Parsed
from nianbao.text.mention import Mention
from nianbao.text.prose import Prose

Made: TypeAlias = tuple[tuple[Place, Issue], ...]
"""What is wrong with files, each with its place."""
Remember: TypeAlias = Callable[[tuple[str, ...], Callable[[], Made]], Made]
"""Takes what the result depends on, and what makes it."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of one page, of a year or of none."""

    parsed: Parsed
    source: str
    """With the settings above the text."""
    file: str
    """Path from the project's root."""


@dataclass(frozen=True, slots=True)
class YearText:
    """The text of a year whose chapters could all be read, beside its data."""

    report: Report
    chapters: tuple[Chapter, ...]
    prose: tuple[Prose, ...]
    """The visible text of each chapter."""
    terms: tuple[Term, ...]
    """The glossary."""
    withdrawn: frozenset[str] = frozenset()
    """Slugs of chapters that were published and taken back, which are not among these."""


@dataclass(frozen=True, slots=True)
class BoundText:
    """The text of a year whose data are complete, when its numbers are bound."""

    report: Report
    chapters: tuple[Chapter, ...]
    prose: tuple[Prose, ...]
    """The visible text of each chapter whose links are all sound."""
    mentions: tuple[Mention, ...]
    """The bound numbers."""
    spotted: tuple[Spotted, ...]
    """All numbers, in reading order."""


@dataclass(frozen=True, slots=True)
class TwoYears:
    """A year beside the year before."""

    report: Report
    prose: tuple[Prose, ...]
    report_before: Report | None = None
    """None where there is none, or where it cannot be read."""
    prose_before: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginalFigures:
    """The data of a year beside the figures of the file that it was imported from."""

    report: Report
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class FinishedPages:
    """The chapters of a year as the site has them."""

    chapters: tuple[Chapter, ...]
    pages: Mapping[str, Rendering]
    """By the slugs of the chapters."""


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """What was published and taken back, of all years and of none."""

    withdrawn: tuple[Withdrawn, ...]
    published: Collection[str]
    """The addresses that an entry may name: those that were ever published."""
    moved: tuple[Redirect, ...]
    today: date


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The data files of a year, or of none."""

    root: Path
    """The project's folder."""
    name: str
    """Of the year; empty for the files of no year."""


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """All files that an editor wrote or put in, as they are now."""

    root: Path
    """The project's folder."""
    files: tuple[tuple[str, str], ...]
    """Path from the root and SHA-256 of each file, in order of their paths."""
    remember: Remember
    """Gives what was made before of files with the same content, or makes it."""


@dataclass(frozen=True, slots=True)
class AllPages:
    """The pages of all years and of none."""

    files: Collection[str]
    """All files of `docs`, by their paths from there."""
    links: Mapping[str, PageLinks]
    """Links and headings of each page that can be read, by its path from `docs`."""
    outward: tuple[tuple[Link, Place], ...]
    """The links that lead out of a page's year, or from and to the pages of none."""
    named: Callable[[str], bool]
    """Whether data, settings or templates name a file of `docs`, by its path from there."""
    anchors: Callable[[str], Collection[str] | None]
    """The anchors of a finished page, by its path from `docs`; None where that is no page."""
