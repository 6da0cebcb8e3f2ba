"""What an office says of itself when its repository is begun: the questions, and the answers."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from nianbao.report.model import Contact
from nianbao.source.keys import CONTACT, Key
from nianbao.source.projectkeys import PUBLISHER, WEBSITE

_KEYS = {key.name: key for key in (*PUBLISHER, *WEBSITE, *CONTACT)}
NEEDED = ("name", "office", "level", "scope")
"""Without these nothing is written. A new year begins with level and scope, so that they are asked for here."""
ABOUT = ("name", "short_name", "office", "level", "scope", "title")
"""Keys of the questions about the body and its portal; the other questions ask for its contact."""
QUESTIONS: tuple[Key, ...] = tuple(_KEYS[name] for name in (*ABOUT, *(key.name for key in CONTACT)))
"""In the order in which they are asked."""
ONE_SCOPE = "一个仓库只发布一个机关、一个范围的报告。既有本机关的报告、又有汇总本地区的报告的，分建两个仓库。"

_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's kinds of characters that a line of text has not: line ends, marks of no width."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of an office about itself; one that is not known is empty."""

    name: str
    office: str
    level: str
    scope: str
    short_name: str
    title: str
    contact: Contact

    def value(self, name: str) -> str:
        """The answer to a question, by its key."""
        found: str = getattr(self if name in ABOUT else self.contact, name)
        return found


def answers_of(values: Mapping[str, str]) -> Answers:
    """The answers, from texts by key; without a title the portal is named after the body."""
    said = {key.name: values.get(key.name, "").strip() for key in QUESTIONS}
    said["title"] = said["title"] or f"{said['short_name'] or said['name']}政府信息公开工作年度报告"
    contact = Contact(**{key.name: said.pop(key.name) for key in CONTACT})
    return Answers(contact=contact, **said)


def problem_with(key: Key, text: str) -> str:
    """What is wrong with the answer to a question, in Chinese; empty where it is valid."""
    if any(unicodedata.category(character) in _UNSEEN for character in text.strip()):
        return f"{key.title}里有换行或看不见的符号，请重新输入"
    if not text.strip():
        return f"{key.title}要填写" if key.name in NEEDED else ""
    if key.choices and text.strip() not in key.choices:
        return f"{key.title}没有“{text}”，可以写 {'、'.join(key.choices)}"
    if key.name == "postcode" and not re.fullmatch("[0-9]{6}", text.strip()):
        return f"{key.title}“{text}”不是六位数字，请重新输入"
    return ""
