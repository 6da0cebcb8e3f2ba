"""Sentences: the words around each bound number of a year, as a reader sees them, with the line that they stand on."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from nianbao.project.year import Year
from nianbao.report.figure import Figure, TargetProblem, find_figure
from nianbao.text.prose import Bound, Prose


@dataclass(frozen=True, slots=True)
class Use:
    """A place of the text where a figure is written."""

    file: str
    """Path of the chapter's file."""
    line: int
    section: str
    """Title of the section (the nearest heading above) that contains the number."""
    before: str
    """The sentence, up to the number."""
    written: str
    """The number as the page has it."""
    after: str
    """The sentence behind the number, with its stop."""

    @property
    def sentence(self) -> str:
        """The whole sentence that contains the number."""
        return self.before + self.written + self.after


def uses_by_figure(year: Year) -> dict[str, tuple[Use, ...]]:
    """The places that use each figure, by the figure's id, in reading order."""
    uses: dict[str, tuple[Use, ...]] = {}
    for prose in year.prose:
        chapter = prose.chapter
        bound = _bound(prose, year.report.figures)
        for mention in year.mentions:
            if mention.page == chapter.slug:
                spans = bound.get(mention.figure.id)
                # A link whose address stands elsewhere is not read here: it has a place and no sentence.
                before, after = _around(prose, spans.popleft()) if spans else ("", "")
                use = Use(
                    file=chapter.file,
                    line=mention.place.line,
                    section=mention.section,
                    before=before,
                    written=mention.written,
                    after=after,
                )
                uses[mention.figure.id] = (*uses.get(mention.figure.id, ()), use)
    return uses


def _bound(prose: Prose, figures: Iterable[Figure]) -> dict[str, deque[Bound]]:
    """The bound numbers of a chapter in reading order, by the id of their figure."""
    known = tuple(figures)
    found: dict[str, deque[Bound]] = {}
    for span in prose.bound:
        try:
            found.setdefault(find_figure(span.target, known).id, deque()).append(span)
        except TargetProblem:
            continue  # a finding of binding
    return found


def _around(prose: Prose, span: Bound) -> tuple[str, str]:
    """The sentence before and behind a number."""
    for sentence in prose.sentences():
        end = sentence.start + len(sentence.text)
        if sentence.start <= span.start <= end:
            parts = prose.text[sentence.start : span.start], prose.text[span.end : end]
            before, after = (re.sub(r"\s+", " ", part) for part in parts)
            return before.lstrip(), after.rstrip()
    return "", ""
