"""The search engine, as the module that is published, in a real browser: every query of the set, and the rules."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from workspace import ROOT

QUERIES: list[dict[str, Any]] = [
    query
    for kind in yaml.safe_load((ROOT / "tests/search/queries.yml").read_text(encoding="utf-8")).values()
    for query in kind
]
RELATED = [["微信", "政务微信"], ["信息公开申请", "依申请公开"], ["热线", "12345"], ["打官司", "行政诉讼"]]

Answer = dict[str, Any]
Ask = Callable[..., Answer]

SEARCH = """async ({years, queries, options}) => {
  const engine = await import("/search-engine.js")
  const prepared = years.map(engine.prepare)
  const plain = ({ranges, snippet, ...hit}) => ({...hit, ranges, snippet})
  return queries.map(query => {
    const found = engine.search(prepared, query, options)
    return {...found, exact: found.exact.map(plain), near: found.near.map(plain)}
  })
}"""


@pytest.fixture(scope="module")
def engine_page(
    browser: Browser, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("engine")
    (folder / "index.html").write_text("<!doctype html><title>空</title>", encoding="utf-8")
    (folder / "search-engine.js").write_bytes((ROOT / "overrides/assets/search-engine.js").read_bytes())
    page = browser.new_page()
    page.goto(serve(folder))
    yield page
    page.close()


@pytest.fixture(scope="module")
def year(site: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((site / "2018/search.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def answers(engine_page: Page, year: dict[str, Any]) -> list[tuple[dict[str, Any], Answer]]:
    """The whole set of queries with what was found."""
    asked = {"years": [year], "queries": [query["q"] for query in QUERIES], "options": {"related": RELATED}}
    return list(zip(QUERIES, engine_page.evaluate(SEARCH, asked), strict=True))


@pytest.fixture
def ask(engine_page: Page) -> Ask:
    def search(query: str, *years: dict[str, Any], **options: Any) -> Answer:
        asked = {"years": years, "queries": [query], "options": {"related": RELATED, **options}}
        (answer,) = engine_page.evaluate(SEARCH, asked)
        found: Answer = answer
        return found

    return search


# The oracle: what has to be found, said another way than the engine does it.


def flat(text: str) -> str:
    """As compared; white space becomes a mark between digits and between Latin letters only."""
    text = unicodedata.normalize("NFKC", text).lower()
    while (shorter := re.sub(r"(?<![\d.,])(\d{1,3}),(\d{3})(?=(,\d{3})*(?![\d,]|\.\d+\.))", r"\1\2", text)) != text:
        text = shorter
    text = re.sub(r"[^\S\n]*\n\s*", "\n", text)
    return re.sub(r"(?<![a-z0-9])[^\S\n]+|[^\S\n]+(?![a-z0-9])", "", text)


def holds(text: str, word: str) -> bool:
    if not re.fullmatch(r"\d+(\.\d+)?%?", word):
        return word in text
    text = re.sub(r"^(\d{1,2})\.(?=\d{3})", r"\1|", text, flags=re.MULTILINE)
    text = re.sub(r"(?<![\d.])\d+(?:\.\d+){2,}", lambda match: match[0].replace(".", "|"), text)
    return re.search(rf"(?<!\d)(?<!\d\.){re.escape(word)}(?!\d|\.\d)", text) is not None


def expected(query: str, year: dict[str, Any]) -> set[str]:
    words = [flat(word) for word in query.split()]
    others = [word for word in words if not re.fullmatch(rf"{year['year']}(年度?)?", word)]
    found = set()
    for _, title, address, above, text, value, unit in year["units"]:
        fields = [flat(field) for field in (title, *above, text, value + unit)]
        if all(any(holds(field, word) for field in fields) for word in others or words):
            found.add(address)
    return found


def addresses(hits: list[dict[str, Any]]) -> list[str]:
    return [hit["address"] for hit in hits]


def marked(hit: dict[str, Any]) -> list[str]:
    """The marked pieces of a hit, as they stand there. Ranges count as scripts do, in UTF-16."""
    ranges = hit["ranges"]
    fields = [
        (hit["title"], ranges["title"]),
        (hit["text"], ranges["text"]),
        (hit["value"] + hit["unit"], ranges["value"]),
    ]
    fields += zip(hit["above"], ranges["above"], strict=True)
    return [
        text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
        for text, places in fields
        for start, end in places
    ]


def test_the_set_is_large_enough() -> None:
    assert len(QUERIES) >= 110
    assert len({query["q"] for query in QUERIES}) == len(QUERIES)


def test_everything_is_found_and_nothing_else(
    answers: list[tuple[dict[str, Any], Answer]], year: dict[str, Any]
) -> None:
    """Recall 1.00 and precision 1.00, of all hits and so of the first five."""
    for query, answer in answers:
        found = addresses(answer["exact"])
        assert len(found) == len(set(found))
        assert set(found) == expected(query["q"], year), query["q"]


def test_the_right_answer_comes_first(answers: list[tuple[dict[str, Any], Answer]]) -> None:
    asked = [(query, answer) for query, answer in answers if not query.get("absent")]
    wrong = [
        (query["q"], addresses(answer["exact"])[:3])
        for query, answer in asked
        if addresses(answer["exact"])[:1] != [one for one in query["first"] if addresses(answer["exact"])[:1] == [one]]
    ]
    assert len(wrong) <= 0.03 * len(asked), wrong


def test_what_is_absent_has_no_exact_hit(answers: list[tuple[dict[str, Any], Answer]]) -> None:
    assert [query["q"] for query, answer in answers if query.get("absent") and answer["exact"]] == []


def test_marks_are_the_words_of_the_query(answers: list[tuple[dict[str, Any], Answer]]) -> None:
    for query, answer in answers:
        for hit in answer["exact"]:
            pieces = {flat(piece) for piece in marked(hit)}
            assert pieces == {flat(word) for word in answer["terms"]} | pieces, query["q"]
            assert pieces <= set(answer["terms"]), query["q"]


def test_near_hits_never_stand_beside_exact_ones(answers: list[tuple[dict[str, Any], Answer]]) -> None:
    for query, answer in answers:
        assert not (answer["exact"] and answer["near"]), query["q"]
        assert len(answer["near"]) <= 10
