"""History: whether a change leaves what was published as it is: locks, corrections, and what they say of before.

Only beside the version before can it be seen that something is gone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nianbao.address.published import LIST, listed_addresses
from nianbao.address.redirect import REDIRECTS
from nianbao.address.withdrawn import WITHDRAWN, Withdrawn, read_withdrawn
from nianbao.correction.entries import Change, Correction, read_corrections
from nianbao.correction.numbers import names_value
from nianbao.finding import Finding, Place
from nianbao.project.project import Project
from nianbao.report.figure import Figure, TargetProblem, find_figure
from nianbao.report.model import Report
from nianbao.review.markdown import escaped
from nianbao.source.filenames import CORRECTIONS_FILE, FROZEN_FILE

_NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class History:
    """Corrections that a change adds, and those that it removes or rewrites, each with its year; and withdrawals."""

    added: tuple[tuple[int, Correction], ...]
    lost: tuple[tuple[int, Correction], ...]
    withdrawn: tuple[Withdrawn, ...] = ()
    """What it takes back."""
    returned: tuple[Withdrawn, ...] = ()
    """What had been taken back, and would be public again."""


def read_history(before: Path, after: Path) -> History:
    """Compare the corrections of two versions. A file that cannot be read is a finding of its own, and says nothing."""
    added: list[tuple[int, Correction]] = []
    lost: list[tuple[int, Correction]] = []
    years = sorted(
        {int(path.parent.name) for root in (before, after) for path in root.glob(f"data/*/{CORRECTIONS_FILE}")}
    )
    for year in years:
        old, new = (_corrections(root, year) for root in (before, after))
        if old is not None and new is not None:
            added += [(year, item) for key, item in new.items() if key not in old]
            lost += [(year, item) for key, item in old.items() if key not in new]
    was, now = ({item.address: item for item in read_withdrawn(root, [])} for root in (before, after))
    withdrawn = tuple(item for address, item in now.items() if address not in was)
    returned = tuple(item for address, item in was.items() if address not in now)
    return History(tuple(added), tuple(lost), withdrawn, returned)


def _corrections(root: Path, year: int) -> Mapping[Correction, Correction] | None:
    """The entries of a year, without regard to their place in the file, each with its place; None where unreadable."""
    file = f"data/{year}/{CORRECTIONS_FILE}"
    found = read_corrections(root / file, file, [])
    return None if found is None else {replace(item, place=_NOWHERE, places=()): item for item in found}


def check_history(history: History, opened: Iterable[int], before: Project | None) -> Iterator[Finding]:
    """An error for each thing that was published and is not as it was; `opened` are years whose lock is not.

    `before` may be None where no correction was added.
    """
    for year in opened:
        mend = "请把它恢复成原来的样子；要改已发布的内容，请写更正记录"
        problem = "这个年度已经发布并锁定，锁定文件被改动或删去"
        yield Finding(Place(f"data/{year}/{FROZEN_FILE}"), f"{year} 年度", problem, mend, rule="history")
    for year, item in history.lost:
        mend = "请把这一条恢复成原来的样子；又有改动的，另加一条"
        problem = f"{item.day} 的这条更正已经公布，被改写或删去"
        yield Finding(Place(f"data/{year}/{CORRECTIONS_FILE}"), item.what, problem, mend, rule="history")
    corrected = {year for year, _ in history.added}
    for back in history.returned:
        if back.year not in corrected:
            mend = "请把这一条恢复成原来的样子；改好以后重新公开的，同时为那一年写一条更正"
            problem = f"这个网址在 {back.day} 撤下了，记录被删去，又会公开"
            yield Finding(Place(WITHDRAWN), back.address, problem, mend, rule="history")
    reports = {year.year: year.report for year in before.years} if before else {}
    for year in sorted(corrected & reports.keys()):
        yield from _check_before([item for own, item in history.added if own == year], reports[year])


def _check_before(added: Iterable[Correction], report: Report) -> Iterator[Finding]:
    """An error for each change that begins neither at what was public, nor where another that is added ends.

    Between two deployments a figure may be corrected more than once.
    """
    changes = [(figure, change) for item in added for change in item.stated if (figure := _figure(change, report))]
    ends = {(figure.target, "".join(change.after.split())) for figure, change in changes}
    for figure, change in changes:
        between = (figure.target, "".join(change.before.split())) in ends
        if not between and not names_value(change.before, figure):
            problem = f"改动以前是 {figure.printed}，这里写的是“{change.before}”"
            yield Finding(change.place, "before", problem, "请写公布过的数", rule="history")


def _figure(change: Change, report: Report) -> Figure | None:
    """The figure that a change names; None where it names none, which is a finding already."""
    try:
        return find_figure(change.target, report.figures) if change.target else None
    except TargetProblem:
        return None


def check_list(before: Path, after: Path) -> Iterator[Finding]:
    """An error for each published address that the list of them has lost: nothing would notice that it is gone."""
    now = listed_addresses(after)
    for address in listed_addresses(before):
        if address not in now:
            mend = f"请恢复这一行；改了网址的写在 {REDIRECTS} 里，要撤下的写在 {WITHDRAWN} 里"
            yield Finding(Place(LIST), address, "公布过的网址，从登记里删去了", mend, rule="history")


def as_markdown(history: History) -> Iterator[str]:
    """A line for each correction and each withdrawal that came or went."""
    yield "## 更正记录\n"
    if history.added or history.lost:
        lost = [f"- **注意：删去或改写了已经公布的更正**：{_said(year, item)}" for year, item in history.lost]
        yield "\n".join([*lost, *(f"- 新加：{_said(year, item)}" for year, item in history.added)])
    else:
        yield "更正记录没有变化。"
    if history.withdrawn or history.returned:
        gone = [f"- **注意：不再撤下，又会公开**：{_withdrawn(item)}" for item in history.returned]
        yield "\n## 撤下的网址\n"
        yield "\n".join([*gone, *(f"- 撤下：{_withdrawn(item)}" for item in history.withdrawn)])


def _withdrawn(item: Withdrawn) -> str:
    return escaped(f"{item.address}，{item.day}，原因“{item.why}”")


def _changed(item: Correction) -> str:
    """What was and what is, of each change; the figures are named where there are several."""
    several = len(item.stated) > 1
    told = (f"{c.target if several else ''}原来“{c.before}”，现在“{c.after}”" for c in item.stated)
    return "；".join(told)


def _said(year: int, item: Correction) -> str:
    words = f"{item.day} 更正{item.what}：{_changed(item)}，原因“{item.why}”"
    return escaped(f"{year} 年度 {item.page}，{words}")
