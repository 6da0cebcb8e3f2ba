"""Withdrawals beside locks and corrections: what was taken back is no change of a locked year, and quoted nowhere.

An entry of `data/withdrawn.yml` says when and why, as a correction does: no second entry is asked for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from nianbao.address.withdrawn import Withdrawn, sources_of
from nianbao.correction.entries import Change, Correction
from nianbao.correction.lock import Lock
from nianbao.render.selection import keys_of
from nianbao.report.figure import TargetProblem, find_figure
from nianbao.report.model import Report


def without_withdrawn(seals: Mapping[str, str], withdrawn: Iterable[Withdrawn]) -> dict[str, str]:
    """The seals of the other files: whether a withdrawn one stays, changes or goes concerns no reader any more."""
    hidden = sources_of(withdrawn)
    return {file: seal for file, seal in seals.items() if file not in hidden}


def lock_without(lock: Lock | None, withdrawn: Iterable[Withdrawn]) -> Lock | None:
    """The lock of what is still public; None where there is none."""
    return replace(lock, files=without_withdrawn(lock.files, withdrawn)) if lock else None


def shown_corrections(
    corrections: Iterable[Correction], withdrawn: Collection[str], report: Report, homes: Mapping[str, str]
) -> Iterator[Correction]:
    """The corrections that readers may still see, `withdrawn` being slugs and `report` what is public.

    The words of one about a withdrawn chapter are that chapter's, so that it goes with it; where it names a figure that
    is still shown, it is one of the page where that is at home.
    """
    for item in corrections:
        shown = {target: home for target in _targets(item) if (home := _home(target, report, homes))}
        if item.page not in withdrawn:
            yield _narrowed(item, shown)
        elif shown:
            yield replace(_narrowed(item, shown), page=next(iter(shown.values())))


def _targets(item: Correction) -> Iterator[str]:
    return (change.target for change in item.stated if change.target)


def _narrowed(item: Correction, shown: Collection[str]) -> Correction:
    """The correction, which leads to no figure that is not shown."""
    changes = tuple(change if change.target in shown else _without_target(change) for change in item.changes)
    return replace(item, target=item.target if item.target in shown else "", changes=changes)


def _without_target(change: Change) -> Change:
    return replace(change, target="")


def _home(target: str, report: Report, homes: Mapping[str, str]) -> str:
    """The page where a figure is at home; empty where none of this name is shown."""
    try:
        figure = find_figure(target, report.figures)
    except TargetProblem:
        return ""
    keys = keys_of(figure, report.form) if figure else set()
    return next((page for key, page in homes.items() if key in keys), "")
