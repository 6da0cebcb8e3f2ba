"""Numbers that a sentence says in words: 三件, 未收到申请. They are judged, and nobody has to bind them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nianbao.text.hannumber import HAN_NUMBER, read_han
from nianbao.text.numeral import UNITS, Kind, Numeral
from nianbao.text.prose import Sentence

_NONE = re.compile(
    r"(?:未|没有|没|无)(?P<verb>收到|接到|接收到|接收|受理|发生|出现|产生|引发|被提起|被)?"
    r"(?P<words>[^，。；！？,;!?\n\d]{2,40})"
)
_WINDOW = 200
"""Characters around a number that may name it."""
_NO_CLAIM = re.compile(r"^(?:法|正当|现成|经|审结|按|及时|如期|故|条件|偿|效|障碍|投诉|异议|误)")
"""What 未 and 无 begin that says nothing of how many there were: 无法提供, 未经复议, 未按时."""
_COUNTED = re.compile(
    rf"(?<![第〇零一二两三四五六七八九十百千万几数每另])(?P<han>{HAN_NUMBER})(?P<unit>{UNITS})(?![性套类])"
)


@dataclass(frozen=True, slots=True)
class InWords:
    """A number in words, with the words around it."""

    numeral: Numeral
    before: str
    behind: str


def in_words(sentence: Sentence) -> Iterator[InWords]:
    """Every number of a sentence that is said in words, in order."""
    found = [*_none(sentence), *_counted(sentence)]
    yield from sorted(found, key=lambda item: item.numeral.start)


def _none(sentence: Sentence) -> Iterator[InWords]:
    """`未收到申请` says 0; the words behind are those that name it."""
    for match in _NONE.finditer(sentence.text):
        verb, words = match["verb"] or "", match["words"]
        if _NO_CLAIM.match(verb + words):
            continue
        text = sentence.text[match.start() : match.start("words")]
        numeral = _numeral(text, sentence.start + match.start(), 0, "")
        yield InWords(numeral, _before(sentence, match) + verb.removeprefix("被") + words, "")


def _counted(sentence: Sentence) -> Iterator[InWords]:
    for match in _COUNTED.finditer(sentence.text):
        value = read_han(match["han"])
        if value is not None:
            numeral = _numeral(match["han"], sentence.start + match.start(), value, match["unit"])
            behind = sentence.text[match.end() : match.end() + _WINDOW]
            yield InWords(numeral, _before(sentence, match), behind)


def _before(sentence: Sentence, match: re.Match[str]) -> str:
    return sentence.text[max(match.start() - _WINDOW, 0) : match.start()]


def _numeral(text: str, start: int, value: int, unit: str) -> Numeral:
    return Numeral(
        text,
        start,
        start + len(text),
        value=Decimal(value),
        places=0,
        percent=False,
        hedge="",
        unit=unit,
        kind=Kind.QUANTITY,
    )
