import json

import pytest

from nianbao.characters import escaped, for_xml, printable, printable_line, referred, unseen, without_unseen

HIDDEN = [
    *("\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9b", "\xad"),
    *("\u061c", "\u115f", "\u180e", "\u200b", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2060"),
    *("\u2066", "\u2069", "\u3164", "\ufeff", "\ufff9", "\ufffe", "\uffff", "\ud800", "\udfff", "\ufdd0", "\U000e0041"),
    *("\U0001fffe", "\U0010ffff"),
]


@pytest.mark.parametrize("character", HIDDEN, ids=lambda character: f"U+{ord(character):04X}")
def test_what_nobody_sees_is_found_left_out_and_never_printed(character: str) -> None:
    text = f"1{character}5条"
    name = f"U+{ord(character):04X}"
    assert [(found.at, found.name) for found in unseen(text)] == [(1, name)]
    assert without_unseen(text) == "15条"
    assert printable(text) == f"1<{name}>5条"
    assert json.loads(escaped(json.dumps([text], ensure_ascii=False))) == [text]
    assert character not in escaped(json.dumps([text], ensure_ascii=False))


_SEEN = ("字\t句\n", "　全角", "𠮷野家", "é", "葛\U000e0100", "👨\u200d👩\u200d👧", "❤️", "\ufffd", "نا\u200cم")
_WRITTEN = ("&#27;", "&#x1b;", "&#X202E;", "&#8238", "&#0000000027;", "&shy;", "&lrm;", "&#0;")


@pytest.mark.parametrize("text", _SEEN)
def test_what_is_seen_stays(text: str) -> None:
    assert [*unseen(text)] == []
    assert printable(text) == text


@pytest.mark.parametrize("written", _WRITTEN)
def test_a_reference_hides_it_no_better(written: str) -> None:
    assert [found.at for found in referred(f"字{written}")] == [1]
    assert [*referred("&#65;&amp;&nbsp;&#x20bb7;&#")] == []


def test_one_line_stays_one_and_is_no_command_of_a_runner() -> None:
    assert printable_line("甲\n::error::乙\r\n丙") == "甲 ::error::乙 丙"
    assert printable("##[error]甲 ##[group]乙") == "## [error]甲 ## [group]乙"


def test_xml_gets_what_it_can_hold() -> None:
    assert for_xml("甲\x00\x1b\ud800\ufffe\uffff\t\n𠮷\x85") == "甲\t\n𠮷\x85"
