"""A Word, Excel or PowerPoint file (ECMA-376): what in it runs or loads, and what it says of people."""

from collections.abc import Iterator
from typing import Any

from nianbao.attached.issue import Issue, issues_of_text
from nianbao.attached.package import read_package
from nianbao.attached.partcontent import check_content
from nianbao.attached.parttype import TYPES, check_main, check_parts, declared_types, is_xml
from nianbao.attached.partwords import cell_numbers, words_of
from nianbao.attached.relation import check_relation, is_relations, relations_of
from nianbao.attached.trace import check_traces
from nianbao.attached.xmlpart import parse_part
from nianbao.finding import Problem

OFFICE = (".docx", ".xlsx", ".pptx")
"""The endings of such files."""


def check_office(suffix: str, content: bytes) -> Iterator[Issue]:
    """All issues of the file. Raises Problem where it cannot be read as a whole."""
    parts = read_package(content)
    types = declared_types(parts)
    yield from check_main(suffix, types)
    yield from check_parts(parts, types)
    relations = tuple(relations_of(parts))
    for relation in relations:
        yield from check_relation(relation)
        if relation.external:
            yield from issues_of_text(relation.part, relation.target)
    trees: dict[str, Any] = {}
    for name in parts:
        if is_xml(name) and not is_relations(name) and name != TYPES:
            try:
                trees[name] = parse_part(parts[name])
            except Problem as problem:
                yield Issue(name, problem.problem, problem.mend)
    yield from _check_trees(trees)


def _check_trees(trees: dict[str, Any]) -> Iterator[Issue]:
    words = {name: words_of(root) for name, root in trees.items()}
    every = "\n".join(words.values())
    for name, root in trees.items():
        yield from check_content(name, root)
        yield from check_traces(name, root)
        yield from issues_of_text(name, words[name])
        yield from issues_of_text(name, cell_numbers(root, every))
