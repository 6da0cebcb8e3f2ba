"""What must hold of the measure: figures below which the check would understand less than it does."""

import pytest

import sentences
from cases import Case, of_reports, of_wordings
from known import known_contradictions
from measure import Share, ask, certain, certain_and_right, noticed, right_first, spotted, total
from nianbao.check.spotted import Status
from tables import table_of


@pytest.fixture(scope="module")
def worded() -> tuple[Case, ...]:
    return tuple(of_wordings())


@pytest.fixture(scope="module")
def said() -> tuple[Case, ...]:
    return tuple(of_reports("same", "derived"))


def share(answers: dict[str, Share]) -> float:
    all_offices = total(answers.values())
    assert all_offices.all > 50
    return all_offices.yes / all_offices.all


def test_usual_wordings_of_right_numbers_are_certain_and_right(worded: tuple[Case, ...]) -> None:
    some = worded[::6]
    assert share(ask(some, certain, frames=1)) >= 0.95
    assert ask(some, certain, frames=1) == ask(some, certain_and_right, frames=1)


def test_usual_wordings_of_wrong_numbers_are_noticed(worded: tuple[Case, ...]) -> None:
    assert share(ask(worded[::6], noticed, wrong=True, frames=1)) >= 0.95


def test_numbers_of_published_sentences_find_their_row(said: tuple[Case, ...]) -> None:
    assert share(ask(said, certain, frames=1)) >= 0.8
    assert ask(said, certain, frames=1) == ask(said, certain_and_right, frames=1)
    assert share(ask(said, right_first, frames=1)) >= 0.97
    assert total(ask(said, noticed, frames=1).values()).yes == 0


def test_wrong_numbers_in_the_words_of_published_sentences_are_noticed(said: tuple[Case, ...]) -> None:
    assert share(ask(said, noticed, wrong=True, frames=1)) >= 0.95


def test_the_contradictions_that_published_reports_have_are_found() -> None:
    known = list(known_contradictions())
    assert len(known) > 15
    assert [one for one in known if not one.found] == []


def test_numbers_that_mean_nothing_of_the_table_contradict_nothing() -> None:
    cases = list(of_reports("unmatched", "share"))
    assert len(cases) > 200
    found = [(case.words, spotted(case, next(case.sentences()))) for case in cases]
    assert [words for words, item in found if item.certain or item.status is Status.CONTRADICTION] == []


def test_numbers_of_whole_sentences_are_certain_and_wrong_ones_noticed() -> None:
    found = list(sentences.said(every=5))
    assert len(found) > 50
    assert [one.sentence for one in found if one.mistaken] == []
    assert sum(one.certain for one in found) >= 0.85 * len(found)
    assert sum(one.noticed for one in found) >= 0.92 * len(found)


@pytest.mark.parametrize("unit", [("pingtan", 2023), ("pingtan", 2020)])
def test_sentences_about_other_work_contradict_nothing(unit: tuple[str, int]) -> None:
    found = list(sentences.others(table_of(*unit)))
    assert len(found) > 100
    assert [words for words, item in found if item.certain or item.status is Status.CONTRADICTION] == []


@pytest.mark.proof
def test_in_every_frame(worded: tuple[Case, ...], said: tuple[Case, ...]) -> None:
    assert share(ask(worded, noticed, wrong=True)) >= 0.95
    assert ask(worded, certain) == ask(worded, certain_and_right)
    assert ask(said, certain) == ask(said, certain_and_right)
