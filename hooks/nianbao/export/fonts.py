"""Chinese fonts of the machine that builds, for what is set with Typst: the PDF and the pictures of shared links.

No font is shipped: those that official documents ask for may not be, and a free one weighs more than the whole site.
Families are named as each system names them; a machine without the wanted kind uses the kind nearest to it.
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

import typst

from nianbao.cache.store import digest

_REMEMBERED = 10
"""Documents after which Typst lets go of what it worked out for one: some 20 MB, of which no other makes use."""


class Kind(Enum):
    """Kinds of Chinese type, each with its families in the order of preference."""

    SONG = (
        "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "STSong", "SimSun", "NSimSun",
        "AR PL UMing CN",
    )  # fmt: skip
    """宋体: text and titles, with serifs."""
    FANGSONG = ("FangSong_GB2312", "FangSong", "STFangsong", "FZFangSong-Z02")
    """仿宋: the text of official documents."""
    KAI = ("KaiTi_GB2312", "KaiTi", "Kaiti SC", "STKaiti", "LXGW WenKai", "AR PL UKai CN", "AR PL KaitiM GB")
    """楷体: second headings of official documents."""
    HEI = (
        "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB",
        "Heiti SC", "STHeiti", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback",
    )  # fmt: skip
    """黑体: headings, figures, pictures; without serifs."""


_NEAREST = {
    Kind.SONG: (Kind.SONG, Kind.FANGSONG, Kind.HEI, Kind.KAI),
    Kind.FANGSONG: (Kind.FANGSONG, Kind.SONG, Kind.HEI, Kind.KAI),
    Kind.KAI: (Kind.KAI, Kind.FANGSONG, Kind.SONG, Kind.HEI),
    Kind.HEI: (Kind.HEI, Kind.SONG, Kind.FANGSONG, Kind.KAI),
}


def chinese_font(kind: Kind, installed: Iterable[str] | None = None) -> str | None:
    """The family to name in Typst for a kind of type, or None where the machine has no Chinese font at all.

    `installed` are the families to choose from; by default those of this machine.
    """
    known = {family.casefold(): family for family in (families() if installed is None else installed)}
    wanted = (family for each in _NEAREST[kind] for family in each.value)
    return next((known[family.casefold()] for family in wanted if family.casefold() in known), None)


def families() -> list[str]:
    """All families that Typst finds on this machine (looking takes about 0.1 s; ask once a build)."""
    return typst.Fonts(include_embedded_fonts=False).families()


def fonts_digest() -> str:
    """Of every font that Typst would find, with what changes when its file does (looking takes about 0.1 s)."""
    return digest(_found())


def _found() -> Iterator[str]:
    for font in typst.Fonts(include_embedded_fonts=False).fonts():
        if font.path:
            status = Path(font.path).stat()
            yield f"{font.path} {font.index} {status.st_size} {status.st_mtime_ns}"


def let_go(fonts: typst.Fonts) -> None:
    """Have Typst forget the documents that it set: it counts them, and setting an empty one takes a millisecond."""
    for _ in range(_REMEMBERED + 1):
        typst.compile(b"", font_paths=fonts, ignore_system_fonts=True, format="svg")
