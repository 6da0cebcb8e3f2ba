"""Contradictions that published reports are known to have, and whether the check finds them."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus import read
from nianbao.check.coverage import scan
from nianbao.check.stages import BoundText, TwoYears, YearText
from nianbao.finding import Finding
from nianbao.project.checks import COMPARED_TEXT_CHECKS, NUMBER_CHECKS, TEXT_CHECKS
from nianbao.report.model import Report
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose
from tables import table_of


@dataclass(frozen=True, slots=True)
class Known:
    """A contradiction: the sentences, the number in them that is wrong, and the rule that should find it."""

    sample: str
    year: int
    kind: str
    number: str
    """As it is written, with its unit; empty where it is one that is missing."""
    rule: str
    words: str

    @property
    def found(self) -> bool:
        """Whether the rule finds this number."""
        report = table_of(self.sample, self.year)
        return any(one.rule == self.rule and one.found == (self.number or None) for one in findings(report, self.words))


def known_contradictions() -> Iterator[Known]:
    """The contradictions, in the order of the file."""
    for item in read("contradictions.yml"):
        yield Known(item["sample"], int(item["year"]), item["is"], item["number"], item["rule"], item["words"])


def findings(report: Report, words: str) -> Iterator[Finding]:
    """What is found of the text of a chapter beside a table."""
    chapter = Chapter("overview", "docs/overview.md", "", words)
    prose = (read_prose(chapter),)
    for text_check in TEXT_CHECKS:
        yield from text_check(YearText(report, (chapter,), prose, ()))
    for number_check in NUMBER_CHECKS:
        yield from number_check(BoundText(report, (chapter,), prose, (), scan(report, prose)))
    for compared in COMPARED_TEXT_CHECKS:
        yield from compared(TwoYears(report, prose))
