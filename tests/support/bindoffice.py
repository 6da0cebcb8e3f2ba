"""Projects with an open chapter, and the year as it is read."""

from pathlib import Path

from narrative import OVERVIEW, PLACE, UNIT, YEAR
from nianbao.editing.desk import Desk
from nianbao.finding import Finding, Severity
from reading import read, remembered
from samples import acknowledge, lay_out
from workspace import edit

REPORT = f"data/{YEAR}/report.yml"
STATISTICS = f"docs/{YEAR}/statistics.md"


def office(root: Path, text: str) -> Path:
    """The project with a text as the chapter of its year."""
    lay_out(root, UNIT)
    acknowledge(root, UNIT)
    edit(root / OVERVIEW, PLACE, text + "\n")
    return root


def desk_of(root: Path) -> Desk:
    return Desk(root, YEAR, memory=remembered(UNIT))


def text_of(root: Path) -> str:
    """The chapter without its title."""
    return (root / OVERVIEW).read_text(encoding="utf-8-sig").split("\n", 2)[2].strip()


def report_of(root: Path) -> str:
    return (root / REPORT).read_text(encoding="utf-8-sig")


def findings_of(root: Path) -> tuple[Finding, ...]:
    """What the check says now."""
    return read(root, UNIT).findings


def wrong(root: Path) -> list[str]:
    """The errors that the check finds."""
    return [str(found) for found in findings_of(root) if found.severity is Severity.ERROR]
