"""Answers to an open number: each makes a plan from the number as it stands when it is written."""

from dataclasses import dataclass, replace
from typing import Protocol

from nianbao.authoring.yamltext import yaml_text
from nianbao.check.coverage import scan
from nianbao.check.near import near
from nianbao.editing.brackets import Bracketed
from nianbao.editing.choice import Choice, choice_of
from nianbao.editing.derivation import Derivation, declared, figure_of, sum_of
from nianbao.editing.open import Kind, Open
from nianbao.editing.openyear import OpenYear
from nianbao.editing.plan import Plan
from nianbao.editing.yamlentry import NewEntry
from nianbao.finding import Problem
from nianbao.report.figure import find_figure
from nianbao.report.model import BOUND_NUMBER, Report

_DIFFERS = "数与正文不同，没有绑定"


class Answer(Protocol):
    """What somebody says of an open number."""

    def plan(self, number: Open, year: OpenYear) -> Plan:
        """What is to be written. Raises Problem where the answer is not right (any more)."""
        ...


@dataclass(frozen=True, slots=True)
class BindTo:
    """It is this figure, and is bound as it is written; a sum that no row holds is declared first."""

    target: str

    def plan(self, number: Open, year: OpenYear) -> Plan:
        """Raises Problem where the figure has another value."""
        choice = chosen(number, year.report, self.target)
        if not (choice.agrees and choice.brackets):
            raise Problem(f"“{choice.target}”是 {choice.value}，{_DIFFERS}", "请核对原件")
        entries, target = _declared_first(choice, year.report)
        return Plan(number.prose, (bracketed(number, choice.brackets, target),), entries)


@dataclass(frozen=True, slots=True)
class Correct:
    """The text is wrong: the figure's value is written, and bound."""

    target: str

    def plan(self, number: Open, year: OpenYear) -> Plan:
        """Raises Problem where the value cannot stand in the number's place."""
        choice = chosen(number, year.report, self.target)
        if not choice.corrected:
            raise Problem(f"“{choice.target}”是 {choice.value}，这里程序不能代写", "请打开文件，自己改正这个数")
        entries, target = _declared_first(choice, year.report)
        return Plan(number.prose, (bracketed(number, choice.corrected, target),), entries)


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """The contradiction was published so: the number is bound as it is written, and the reason stands beside it."""

    target: str
    why: str

    def plan(self, number: Open, year: OpenYear) -> Plan:
        """Raises Problem where the number is said in words."""
        choice = chosen(number, year.report, self.target)
        if not choice.brackets:
            raise Problem("用文字说的数、约数不能绑定，也就不能保留为矛盾", "说的是另一件事，请选 f")
        if choice.agrees:
            raise Problem("数与数据相同，没有矛盾", "请直接绑定")
        words = choice.brackets
        declaring, target = _declared_first(choice, year.report)
        entry = _entry(
            "acknowledged",
            rule=BOUND_NUMBER,
            page=number.item.page,
            target=target,
            written=words,
            why=self.why,
        )
        numbers = () if number.kind is Kind.BOUND else (bracketed(number, words, target),)
        return Plan(number.prose, numbers, (*declaring, entry))


@dataclass(frozen=True, slots=True)
class Free:
    """It is something else, which no row holds."""

    why: str

    def plan(self, number: Open, year: OpenYear) -> Plan:
        """Raises Problem where the number is bound already."""
        item = number.item
        if number.kind is Kind.BOUND:
            raise Problem("这个数已经绑定", "说的是另一件事，请先在文件里去掉绑定")
        words = _near(number, year)
        entry = _entry("free", page=item.page, near=words, number=item.numeral.text, why=self.why)
        return Plan(number.prose, (), (entry,))


@dataclass(frozen=True, slots=True)
class DerivedAs:
    """It comes from rows: a derived figure is declared, and it is bound to that."""

    made: Derivation

    def plan(self, number: Open, year: OpenYear) -> Plan:
        """Raises Problem where the result is another number."""
        known = declared(self.made.formula, year.report)
        choice = choice_of(number.item, known or figure_of(self.made, year.report))
        if not choice.agrees:
            raise Problem(f"算出来是 {choice.value}，{_DIFFERS}", "请核对公式和原件")
        entries = () if known else (self.made.entry,)
        return Plan(number.prose, (bracketed(number, choice.brackets, choice.target),), entries)


def chosen(number: Open, report: Report, target: str) -> Choice:
    """The choice of this target: one of those that were shown, or any figure. Raises TargetProblem."""
    shown = next((choice for choice in number.choices if choice.target == target), None)
    return shown or choice_of(number.item, find_figure(target, report.figures))


def _declared_first(choice: Choice, report: Report) -> tuple[tuple[NewEntry, ...], str]:
    """What has to be declared before a choice can be bound, and its name then."""
    if not choice.parts:
        return (), choice.target
    made = sum_of(choice.target, choice.parts, choice.figure.unit, report)
    return (made.entry,), made.name


def bracketed(number: Open, words: str, target: str) -> Bracketed:
    """The number as it is to be bound. Raises Problem where it does not stand there as it would be bound."""
    text, start = number.prose.text, number.item.numeral.start
    if number.bound:
        return Bracketed(number.bound.start, number.bound.end, words, target)
    end = number.item.numeral.end
    if words.startswith(number.item.numeral.text):
        end = start + len(words)
        if text[start:end] != words:
            raise Problem("数和后面的字中间有空格，没有绑定", "请打开文件，去掉空格")
    return Bracketed(start, end, words, target)


def _near(number: Open, year: OpenYear) -> str:
    """Words of the sentence by which it is found, and no other number of the chapter that is written alike."""
    item = number.item
    alike = [other for other in scan(year.report, [number.prose]) if other.numeral.text == item.numeral.text]
    return near(item, [other for other in alike if other != item])


def _entry(key: str, **said: str) -> NewEntry:
    pairs = ", ".join(f"{name}: {_quoted(text)}" for name, text in said.items())
    return NewEntry(key, f"{{{pairs}}}")


def _quoted(text: str) -> str:
    return yaml_text(" ".join(text.split())) or '""'


def with_name(made: Derivation, name: str) -> Derivation:
    """A derived figure under another name."""
    return replace(made, name=name)
