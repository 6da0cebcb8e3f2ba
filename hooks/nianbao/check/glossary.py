"""The glossary, `glossary.yml`: fixed terms, each with the misspellings that are searched for in the text."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.finding import Finding
from nianbao.source.fields import Fields, read_fields
from nianbao.source.projectkeys import GLOSSARY as _KEYS
from nianbao.source.statutory import OVERRIDE, REPLACED, beside
from nianbao.source.yamltree import Entry, Scalar, Sequence

GLOSSARY = "glossary.yml"


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
    fields = read_fields(path, file, findings, _KEYS)
    if fields is None:
        return
    terms = fields.fields("terms")
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
