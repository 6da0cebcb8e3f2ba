"""Printing what differs between two versions: for people, for programs, and for a pull request's summary."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from nianbao.review.diff import Change, State, YearDiff
from nianbao.review.markdown import escaped
from nianbao.review.uses import Use

_MARGIN = 24
"""So many characters of a long sentence are shown on each side of the number."""
_LONG = 20
"""More figures than these that no sentence uses are folded away."""
_DIGITS = "0123456789.,%"
"""What a number consists of: none is cut in two."""

_STATES = {
    State.NEW: "新增的年度，不逐项列出",
    State.GONE: "去掉的年度，不逐项列出",
    State.UNREADABLE_BEFORE: "原来的版本读不出来，没有比较（请在那个版本里运行 nianbao check）",
    State.UNREADABLE_AFTER: "现在的版本读不出来，没有比较（请在这个版本里运行 nianbao check）",
}


def as_text(years: Sequence[YearDiff]) -> str:
    """For people: a paragraph for each year that changed, below each change the places that use the figure."""
    blocks = []
    for year in years:
        if year.changes:
            lines = [f"{year.year} 年：{_counts(year.changes)}", *_warnings(year)]
            blocks.append("\n".join([*lines, *(line for change in year.changes for line in _text_lines(change))]))
    return "\n\n".join([*blocks, "\n".join(_short_lines(years))]).rstrip()


def as_json(years: Sequence[YearDiff]) -> str:
    """For programs: a list of objects, each with year and kind.

    A figure's kind is `changed`, `new` or `gone`; a year that was not compared has its state as kind, and `errors` says
    how many errors the check finds in a year that changed.
    """
    objects: list[dict[str, Any]] = []
    for year in years:
        if year.state is not State.COMPARED:
            objects.append({"year": year.year, "kind": year.state.value})
        elif year.changes and any(year.errors):
            before, after = year.errors
            objects.append({"year": year.year, "kind": "errors", "before": before, "after": after})
        objects += map(_object, year.changes)
    return json.dumps(objects, ensure_ascii=False, indent=2)


def as_markdown(years: Sequence[YearDiff]) -> str:
    """For a pull request: a table for each year that changed."""
    blocks = []
    for year in years:
        if year.changes:
            blocks += [f"### {year.year} 年", _counts(year.changes), *_warnings(year)]
            blocks += _markdown_tables(year.changes)
    return "\n\n".join([*blocks, *_short_lines(years)])


def _markdown_tables(changes: Sequence[Change]) -> Iterator[str]:
    """What sentences use comes first; a long list of the rest, as of a year that is filled in, is folded away."""
    used = [change for change in changes if change.uses]
    others = [change for change in changes if not change.uses]
    folded = len(others) > _LONG
    if shown := used if folded else list(changes):
        yield _markdown_table(shown)
    if folded:
        summary = f"<summary>正文里没有用到的 {len(others)} 项</summary>"
        yield f"<details>{summary}\n\n{_markdown_table(others)}\n\n</details>"


def _markdown_table(changes: Sequence[Change]) -> str:
    head = ["| 指标 | 原来 | 现在 | 用到的地方 |", "|---|---|---|---|"]
    return "\n".join([*head, *map(_markdown_row, changes)])


def _counts(changes: Sequence[Change]) -> str:
    kinds = [_kind(change) for change in changes]
    words = {"changed": "改了", "new": "新增", "gone": "去掉"}
    return "，".join(f"{word} {kinds.count(kind)} 项" for kind, word in words.items() if kind in kinds)


def _kind(change: Change) -> str:
    if change.before is None:
        return "new"
    return "gone" if change.after is None else "changed"


def _warnings(year: YearDiff) -> list[str]:
    """Lines for years with errors, where figures may only seem new or gone."""
    mend = "请在那个版本里运行 nianbao check"
    sides = zip(("原来", "现在"), year.errors, strict=True)
    return [f"注意：{side}的版本检查出 {count} 处错误（{mend}）" for side, count in sides if count]


def _short_lines(years: Sequence[YearDiff]) -> list[str]:
    """A line for each year that was not compared, and one for all years without a change."""
    lines = [f"{year.year} 年：{_STATES[year.state]}" for year in years if year.state in _STATES]
    if same := [str(year.year) for year in years if year.state is State.COMPARED and not year.changes]:
        lines.append(f"{'、'.join(same)} 年：数据没有变化")
    return lines or ([] if years else ["两个版本里都没有可以比较的年度"])


def _text_lines(change: Change) -> list[str]:
    if change.before is None:
        line = f"{change.target}：新增，{change.after}"
    elif change.after is None:
        line = f"{change.target}：去掉，原来是 {change.before}"
    else:
        line = f"{change.target}：{change.before} → {change.after}"
    places = [f"    {_place(use)}{''.join(_excerpt(use))}" for use in change.uses]
    return [line, *(places or ["    正文里没有用到"])]


def _markdown_row(change: Change) -> str:
    uses = []
    for use in change.uses:
        before, written, after = map(escaped, _excerpt(use))
        uses.append(f"{escaped(_place(use))}{before}**{written}**{after}")
    cells = [escaped(cell or "—") for cell in (change.target, change.before, change.after)]
    return f"| {' | '.join([*cells, '<br>'.join(uses) or '—'])} |"


def _place(use: Use) -> str:
    return f"{use.file}:{use.line} {use.section}："


def _excerpt(use: Use) -> tuple[str, str, str]:
    """The sentence, shortened on both sides to whole clauses where it can be, with the number by itself."""
    before, after = use.before, use.after
    if len(before) > _MARGIN:
        window = before[-_MARGIN:]
        before = "…" + (re.sub("^[^，、：]*[，、：]", "", window) or window).lstrip(_DIGITS)
    if len(after) > _MARGIN:
        window = after[:_MARGIN]
        after = (re.sub("[^，、：]+$", "", window) or window).rstrip(_DIGITS) + "…"
    return before, use.written, after


def _object(change: Change) -> dict[str, Any]:
    return {
        "year": change.year,
        "kind": _kind(change),
        "figure": change.figure_id,
        "target": change.target,
        "before": change.before,
        "after": change.after,
        "uses": [
            {
                "file": use.file,
                "line": use.line,
                "section": use.section,
                "written": use.written,
                "sentence": use.sentence,
            }
            for use in change.uses
        ],
    }


FORMATS: dict[str, Callable[[Sequence[YearDiff]], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
