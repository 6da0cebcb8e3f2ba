"""What is typed between the numbers of a row in the place of a half-width comma (`[1，2]`, `[1、2]`, `[1 2]`)."""

import re

from nianbao.source.yamltree import Node, Scalar, Sequence

_BETWEEN = re.compile(r"[0-9]\s*([，、；;])\s*[0-9]|[0-9](\s+)[0-9]")
_NAMES = {"，": "全角逗号“，”", "、": "顿号“、”", "；": "分号“；”", ";": "分号“;”"}


def separator_slip(row: Node) -> str:
    """The problem with what stands between the values of a row (Chinese); empty where that is no other sign."""
    items = row.items if isinstance(row, Sequence) else (row,)
    for item in items:
        if isinstance(item, Scalar) and (match := _BETWEEN.search(item.text)):
            return f"数值之间用了{_NAMES.get(match[1], '空格')}"
    full = any(isinstance(item, Scalar) and "，" in item.text for item in items)
    return f"数值之间用了{_NAMES['，']}" if full else ""
