"""The list of a year's numbers for people and programs: `nianbao coverage`."""

import json
from collections import Counter
from collections.abc import Callable, Sequence

from nianbao.check.spotted import Spotted, Status
from nianbao.text.numeral import Kind

_LISTED = (
    Status.CONTRADICTION,
    Status.OPEN,
    Status.DOUBTFUL,
    Status.BOUND,
    Status.DERIVED,
    Status.DECLARED,
    Status.FREE,
    Status.LEFT_OUT,
)
_KINDS = {
    Kind.DATE: "日期",
    Kind.YEAR: "年份",
    Kind.TIME: "时刻",
    Kind.DOCUMENT: "文号",
    Kind.CONTACT: "电话、地址等",
    Kind.ORDINAL: "第几",
    Kind.LIST: "序号",
    Kind.NAME: "名称里的数字",
}
_AROUND = 24
_SHOWN = 3
"""Characters of the sentence shown before and behind the number."""


def as_text(year: int, spotted: Sequence[Spotted]) -> str:
    """Shares first, then every number by what is known of it."""
    quantities = [item for item in spotted if item.status is not Status.LEFT_OUT]
    lines = [f"{year} 年度报告正文里的数量共 {len(quantities)} 个："]
    counts = Counter(item.status for item in quantities)
    for status in _LISTED[:-1]:
        share = counts[status] / len(quantities) if quantities else 0
        lines.append(f"  {status.value} {counts[status]} 个，占 {share:.0%}")
    kinds = Counter(_KINDS[item.numeral.kind] for item in spotted if item.status is Status.LEFT_OUT)
    lines.append("  另有不是数量的：" + ("，".join(f"{kind} {count} 个" for kind, count in kinds.items()) or "没有"))
    for status in _LISTED:
        group = [item for item in spotted if item.status is status]
        if group:
            lines += ["", f"{status.value}：", *map(_line, group)]
    return "\n".join(lines)


def as_json(_year: int, spotted: Sequence[Spotted]) -> str:
    """A list of objects with status, kind, file, line, written, sentence and targets."""
    return json.dumps(
        [
            {
                "status": item.status.name.lower().replace("_", "-"),
                "kind": item.numeral.kind.value,
                "file": item.place.file,
                "line": item.place.line,
                "written": item.written,
                "sentence": item.sentence.text.strip(),
                "targets": [figure.target for figure in item.figures],
            }
            for item in spotted
        ],
        ensure_ascii=False,
        indent=2,
    )


def _line(item: Spotted) -> str:
    shown = "、".join(figure.target for figure in item.figures[:_SHOWN])
    more = "，还有别的" if len(item.figures) > _SHOWN else ""
    target = f" → {shown}{more}" if shown else ""
    kind = f"{_KINDS[item.numeral.kind]}，" if item.numeral.kind in _KINDS else ""
    return f"{item.place.file}:{item.place.line}: {item.written}{target}（{kind}“{_context(item)}”）"


def _context(item: Spotted) -> str:
    """The words around the number, as much as a line holds."""
    text, position = item.sentence.text, item.numeral.start - item.sentence.start
    start, end = max(position - _AROUND, 0), position + len(item.written) + _AROUND
    before, after = "…" if start else "", "…" if end < len(text.rstrip()) else ""
    return before + text[start:end].strip() + after


FORMATS: dict[str, Callable[[int, Sequence[Spotted]], str]] = {"text": as_text, "json": as_json}
