"""Withdrawals beside locks and corrections: what was taken back is no change of a locked year, and quoted nowhere.

An entry of `data/withdrawn.yml` says when and why, as a correction does: no second entry is asked for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from nianbao.address.withdrawn import Withdrawn, sources_of
from nianbao.correction.entries import Correction
from nianbao.render.selection import keys_of
from nianbao.report.figure import TargetProblem, find_figure
from nianbao.report.model import Report

_Seals = TypeVar("_Seals", dict[str, str], dict[str, str] | None)


def without_withdrawn(seals: _Seals, withdrawn: Iterable[Withdrawn]) -> _Seals:
    """The seals of the other files: whether a withdrawn one stays, changes or goes concerns no reader any more."""
    hidden = sources_of(withdrawn)
    return seals if seals is None else {file: seal for file, seal in seals.items() if file not in hidden}


def shown_corrections(
    corrections: Iterable[Correction], withdrawn: Collection[str], report: Report, homes: Mapping[str, str]
) -> Iterator[Correction]:
    """The corrections that readers may still see, `withdrawn` being slugs and `report` what is public.

    The words of one about a withdrawn chapter are that chapter's, so that it goes with it; where it names a figure that
    is still shown, it is one of the page where that is at home.
    """
    for item in corrections:
        home = _home(item, report, homes)
        if item.page not in withdrawn:
            yield item if home or not item.target else replace(item, target="")
        elif home:
            yield replace(item, page=home)


def _home(item: Correction, report: Report, homes: Mapping[str, str]) -> str:
    """The page where the figure of a correction is at home; empty where it names none that is shown."""
    try:
        figure = find_figure(item.target, report.figures) if item.target else None
    except TargetProblem:
        return ""
    keys = keys_of(figure, report.form) if figure else set()
    return next((page for key, page in homes.items() if key in keys), "")
