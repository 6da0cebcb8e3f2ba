"""Topic: what a sentence is about where its own words do not say it, by the sentence or the heading before it.

`（二）依申请公开情况。共受理81件，办结80件。`: both numbers are of applications for disclosure.
"""

import re
from dataclasses import dataclass

from nianbao.text.prose import Sentence

APPLICATIONS = "依申请公开"
"""The topic of applications, in the words that forms give their rows."""
_APPLICATIONS = re.compile(r"依申请公开|公开申请|申请公开")
_ITEM = re.compile(r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|[一二三四五六七八九十]是)")
"""What begins an item of its own."""
_DOCUMENTS = re.compile(
    r"(?:行政)?规范性文件(?:的|制定|制发|管理|清理|公开|备案|审查|合法性|工作|方面|情况|和|及|、)*[。：:，,]?\s*"
)
_STOCK = re.compile(
    r"规范性文件[^，。；\d]{0,12}[，,](?:其中)?(?:共|予以|宣布|决定)?"
    r"(?:废止|失效|现行有效|继续有效|保留)[^，。；\d]{0,4}$"
)
"""What befalls documents only: 清理规范性文件，废止5件."""
_SHORT = 40
"""Characters of a heading, at most."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What the text is about at the end of a sentence."""

    words: str = ""
    """The words that name it; empty where nothing is known of it."""
    end: int = 0
    """Where the sentence ends in the visible text."""
    heading: bool = False
    """Whether the sentence only names it, so that it is the topic of the next paragraph too."""

    def at(self, sentence: Sentence, text: str) -> str:
        """The topic with which a sentence of the text begins."""
        apart = "\n" in text[self.end : sentence.start]
        item = _ITEM.match(sentence.text)
        return "" if item or (apart and not self.heading) else self.words

    def after(self, sentence: Sentence, text: str) -> "Topic":
        """The topic at the end of a sentence."""
        end = sentence.start + len(sentence.text)
        body = sentence.text[item.end() :] if (item := _ITEM.match(sentence.text)) else sentence.text
        if documents := _DOCUMENTS.fullmatch(body.strip()):
            return Topic(documents[0][: documents[0].index("文件") + 2], end, heading=True)
        heading = len(body) < _SHORT and not re.search(r"\d", body)
        if _APPLICATIONS.search(sentence.text):
            return Topic(APPLICATIONS, end, heading=heading)
        return Topic(self.at(sentence, text), end)


def named_before(words: str) -> str:
    """The topic that the words of a sentence before a number name."""
    if _APPLICATIONS.search(words):
        return APPLICATIONS
    return "规范性文件" if _STOCK.search(words) else ""
