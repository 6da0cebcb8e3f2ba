"""What waits to be filled in is found where it is written, whatever stands around it."""

import time

from nianbao.bind.pending import check_pending
from nianbao.text.chapter import Chapter


def found(source: str) -> list[tuple[int, str]]:
    chapter = Chapter("work", "docs/2018/work.md", "", source)
    return [(finding.place.line, finding.label) for finding in check_pending([chapter])]


def test_it_is_named_at_its_line_without_the_blanks_before_it() -> None:
    assert found("甲\n\n\n待填\n\n【 待填：数】") == [(4, "待填"), (6, "【 待填：数】")]


def test_blanks_cost_no_more_than_their_number() -> None:
    start = time.process_time()
    assert found("  \n" * 10_000) == []
    assert found("【  \n" * 10_000) == []
    assert time.process_time() - start < 1  # some 0.01 s; what grows with the square takes ten
