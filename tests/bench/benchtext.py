"""The text of a year of the bench: the real one, told of another year, with other words and other numbers."""

import re
from itertools import product

_YEAR = 2018
_FIRST = (
    "按照统一部署",
    "对照年度要点",
    "围绕群众关切",
    "结合工作实际",
    "坚持问题导向",
    "突出重点领域",
    "会同有关部门",
    "依托现有平台",
)
_SECOND = ("从严从实", "从细从早", "稳步有序", "上下联动")
OPENINGS = tuple(f"{first}、{second}，" for first, second in product(_FIRST, _SECOND))
"""How sentences begin: more ways than there are years."""
_PARAGRAPH = re.compile(r"^(?![#!（-]|template:).+$", re.MULTILINE)
_TOLD = re.compile(r"(?<=[^\d\[.-])(?<!新媒体共发布信息)(\d{2,})(?=余?(?:条|份|件)(?!群众))")
"""Numbers that no table holds: not bound, and told of items, copies or cases."""
_LEAST = 60


def dated(text: str, year: int) -> str:
    """The text as one of another year: its own, and the one that it plans for."""
    return re.sub(rf"{_YEAR + 1}|{_YEAR}", lambda match: str(int(match[0]) - _YEAR + year), text)


def opened(text: str, seed: int) -> str:
    """Every sentence of the paragraphs begins in a way that it has with this seed only."""
    place = iter(range(seed, seed + 10_000))
    return _PARAGRAPH.sub(
        lambda match: re.sub(
            r"(?:^|(?<=。))(?=.)(?![（“”）])", lambda _: OPENINGS[next(place) % len(OPENINGS)], match[0]
        ),
        text,
    )


def told(text: str, seed: int) -> str:
    """Numbers that the text alone tells, moved by the seed: small ones stay, since figures have the like."""
    return _TOLD.sub(lambda match: str(int(match[1]) + 3 * seed) if int(match[1]) >= _LEAST else match[1], text)
