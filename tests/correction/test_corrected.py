"""Whether corrections tell of all that changed in a text: what is told of is let pass, everything else is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrected import Correction, parting

DOCUMENTS = ("98件", "89件")


@pytest.mark.parametrize(
    ("original", "present", "corrections"),
    [
        ("全年制作98件。", "全年制作98件。", []),
        ("全年制作98件。", "全年制作98件。", [DOCUMENTS]),
        ("全年制作98件。", "全年制作89件。", [DOCUMENTS]),
        ("制作98件，公开98件。", "制作89件，公开89件。", [DOCUMENTS]),
        ("制作98件，公开98件。", "制作89件，公开98件。", [DOCUMENTS]),
        ("制作98件。", "制作90件。", [DOCUMENTS, ("89件", "90件")]),
        ("制作98件。", "共计制作90件。", [DOCUMENTS, ("制作89件", "共计制作90件")]),
        ("制作98件。", "共计制作90件。", [("制作98件", "共计制作89件"), ("89", "90")]),
        ("制作98件。", "制作98件。", [DOCUMENTS, ("89件", "98件")]),
        ("甲。丙。", "甲。乙。丙。", [("甲。", "甲。乙。")]),
        ("甲。乙。", "甲。", [("甲。乙。", "甲。")]),
        ("甲2次，乙2次。", "甲3次，乙4次。", [("甲2次", "甲3次"), ("乙2次", "乙4次")]),
    ],
)
def test_what_corrections_tell_of_can_be_undone(original: str, present: str, corrections: list[Correction]) -> None:
    assert parting(original, present, corrections) is None


@pytest.mark.parametrize(
    ("original", "present", "corrections", "left"),
    [
        ("全年制作98件。", "全年制作89件。", [], "98件。"),
        ("全年制作98件。", "全年制作89件。", [("89件", "98件")], "98件。"),
        ("全年制作98件。", "全年制作90件。", [DOCUMENTS], "8件。"),
        ("制作98件。公开7件。", "制作89件。公开8件。", [DOCUMENTS], "7件。"),
        ("制作198件。", "制作189件。", [("98", "89")], "98件。"),
        ("制作98.5件。", "制作89.5件。", [("98", "89")], "98.5件。"),
        ("制作1,098件。", "制作1,089件。", [("098", "089")], "98件。"),
        ("甲。", "甲。乙。", [("丙", "乙")], ""),
        ("甲。乙。", "甲。", [], "乙。"),
    ],
)
def test_what_they_do_not_tell_of_is_found(
    original: str, present: str, corrections: list[Correction], left: str
) -> None:
    parted = parting(original, present, corrections)
    assert parted
    assert original[parted[0] :] == left


WORDS = st.text("甲乙丙丁", min_size=1, max_size=4)


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(st.tuples(st.integers(0, 99), WORDS), max_size=4))
def test_any_text_corrected_any_number_of_times_is_explained(words: list[str], changes: list[tuple[int, str]]) -> None:
    """Each correction is about some words of the text as the ones before left it."""
    original = present = "".join(words)
    corrections: list[Correction] = []
    for place, after in changes:
        start = place % len(present)
        corrections.append((present[start : start + 3], after))
        present = present[:start] + after + present[start + 3 :]
    assert parting(original, present, corrections) is None
