"""The words that go with a chart: a summary for screen readers, remarks, and sentences in place of bars."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from nianbao.labels import quoted
from nianbao.render.chart import Bar, Chart, Group
from nianbao.report.value import Absent

_NAMED = 2
"""Most bars that are named together."""

_REASONS = {
    Absent.BLANK: "没有填数",
    Absent.NOT_APPLICABLE: "不适用",
    Absent.PENDING: "待填",
    Absent.UNREADABLE: "读不出",
}


def summary(group: Group) -> str:
    """How to read the bars, and which are the longest and the shortest; for screen readers."""
    numbers = [bar.number for bar in group.bars if bar.number is not None]
    longest, shortest = _of_length(group, max(numbers)), _of_length(group, min(numbers))
    if longest == shortest:
        whose = "各项" if len(numbers) == len(group.bars) else "有数的各项"
        span = f"{whose}都是{longest[0].printed}"
    else:
        span = f"{_said('最多', longest)}；{_said('最少', shortest)}"
    return f"横条图，共{len(group.bars)}项，长度与数成正比。{span}。"


def _of_length(group: Group, length: Fraction) -> Sequence[Bar]:
    return [bar for bar in group.bars if bar.number == length]


def _said(which: str, bars: Sequence[Bar]) -> str:
    """A clause such as `最少的是甲、乙，都是0件`: equal bars are all named as long as they are few."""
    names = f"是{'、'.join(bar.label for bar in bars)}" if len(bars) <= _NAMED else f"有{len(bars)}项"
    return f"{which}的{names}，{'都是' if len(bars) > 1 else ''}{bars[0].printed}"


def remarks(chart: Chart) -> Iterator[str]:
    """Remarks for readers of the chart, one sentence each, such as parts that exceed their total."""
    drawn = [group for group in chart.groups if group.drawn]
    if any(group.total and group.total.positive for group in drawn):
        yield "底条的长度是总数。"
    if any(group.overfull for group in drawn):
        yield "各项之和大于总数，原表如此。"
    sums = dict.fromkeys(bar.label for bar in chart.bars if bar.sum)
    if sums:
        yield f"表上没有{quoted(sums)}的合计，这里是其下各项之和。"
    unknown = (Absent.BLANK, Absent.PENDING)
    if any(bar.value in unknown for group in drawn for bar in group.bars):
        yield "虚线表示没有填数，不是0。"


def in_words(groups: Sequence[Group]) -> Iterator[tuple[str, Bar | None]]:
    """Clauses instead of bars: each number above zero, then how many are zero or absent.

    A clause may have a bar, to whose row it leads; the first one always has.
    """
    pairs = [(group, bar) for group in groups for bar in group.bars]
    positive = [(f"{group.title}{bar.label}{bar.printed}", bar) for group, bar in pairs if bar.positive]
    yield from positive
    reasons = Counter(_reason(bar) for _, bar in pairs if not bar.positive)
    first = None if positive else groups[0].total or groups[0].bars[0]
    for reason, times in reasons.items():
        begin = "其余" if positive and reason == next(iter(reasons)) else ""
        yield (f"各项都{reason}" if times == len(pairs) else f"{begin}{times}项{reason}"), first
        first = None


def _reason(bar: Bar) -> str:
    return _REASONS[bar.value] if isinstance(bar.value, Absent) else f"是{bar.printed}"
