"""Chinese fonts: the kind that is asked for, the nearest, or none."""

import pytest

from nianbao.export.fonts import Kind, chinese_font

LINUX = ["DejaVu Sans", "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Serif CJK SC"]
WINDOWS = ["Arial", "FangSong", "KaiTi", "Microsoft YaHei", "SimHei", "SimSun"]


@pytest.mark.parametrize(
    ("installed", "kind", "expected"),
    [
        (LINUX, Kind.SONG, "Noto Serif CJK SC"),
        (LINUX, Kind.FANGSONG, "Noto Serif CJK SC"),
        (LINUX, Kind.HEI, "Noto Sans CJK SC"),
        (WINDOWS, Kind.FANGSONG, "FangSong"),
        (WINDOWS, Kind.KAI, "KaiTi"),
        (WINDOWS, Kind.HEI, "Microsoft YaHei"),
        (["simsun"], Kind.HEI, "simsun"),
        (["DejaVu Sans", "Noto Sans CJK JP"], Kind.HEI, None),
        ([], Kind.SONG, None),
    ],
)
def test_the_kind_that_is_asked_for_or_the_nearest(installed: list[str], kind: Kind, expected: str | None) -> None:
    assert chinese_font(kind, installed) == expected
