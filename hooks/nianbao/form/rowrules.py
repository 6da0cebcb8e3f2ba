"""Rules within one row (its total is the sum of its other columns), for rows that a report printed otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nianbao.form.rule import Relation, Rule, Term

Cells = Sequence[str]
"""Ids of the figures of a row, in column order."""


def with_rows_like(
    rules: Iterable[Rule], row: Cells, new: Iterable[Cells], *, between_years: bool = False
) -> tuple[Rule, ...]:
    """The rules, where what holds within `row` holds within each `new` one too.

    Comparisons `between_years` are taken over where the new row has the same meaning in each of them.
    """
    rows = list(new)

    def relations(rule: Rule) -> Iterator[Relation]:
        yield from rule.relations
        for relation in rule.relations:
            if _within(relation, row) and (between_years or not relation.between_years):
                yield from (_moved(relation, row, other) for other in rows)

    return tuple(replace(rule, relations=tuple(relations(rule))) for rule in rules)


def with_rows_instead(rules: Iterable[Rule], row: Cells, new: Iterable[Cells]) -> tuple[Rule, ...]:
    """The rules, where what holds within `row` in a year is judged of each `new` one and no longer of all together."""
    rows = list(new)

    def relations(rule: Rule) -> Iterator[Relation]:
        for relation in rule.relations:
            if _within(relation, row) and not relation.between_years:
                yield from (_moved(relation, row, other) for other in rows)
            else:
                yield relation

    return tuple(replace(rule, relations=tuple(relations(rule))) for rule in rules)


def _within(relation: Relation, row: Cells) -> bool:
    terms = (*relation.left, *relation.right)
    return len(terms) > 1 and all(term.figure in row for term in terms)


def _moved(relation: Relation, row: Cells, other: Cells) -> Relation:
    ids = dict(zip(row, other, strict=True))

    def moved(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(replace(term, figure=ids[term.figure]) for term in terms)

    return Relation(moved(relation.left), moved(relation.right))
