"""A format: one kind of file that can be downloaded for a year, and how its file is named."""

import re
from dataclasses import dataclass
from enum import StrEnum

from nianbao.export.maker import Maker
from nianbao.project.publisher import Publisher
from nianbao.project.year import Year

_UNSAFE = re.compile(r"[\\/:*?\"<>|#%&\s\x00-\x1f\x7f]+")
"""What some file system forbids in a name, or what breaks an address that somebody types."""
_LONGEST = 60
"""Characters of a name without its ending: 180 bytes in UTF-8, of the 255 that file systems allow."""


class Group(StrEnum):
    """What a file is for; the downloads page has a part for each, in this order."""

    REPORT = "整份报告"
    DATA = "统计数据"
    ARTICLE = "各章正文"


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file offered for a year: id, title, purpose, media type, file name, and its maker."""

    id: str
    """Unique among the formats of a year."""
    title: str
    """What readers call it: PDF, Word, Excel; of an article the chapter's title."""
    use: str
    """What it is good for, one line for readers."""
    group: Group
    media_type: str
    name: str
    """Name of the file, with its ending."""
    make: Maker
    series: bool = False
    """Whether the series of all years go into it too."""
    fonts: bool = False
    """Whether it is set with the fonts of this machine."""


def stem(publisher: Publisher, year: Year, what: str) -> str:
    """The beginning of a file's name: body, year and what it is, in Chinese."""
    return safe_name(f"{publisher.of(year.report).name}{year.year}年{what}")


def offline_name(publisher: Publisher, year: Year) -> str:
    """Name of the offline edition of a year, and of the folder in it, without ending."""
    return stem(publisher, year, "政府信息公开工作年度报告（离线版）")


def safe_name(text: str) -> str:
    """A text as a file name that every system takes."""
    return _UNSAFE.sub("", text).strip(".")[:_LONGEST]
