"""Shares in words (占八成, 过半, 全部办结), compared with the table: a warning where no whole makes them so."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from nianbao.check.around import around, of_another_matter
from nianbao.check.naming import Named
from nianbao.check.scorer import Scorer
from nianbao.check.topic import named_before
from nianbao.text.numeral import Numeral
from nianbao.text.proportion import Proportion, proportions
from nianbao.text.prose import Sentence

WORDS_OF_SHARES = re.compile("成|半|分之|全部|均")
"""One of these stands in every sentence that says a share in words."""
_SHARE = re.compile(r"占[^，。；\d]{0,12}$")
_ALL = re.compile(r"(?P<all>全部|均)(?P<words>[已为是系都获予]*[^，。；！？、\d\n按时期]{2,16})(?=[，。；！？\n]|$)")
"""What is said of all: but 均按时办结 is said of those that were due."""
_CLAUSE = re.compile(r"[，,；;（(：:]")
_MANY = 40
"""Characters of a clause that may name what a share is of."""


def shares_in_words(
    scorer: Scorer, sentence: Sentence, inside: Iterable[Numeral]
) -> Iterator[tuple[Proportion, tuple[Named, ...]]]:
    """The shares that a sentence says in words, each with the figures that it may be a share of."""
    ends = [numeral.end for numeral in inside]
    for share in proportions(sentence.text):
        start = max((end for end in ends if end <= share.start), default=0)
        clause = _CLAUSE.split(sentence.text[max(start, share.start - _MANY) : share.start])[-1]
        if names := scorer.all_meant(around(_SHARE.sub("", clause), "", scorer.report.year)):
            yield share, names
    if named_before(sentence.text) and not of_another_matter(sentence.text):
        yield from _of_all(scorer, sentence)


def _of_all(scorer: Scorer, sentence: Sentence) -> Iterator[tuple[Proportion, tuple[Named, ...]]]:
    """收到公开申请81件，全部办结: the whole."""
    for match in _ALL.finditer(sentence.text):
        if names := scorer.all_meant(around(match["words"], "", scorer.report.year)):
            yield Proportion(match[0], *match.span(), Fraction(1), Fraction(1)), names
