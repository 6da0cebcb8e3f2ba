"""Notices: corrections as shown to readers, one notice for each change, on every page concerned."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nianbao.correction.entries import Correction
from nianbao.render.selection import keys_of
from nianbao.report.figure import Figure, TargetProblem, find_figure
from nianbao.report.model import Report
from nianbao.text.mention import Mention


@dataclass(frozen=True, slots=True)
class Notice:
    """A change after publication as shown to readers; one notice for all entries about the same change."""

    correction: Correction
    """The first entry; the others say the same of another page."""
    pages: tuple[str, ...]
    """Slugs of the chapters that show what was put right, in reading order."""

    @property
    def text(self) -> str:
        """The notice as one Chinese sentence in brackets 〔…〕, for printed files."""
        item, day = self.correction, self.correction.day
        return f"〔{day.year}年{day.month}月{day.day}日更正{item.sentence}。原因：{item.why}〕"


def notices(
    corrections: Iterable[Correction], report: Report, mentions: Iterable[Mention], shown: Mapping[str, Sequence[str]]
) -> tuple[Notice, ...]:
    """The notices in the order of the corrections; `shown` gives the keys of the selections that each page shows."""
    found: dict[tuple[object, ...], tuple[Correction, set[str]]] = {}
    uses = tuple(mentions)
    for item in corrections:
        changes = tuple((change.target, change.before, change.after) for change in item.stated)
        _, pages = found.setdefault((item.day, item.what, changes, item.why), (item, set()))
        pages.add(item.page)
        for figure in filter(None, (_figure(change.target, report) for change in item.stated)):
            pages |= _pages_of(figure, report, uses, shown)
    return tuple(Notice(item, tuple(page for page in shown if page in pages)) for item, pages in found.values())


def _figure(target: str, report: Report) -> Figure | None:
    try:
        return find_figure(target, report.figures) if target else None
    except TargetProblem:
        return None


def _pages_of(
    figure: Figure, report: Report, mentions: Iterable[Mention], shown: Mapping[str, Sequence[str]]
) -> set[str]:
    """Slugs of the pages that show the figure: in a table, or as a number of a sentence."""
    keys = keys_of(figure, report.form)
    in_tables = {page for page, held in shown.items() if keys & set(held)}
    return in_tables | {mention.page for mention in mentions if mention.figure is figure}
