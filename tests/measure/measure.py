"""What the check understands of sentences, as a table: by kind of case, and by the office whose words they are.

`make measure` prints it. Nothing here is a test: what must hold is in `test_measure.py`.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from cases import Case, of_reports, of_wordings
from known import known_contradictions
from nianbao.check.coverage import scan
from nianbao.check.spotted import Spotted, Status
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose
from sentences import others, said
from tables import distinct

Question = Callable[[Case, str, Spotted], bool]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the cases of one office are as asked."""

    yes: int
    all: int

    def __str__(self) -> str:
        """Percentage and count: `97.5% (39 of 40)`."""
        return f"{100 * self.yes / self.all:.1f}% ({self.yes} of {self.all})" if self.all else "-"


def spotted(case: Case, sentence: str) -> Spotted:
    """What is found of the case's number in a sentence."""
    prose = read_prose(Chapter("overview", "docs/overview.md", "", sentence))
    quantities = [item for item in scan(case.report, [prose]) if item.status is not Status.LEFT_OUT]
    return quantities[0]


def right_row(case: Case, item: Spotted) -> bool:
    """Whether the first figure found is the cell, or the sum of cells, that the words mean."""
    return bool(item.figures) and frozenset(item.cells) == case.cells


def certain(_: Case, __: str, item: Spotted) -> bool:
    """Whether the answer is certain."""
    return item.certain


def certain_and_right(case: Case, _: str, item: Spotted) -> bool:
    """Whether a certain answer is the right row."""
    return item.certain and right_row(case, item)


def right_first(case: Case, _: str, item: Spotted) -> bool:
    """Whether the first answer is the right row."""
    return item.status is Status.OPEN and right_row(case, item)


def noticed(_: Case, __: str, item: Spotted) -> bool:
    """Whether the number is called a contradiction."""
    return item.status is Status.CONTRADICTION


def raised(number: str) -> str:
    """The number made wrong by 1."""
    whole, dot, decimals = number.partition(".")
    return f"{int(whole) + 1}{dot}{decimals}"


def ask(
    cases: Iterable[Case], question: Question, *, wrong: bool = False, frames: int | None = None
) -> dict[str, Share]:
    """The answers by office, in the first `frames` frames, or all."""
    yes: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for case in cases:
        for sentence in islice(case.sentences(raised(case.number) if wrong else ""), frames):
            count[case.office] += 1
            yes[case.office] += question(case, sentence, spotted(case, sentence))
    return {office: Share(yes[office], count[office]) for office in count}


def total(shares: Iterable[Share]) -> Share:
    """All offices together."""
    found = list(shares)
    return Share(sum(share.yes for share in found), sum(share.all for share in found))


def own_sentences() -> Iterator[tuple[str, dict[str, Share]]]:
    """What is found of whole sentences with several numbers."""
    found = list(said())
    yield "whole sentences, right: certain", _all(one.certain for one in found)
    yield "whole sentences, right: certainly wrong or contradiction", _all(one.mistaken for one in found)
    yield "whole sentences, raised by 1: noticed", _all(one.noticed for one in found)
    items = [item for _, item in others(distinct("2021", 2023))]
    wrong = [item.certain or item.status is Status.CONTRADICTION for item in items]
    yield "sentences of other work: certain or contradiction", _all(wrong)


def _all(answers: Iterable[bool]) -> dict[str, Share]:
    found = list(answers)
    return {"own": Share(sum(found), len(found))}


def known_found() -> dict[str, Share]:
    """How many of the known contradictions are found, by office."""
    known = list(known_contradictions())
    offices = {one.sample for one in known}
    found = {office: [one.found for one in known if one.sample == office] for office in offices}
    return {office: Share(sum(found[office]), len(found[office])) for office in sorted(offices)}


def rows() -> Iterator[tuple[str, dict[str, Share]]]:
    """The lines of the table."""
    worded, said = list(of_wordings()), list(of_reports("same", "derived"))
    others = list(of_reports("unmatched", "share"))
    yield "wordings, right: certain", ask(worded, certain)
    yield "wordings, right: certain and the right row", ask(worded, certain_and_right)
    yield "wordings, right: right row first", ask(worded, right_first)
    yield "wordings, raised by 1: noticed", ask(worded, noticed, wrong=True)
    yield "reports, right: certain", ask(said, certain)
    yield "reports, right: certain and the right row", ask(said, certain_and_right)
    yield "reports, right: right row first", ask(said, right_first)
    yield "reports, right: called a contradiction", ask(said, noticed)
    yield "reports, raised by 1: noticed", ask(said, noticed, wrong=True)
    yield "reports, nothing of the table: called a contradiction", ask(others, noticed)
    yield "reports, nothing of the table: certain", ask(others, certain)
    yield from own_sentences()
    yield "known contradictions of text and table found", known_found()


def main() -> None:
    """Print the table; with `--offices` also each office, and the rest without it."""
    for name, shares in rows():
        print(f"{name:56} {total(shares.values())}")
        for office, share in shares.items() if "--offices" in sys.argv else ():
            rest = total(other for name, other in shares.items() if name != office)
            print(f"    {office:52} {share!s:28} without it: {rest}")


if __name__ == "__main__":
    main()
