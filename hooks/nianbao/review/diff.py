"""What differs between two versions of the project: figures that changed, are new or gone, and the text that uses them.

Here is only the comparison; `versions` gets the versions and `diffprint` prints what was found.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from nianbao.finding import Finding, errors
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.report.figure import Figure, FigureKind
from nianbao.review.uses import Use, uses_by_figure

_FOLDER = re.compile(r"(?:data|docs)/([0-9]{4})/")


class State(StrEnum):
    """Whether a year could be compared, and if not, why."""

    COMPARED = "compared"
    NEW = "new-year"
    GONE = "gone-year"
    UNREADABLE_BEFORE = "unreadable-before"
    UNREADABLE_AFTER = "unreadable-after"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is not what it was."""

    year: int
    figure_id: str
    target: str
    """The figure's name, as the text would name it."""
    before: str | None
    """As printed, with unit and remark; None for a new figure."""
    after: str | None
    """As printed, with unit and remark; None for a figure that is gone."""
    uses: tuple[Use, ...]
    """Places of the text that use it: of the later version, and of the earlier one where it is gone."""


@dataclass(frozen=True, slots=True)
class YearDiff:
    """The differences of one year between two versions of the project."""

    year: int
    state: State
    changes: tuple[Change, ...] = ()
    """In the order of the tables; what is gone stands where it stood."""
    errors: tuple[int, int] = (0, 0)
    """How many errors the check finds in the year, before and after: a figure may be missing only for those."""


def compare(before: Project, after: Project) -> tuple[YearDiff, ...]:
    """Every year of either version, newest first."""
    old, new = _by_number(before), _by_number(after)
    found = []
    for number in sorted({*old, *new}, reverse=True):
        was, now = old.get(number), new.get(number)
        if was and now:
            counts = (_errors(before, number), _errors(after, number))
            found.append(YearDiff(number, State.COMPARED, compare_year(was, now), counts))
        else:
            found.append(YearDiff(number, _why_not(number, old, new)))
    return tuple(found)


def _by_number(project: Project) -> dict[int, Year | None]:
    """The years; None for one that has files and could not be read, which is always among the findings."""
    years: dict[int, Year | None] = {number: None for finding in project.findings if (number := _year_of(finding))}
    return years | {year.year: year for year in project.years}


def _why_not(number: int, old: dict[int, Year | None], new: dict[int, Year | None]) -> State:
    if number in new and new[number] is None:
        return State.UNREADABLE_AFTER
    if number in old and old[number] is None:
        return State.UNREADABLE_BEFORE
    return State.NEW if number in new else State.GONE


def compare_year(before: Year, after: Year) -> tuple[Change, ...]:
    """The figures of a year that changed, are new or gone, with the sentences that use them."""
    same_form = before.report.form.id == after.report.form.id
    old, new = ({_key(f, same_form=same_form): f for f in year.report.figures} for year in (before, after))
    old_uses, new_uses = uses_by_figure(before), uses_by_figure(after)
    changes = []
    for key in _merged(list(old), list(new)):
        was, now = old.get(key), new.get(key)
        figure, uses = (now, new_uses) if now else (was, old_uses)
        if figure and (was is None or now is None or was.stated != now.stated):
            changes.append(
                Change(
                    after.year,
                    figure_id=figure.id,
                    target=figure.target,
                    before=was.stated if was else None,
                    after=now.stated if now else None,
                    uses=uses.get(figure.id, ()),
                )
            )
    return tuple(changes)


def _key(figure: Figure, *, same_form: bool) -> str:
    """What makes a figure the same one: its id on one form; else its name, because other ids are positions."""
    return figure.id if same_form and figure.kind is FigureKind.FORM else figure.target


def _merged(old: list[str], new: list[str]) -> list[str]:
    """The keys of both in the new order; what is gone follows what it followed."""
    merged = list(new)
    position = 0
    for key in old:
        if key not in merged:
            merged.insert(position, key)
        position = merged.index(key) + 1
    return merged


def _errors(project: Project, year: int) -> int:
    return len(errors(finding for finding in project.findings if _year_of(finding) == year))


def _year_of(finding: Finding) -> int | None:
    folder = _FOLDER.match(finding.place.file)
    return int(folder[1]) if folder else None
