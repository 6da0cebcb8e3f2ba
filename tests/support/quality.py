"""How well a search engine answers: what it found against what the oracle finds."""

from dataclasses import dataclass
from statistics import mean
from typing import Any

from oracle import QUERIES, expected

FIRST = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """Means of the queries that have an answer; `wrong` of those `absent` that have none."""

    recall: float
    precision: float
    first: float
    wrong: int
    absent: int


def exactly(year: dict[str, Any]) -> dict[str, set[str]]:
    """An engine that knows units: an address stands for its unit only."""
    return {address: {address} for _, _, address, *_ in year["units"]}


def generously(year: dict[str, Any]) -> dict[str, set[str]]:
    """An engine that knows headings and pages: they stand for the rows below them, a page for all units on it.

    The first heading of a page is its title, and an address of the page as much as the one without it.
    """
    stands: dict[str, set[str]] = {}
    titles: dict[str, str] = {}
    heading = ""
    for _, kind, address, *_ in year["units"]:
        page = address.partition("#")[0]
        heading = address if kind == "s" else heading
        for above in (address, heading, page, titles.setdefault(page, address)):
            stands.setdefault(above, set()).add(address)
    return stands


def figures(found: list[list[str]], year: dict[str, Any], *, rows: bool) -> Figures:
    """The figures of an engine from its answers to all queries; `rows`: it names units, and is judged by them."""
    stands = exactly(year) if rows else generously(year)
    prefix = f"{year['year']}/"
    recalls, precisions, firsts, wrong = [], [], [], []
    for query, addresses in zip(QUERIES, found, strict=True):
        hits = [address.removeprefix(prefix) for address in dict.fromkeys(addresses) if address.startswith(prefix)]
        if query.get("absent"):
            wrong.append(bool(hits))
            continue
        credit = [stands.get(hit, set()) for hit in hits]
        relevant = expected(query["q"], year)
        recalls.append(len(relevant.intersection(*[set().union(*credit)])) / len(relevant))
        firsts.append(bool(credit and credit[0] & set(query["first"])))
        if hits:
            precisions.append(mean(bool(units & relevant) for units in credit[:FIRST]))
    return Figures(mean(recalls), mean(precisions or [0]), mean(firsts), sum(wrong), len(wrong))
