"""Figures for a year of the bench, as a function of its seed, and the places of a project where they stand."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

Figures = Mapping[str, str]
"""The printed value of a figure by its target, as sentences name it."""

TOTAL, CHANNEL = "主动公开政府信息数", "政务微博公开政府信息数"
"""What an editor of the bench changes: a part, and with it the sum."""
_MESSENGER = "政务微信公开政府信息数"
_TOLD, _BOTH = "4151", "4849"
"""What the text tells of all new media, which is the figure of one of them, and what it would be of two."""
_GAZETTE = 16
_CHANNELS = {
    "政府网站公开政府信息数": (6572, -31),
    CHANNEL: (698, 11),
    _MESSENGER: (4151, -23),
    "其他方式公开政府信息数": (3694, -13),
}
"""What was published in which way: where the seed is 0, and how much more with each seed."""
_ANSWERS = {"属于已主动公开范围数": 6, "同意部分公开答复数": 3, "不属于本行政机关公开数": 4, "申请信息不存在数": 2}
_PROPOSALS = "建议提案办理结果"


def figures(seed: int) -> dict[str, str]:
    """All figures that differ from year to year. Sums are right."""
    return {name: str(value) for name, value in (_published(seed) | _applications(seed)).items()} | _proposals(seed)


def rebound(text: str, values: Figures) -> str:
    """A chapter, or the words about it, whose numbers are those of the figures: the bound ones, and one that is not."""
    bound = re.sub(
        r"\[[^\]]*\]\(stat:([^)]*)\)",
        lambda match: f"[{values[match[1]]}](stat:{match[1]})" if match[1] in values else match[0],
        text,
    )
    return bound.replace(_TOLD, values[_MESSENGER]).replace(_BOTH, str(int(values[CHANNEL]) + int(values[_MESSENGER])))


def filled(text: str, values: Figures) -> str:
    """`statistics.yml` with the figures."""
    return re.sub(
        r"^( *)([^:\s]+): \d+$",
        lambda match: f"{match[1]}{match[2]}: {values[match[2]]}" if match[2] in values else match[0],
        text,
        flags=re.MULTILINE,
    )


def raised(values: Figures, more: int) -> dict[str, str]:
    """The figures after an edit: a part and the sum, which stays right."""
    return {**values, **{name: str(int(values[name]) + more) for name in (TOTAL, CHANNEL)}}


def tabled(text: str, values: Figures) -> str:
    """The small table with the figures."""
    for row in ("人大建议", "政协提案"):
        total, done = (values[f"{_PROPOSALS}/{row}/{column}"] for column in ("承办总件数", "已办结件数"))
        text = re.sub(rf"^(  {row}: )\[\d+, \d+", rf"\g<1>[{total}, {done}", text, flags=re.MULTILINE)
    return text


def _published(seed: int) -> dict[str, int]:
    channels = {name: value + step * seed for name, (value, step) in _CHANNELS.items()}
    return {TOTAL: _GAZETTE + sum(channels.values())} | channels


def _applications(seed: int) -> dict[str, int]:
    received = 24 + 3 * seed
    faced, written = 1 + seed % 5, 4 + seed % 3
    ways = {"当面申请数": faced, "信函申请数": written, "网络申请数": received - faced - written}
    done = {"申请办结数": received, "按时办结数": received - 1, "延期办结数": 1, "申请答复数": received}
    return {"收到申请数": received} | ways | done | _ANSWERS | {"同意公开答复数": received - sum(_ANSWERS.values())}


def _proposals(seed: int) -> dict[str, str]:
    """The table of proposals, of which some are still open, and the two rates that are computed from it."""
    advised, proposed = 30 + seed, 35 + seed
    return {
        f"{_PROPOSALS}/人大建议/承办总件数": str(advised + 4),
        f"{_PROPOSALS}/人大建议/已办结件数": str(advised),
        f"{_PROPOSALS}/政协提案/承办总件数": str(proposed + 3),
        f"{_PROPOSALS}/政协提案/已办结件数": str(proposed),
        "人大议案建议办结率": _rate(advised + 2, advised + 6),
        "政协提案办结率": _rate(proposed, proposed + 3),
    }


def _rate(part: int, whole: int) -> str:
    return f"{(Decimal(100 * part) / whole).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
