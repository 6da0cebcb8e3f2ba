"""The glossary, `glossary.yml`: fixed terms, each with the misspellings that are searched for in the text."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.finding import Finding, Place, Severity, page_subject
from nianbao.source.fields import Fields, read_fields
from nianbao.source.statutory import OVERRIDE, REPLACED, beside
from nianbao.source.yamltree import Entry, Scalar, Sequence
from nianbao.text.chapter import Chapter

GLOSSARY = "glossary.yml"
TERM = "term"
"""The rule that a fixed term is written as the glossary has it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term in its right spelling, with the misspellings to search for."""

    right: str
    wrong: tuple[str, ...]


def read_glossary(root: Path, findings: list[Finding]) -> tuple[Term, ...]:
    """The engine's terms and the office's own, in file order. Problems are added to `findings`.

    An office's term replaces the engine's of the same spelling.
    """
    terms: dict[str, Term] = {}
    for path, file in beside(root, GLOSSARY):
        terms |= {term.right: term for term in _read(path, file, findings, tuple(terms))}
    return tuple(terms.values())


def _read(path: Path, file: str, findings: list[Finding], known: Container[str]) -> Iterator[Term]:
    fields = read_fields(path, file, findings)
    if fields is None:
        return
    terms = fields.fields("terms", required=True)
    for entry in terms.entries():
        if entry.key in known:
            terms.note(entry.place, entry.key, *REPLACED, rule=OVERRIDE)
        if term := _term(entry, terms):
            yield term
    fields.close()


def _term(entry: Entry, fields: Fields) -> Term | None:
    items = entry.value.items if isinstance(entry.value, Sequence) else ()
    wrong = tuple(item.text for item in items if isinstance(item, Scalar) and not item.empty)
    if not wrong or len(wrong) < len(items):
        fields.problem(entry.place, entry.key, "后面应是一个或几个错字的写法", "请写成“部署: [布署]”")
    elif clash := [word for word in wrong if word in entry.key]:
        fields.problem(
            entry.place, entry.key, f"“{clash[0]}”是正确写法的一部分，每处都会被当成错字", "请删去，或写长一些"
        )
    else:
        return Term(entry.key, wrong)
    return None


def check_terms(chapters: Iterable[Chapter], terms: Iterable[Term]) -> Iterator[Finding]:
    """A warning for each misspelling of a term in the text."""
    slips = [(wrong, term.right) for term in terms for wrong in term.wrong]
    for chapter in chapters:
        for number, line in enumerate(chapter.source.split("\n"), 1):
            for wrong, right in slips:
                if wrong in line:
                    mend = f"请改为“{right}”；已公布的原文就是这样的，写进 acknowledged（rule: {TERM}）"
                    place, subject = Place(chapter.file, number), page_subject(chapter.slug)
                    yield Finding(
                        place,
                        wrong,
                        "可能是错字",
                        mend,
                        severity=Severity.WARNING,
                        rule=TERM,
                        expected=right,
                        found=wrong,
                        subject=subject,
                    )
