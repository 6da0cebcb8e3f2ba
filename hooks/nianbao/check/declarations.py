"""The editors' declarations about the text: numbers that are free, contradictions that are acknowledged.

A declaration that no longer matches the text is an error, else it would silence the next, real problem.
"""

from collections.abc import Iterable, Iterator

from nianbao.check.spotted import Spotted, Status
from nianbao.check.stages import BoundText
from nianbao.finding import Finding
from nianbao.report.figure import TargetProblem, find_figure
from nianbao.report.model import BOUND_NUMBER, Acknowledged, Free


def check_declarations(text: BoundText) -> Iterator[Finding]:
    """A finding for each declaration that names an unknown chapter or figure, or whose text does not occur any more."""
    report = text.report
    bound = (Status.BOUND, Status.DERIVED, Status.DOUBTFUL, Status.LEFT_OUT)
    unbound = [item for item in text.spotted if item.status not in bound]
    by_slug = {chapter.slug: chapter for chapter in text.chapters}
    declared: list[Free | Acknowledged] = [*report.free, *report.acknowledged]
    for item in declared:
        if item.page and item.page not in by_slug:
            mend = "请填正文文件名（不带 .md）：" + "、".join(by_slug)
            yield Finding(item.place, "page", f"没有“{item.page}”这一章", mend)
    for item in report.acknowledged:
        if not item.target:
            continue
        try:
            find_figure(item.target, report.figures)
        except TargetProblem as problem:
            yield problem.at(item.place, item.target, rule="target")
    used = {id(mention.acknowledged) for mention in text.mentions}
    for acknowledged in report.acknowledged:
        in_text = acknowledged.rule == BOUND_NUMBER and acknowledged.page in by_slug
        if in_text and id(acknowledged) not in used:
            yield _stale_acknowledgement(acknowledged)
    for free in report.free:
        if free.page in by_slug and not _occurs(free, unbound):
            yield _stale_free(free)


def _stale_acknowledgement(item: Acknowledged) -> Finding:
    problem = f"{item.page} 里没有写成 {item.written} 又与数据不一致的“{item.target}”"
    return Finding(item.place, "acknowledged", problem, "矛盾已经不在，或写得不对：请改正或删去这一条")


def _stale_free(item: Free) -> Finding:
    problem = f"{item.page} 里没有哪一句既有“{item.near}”又有未绑定的 {item.number}"
    return Finding(item.place, "free", problem, "请照正文改正 near 和 number，或删去这一条")


def _occurs(free: Free, unbound: Iterable[Spotted]) -> bool:
    return any(
        item.page == free.page and free.covers((item.numeral.text, item.written), item.sentence.text, item.offset)
        for item in unbound
    )
