"""Sentences made of a year's figures by the patterns of its form: bound, with the change from the year before.

Nothing is said of a cell that is blank or does not apply; 0 is said in the words that the form has for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.editing.derivation import Derivation, Way, declared, derive, free_name
from nianbao.editing.yamlentry import NewEntry
from nianbao.form.sentencepattern import SentencePattern
from nianbao.labels import plain
from nianbao.report.figure import Figure
from nianbao.report.model import Report
from nianbao.report.value import decimal_text, print_value

_MONEY = "元"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence that may be taken into a chapter."""

    chapter: str
    """Slug."""
    topic: str
    figure: Figure
    text: str
    """With its number bound; a change is not yet: its figure is declared when the sentence is taken."""
    final: str
    """As it is taken into the chapter, all bound."""
    entries: tuple[NewEntry, ...]
    """What has to be declared for it."""


@dataclass(frozen=True, slots=True)
class _Change:
    """How a figure changed from the year before, in words."""

    text: str = ""
    final: str = ""
    entries: tuple[NewEntry, ...] = ()


def proposals(report: Report, before: Report | None) -> Iterator[Proposal]:
    """The sentences of a year. `before` is the report of the year before, where it is on the same form."""
    form, taken = report.form, list[str]()
    slugs = {plain(chapter.number): chapter.slug for chapter in (*form.suggested, *form.chapters)}
    for pattern in form.sentences:
        figure = report.statistics.get(pattern.figure)
        slug = slugs.get(plain(pattern.chapter))
        if figure is None or slug is None or figure.number is None:
            continue
        if made := _proposal(pattern, slug, figure, report, before, taken):
            taken += [entry.text.split(": {")[0] for entry in made.entries]
            yield made


def _proposal(
    pattern: SentencePattern, slug: str, figure: Figure, report: Report, before: Report | None, taken: list[str]
) -> Proposal | None:
    words = pattern.text if figure.number else pattern.none
    if not words:
        return None
    unit = pattern.unit or figure.unit
    change = _change(figure, unit, report, before, taken) if "{change}" in words else _Change()
    number = f"[{print_value(figure.value)}](stat:{figure.target}){unit}"
    said = words.replace("{year}", str(report.year)).replace("{number}", number)
    text, final = (said.replace("{change}", each) for each in (change.text, change.final))
    return Proposal(slug, pattern.topic, figure, text, final, change.entries)


def _change(figure: Figure, unit: str, report: Report, before: Report | None, taken: list[str]) -> _Change:
    """Nothing where the year before does not say."""
    ago = before.statistics.get(figure.id) if before else None
    if ago is None or ago.number is None or figure.number is None or unit.endswith(_MONEY):
        return _Change()
    if figure.number == ago.number:
        return _Change("，与上年持平", "，与上年持平")
    way = "增加" if figure.number > ago.number else "减少"
    number = decimal_text(abs(figure.number - ago.number))
    made = derive(Way.CHANGE, [figure], 0, ago.number)
    known = declared(made.formula, report)
    short = next((item.name for item in report.form.highlights if item.figure == figure.id), "")
    name = f"{short}比上年{way}" if short else made.name
    named = Derivation(free_name(name, report, taken), made.formula, unit)
    target = known.target if known else named.name
    said, final = f"，比上年{way}{number}{unit}", f"，比上年{way}[{number}](stat:{target}){unit}"
    return _Change(said, final, () if known else (named.entry,))
