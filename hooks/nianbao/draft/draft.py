"""A draft: the findings of a project with their places, and the pages on which they are marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nianbao.cache.store import digest
from nianbao.draft.located import Located, locate
from nianbao.draft.marks import Marked, marked_pages
from nianbao.finding import Finding, Severity
from nianbao.project.project import Project

_ANCHOR = re.compile(r'id="finding-(\d+)"')


@dataclass(frozen=True, slots=True)
class Draft:
    """The findings of a project, each with its place, and the pages that have marks."""

    located: tuple[Located, ...]
    """In the order of the list."""
    pages: Marked
    marked: frozenset[int]
    """The numbers of the findings that have a mark; the others stand at the top of their page."""

    @property
    def digest(self) -> str:
        """By what its pages are known, beside what they are made of."""
        return digest([f"{item.page} {item.row} {item.where} {item.group} {item.message}" for item in self.located])


def draft_of(project: Project, findings: Iterable[Finding]) -> Draft | None:
    """The draft of a project, as it is shown, with its findings; None where there are no more than hints.

    What has only hints is no draft: it is shown as it will be published.
    """
    found = tuple(findings)
    return None if all(finding.severity is Severity.INFO for finding in found) else _draft(project, found)


def _draft(project: Project, found: tuple[Finding, ...]) -> Draft:
    located = locate(project, found)
    pages = marked_pages(project, located)
    marked = frozenset(int(number) for page in pages.values() for number in _ANCHOR.findall(page.html))
    return Draft(located, pages, marked)
