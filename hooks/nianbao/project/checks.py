"""The checks, listed by what they look at, in the order in which they run. A new check is a name in one of these lists.

Those of corrections and locks are in the room `correction`, and called where a year is checked. How Markdown is
written is another command, which needs a library of its own.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias, TypeVar

from nianbao.check.attachments import check_attachments
from nianbao.check.broken import check_broken
from nianbao.check.carryover import check_carryover
from nianbao.check.changes import check_changes
from nianbao.check.chapterlinks import check_links
from nianbao.check.claims import check_claims
from nianbao.check.declarations import check_declarations
from nianbao.check.disagreement import check_disagreement
from nianbao.check.drawn import check_drawn
from nianbao.check.emphasis import check_emphasis
from nianbao.check.exposed import check_exposed
from nianbao.check.folders import check_folders
from nianbao.check.footnotes import check_footnotes
from nianbao.check.irregular import check_irregular
from nianbao.check.linkedfiles import check_files
from nianbao.check.markup import check_markup
from nianbao.check.original import check_original
from nianbao.check.overrides import check_overrides
from nianbao.check.placeholders import check_placeholders
from nianbao.check.prescribed import check_prescribed
from nianbao.check.punctuation import check_punctuation
from nianbao.check.reachable import check_reachable
from nianbao.check.rules import check_rules
from nianbao.check.seen import check_seen
from nianbao.check.settings import check_settings
from nianbao.check.stages import (
    AllPages,
    BoundText,
    DataFolder,
    FinishedPages,
    OriginalFigures,
    PageText,
    ProjectFiles,
    TwoYears,
    Withdrawals,
    YearText,
)
from nianbao.check.targets import check_anchors, check_outward
from nianbao.check.terms import check_terms
from nianbao.check.typed import check_cells, check_lines, check_numbers_of_lists, check_pictures
from nianbao.check.unbound import check_coverage
from nianbao.check.unlinked import check_unlinked
from nianbao.check.withdrawn import check_withdrawn
from nianbao.finding import Finding
from nianbao.source.snapshot import Snapshot

_T = TypeVar("_T")
Checks: TypeAlias = tuple[Callable[[_T], Iterable[Finding]], ...]

# Before anything is read

SNAPSHOT_CHECKS: Checks[Snapshot] = (check_irregular,)
"""Where these find something, nothing is read: nobody knows what it would be."""

# Of a year by itself

_PAGE_CHECKS: Checks[PageText] = (
    check_settings,
    check_markup,
    check_emphasis,
    check_footnotes,
    check_cells,
    check_lines,
    check_numbers_of_lists,
    check_pictures,
)
CHAPTER_CHECKS: Checks[PageText] = _PAGE_CHECKS
"""Of each chapter, even where the data cannot be read."""
TEXT_CHECKS: Checks[YearText] = (check_prescribed, check_claims, check_punctuation, check_terms)
"""What these find may be acknowledged."""
READING_CHECKS: Checks[BoundText] = (check_seen,)
"""Where these find something, the numbers of that page are not checked further."""
BOUND_TEXT_CHECKS: Checks[BoundText] = (check_links, check_declarations)
NUMBER_CHECKS: Checks[BoundText] = (check_broken, check_coverage, check_disagreement)
ORIGINAL_CHECKS: Checks[OriginalFigures] = (check_original,)
"""Of a year that was imported from a file."""
FINISHED_PAGE_CHECKS: Checks[FinishedPages] = (check_anchors,)
DATA_FOLDER_CHECKS: Checks[DataFolder] = (check_placeholders,)
"""Also of the data files of no year."""

# Beside the year before

FIGURE_CHECKS: Checks[TwoYears] = (check_rules,)
"""What these find may be acknowledged."""
REPEATED_TEXT_CHECKS: Checks[TwoYears] = (check_carryover,)
"""Only where there is a year before."""
COMPARED_TEXT_CHECKS: Checks[TwoYears] = (check_changes,)
"""Only where the data are complete; what these find may be acknowledged."""

# Of all

FRONT_PAGE_CHECKS: Checks[PageText] = _PAGE_CHECKS
"""Of each page of no year."""
WITHDRAWAL_CHECKS: Checks[Withdrawals] = (check_withdrawn,)
PROJECT_CHECKS: Checks[Path] = (check_folders, check_reachable, check_attachments, check_overrides)
"""Of the files in the project's folder."""
CONTENT_CHECKS: Checks[ProjectFiles] = (check_exposed, check_drawn)
"""Of the content of all files."""
LINK_CHECKS: Checks[AllPages] = (check_files,)
FILE_CHECKS: Checks[AllPages] = (check_unlinked,)
"""Left out where the same file has an error already."""
LAST_CHECKS: Checks[AllPages] = (check_outward,)
"""Left out where something else is found at the same place."""


def run(checks: Checks[_T], subject: _T) -> list[Finding]:
    """What the checks of a list find, in their order."""
    return [finding for check in checks for finding in check(subject)]
