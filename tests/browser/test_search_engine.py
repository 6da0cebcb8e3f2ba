"""The search engine, as the module that is published, in a real browser: every query of the set, and the rules."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from oracle import QUERIES, expected, flat
from workspace import THEME

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
    (folder / "search-engine.js").write_bytes((THEME / "assets/search/engine.js").read_bytes())
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


def a_year(*units: tuple[str, str, str, str], year: int = 2018) -> dict[str, Any]:
    """A year of a few units: kind, title, text, value."""
    rows = [[[], kind, f"#{number}", title, text, value, ""] for number, (kind, title, text, value) in enumerate(units)]
    return {"v": 1, "year": year, "units": rows}


@pytest.mark.parametrize(
    ("text", "query", "marks"),
    [
        ("公开ＰＰＰ项目", "ppp", ["ＰＰＰ"]),
        ("公开 信息", "公开信息", ["公开 信息"]),
        ("第一段公开\n信息", "公开信息", []),
        ("共15,131条", "15131", ["15,131"]),
        ("共15131条", "15，131", ["15131"]),
        ("共1,234,567.5元", "1234567.5", ["1,234,567.5"]),
        ("名单1,2,3", "1", ["1"]),
        ("2018年1871件", "18", []),
        ("18件，2018年，18", "18", ["18", "18"]),
        ("完成92.1%", "92", []),
        ("完成92.1%", "1", []),
        ("完成92.1%", "92.1", ["92.1"]),
        ("完成92.1％", "92.1%", ["92.1％"]),
        ("完成92.1个", "92.1%", []),
        ("3.12345热线", "12345", ["12345"]),
        ("3.12345热线", "3", ["3"]),
        ("截至2018.1.31", "31", ["31"]),
        ("21 35", "2135", []),
        ("公开信息公开", "公开 信息公开", ["公开", "信息公开"]),
        ("a.b", "a.b", ["a.b"]),
        ("axb", "a.b", []),
        ("<b>政务</b>", "<b>政务</b>", ["<b>政务</b>"]),
        ("政务(公开)[1]", "(公开)[1]", ["(公开)[1]"]),
        ("办事😀大厅", "😀", ["😀"]),
        ("办事😀大厅", "大厅", ["大厅"]),
        ("caf\u0065\u0301店", "caf\u00e9", ["caf\u0065\u0301"]),
        ("单位：ｶﾞ公开", "公开", ["公开"]),
        ("政\u200b务公开", "政务", ["政\u200b务"]),
        ("面积5㎡", "m2", ["㎡"]),
        ("公开，　公开", "公开", ["公开", "公开"]),
    ],
)
def test_what_matters_and_what_does_not(ask: Ask, text: str, query: str, marks: list[str]) -> None:
    hits = ask(query, a_year(("s", "题", text, "")))["exact"]
    assert [piece for hit in hits for piece in marked(hit)] == marks


def titles(hits: list[dict[str, Any]]) -> list[str]:
    return [hit["title"] for hit in hits]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("3.125万元", "3.125", True),
        ("12.345%", "12.345", True),
        ("12.345%", "12.345%", True),
        ("12.345%", "345", False),
        ("12.345%", "12", False),
        ("1.234亿元", "1.234", True),
        ("3.12345热线", "12345", True),
    ],
)
def test_a_number_with_decimals_is_one_number(ask: Ask, text: str, query: str, found: bool) -> None:  # noqa: FBT001
    for unit in (("r", "行", "", text), ("s", text, "", ""), ("s", "节", text, "")):
        assert bool(ask(query, a_year(unit))["exact"]) is found, unit


def test_titles_go_before_texts_and_equal_ones_first(ask: Ask) -> None:
    year = a_year(
        ("s", "一、概述", "说到公开", ""),
        ("s", "二、办理公开", "", ""),
        ("s", "三、公开办理", "", ""),
        ("r", "4.公开", "", "3"),
        ("s", "五、又一章", "也说公开", ""),
    )
    found = ask("公开", year)["exact"]
    assert titles(found) == ["4.公开", "三、公开办理", "二、办理公开", "一、概述", "五、又一章"]
    assert titles(ask("公开", year, order="report")["exact"]) == titles(sorted(found, key=lambda hit: hit["order"]))


def test_rows_go_first_when_there_is_a_number(ask: Ask) -> None:
    year = a_year(("s", "18项", "18", ""), ("r", "甲", "自然人 18 总计 20", "20"), ("r", "乙", "", "18"))
    assert titles(ask("18", year)["exact"]) == ["乙", "甲", "18项"]
    assert titles(ask("18", year, kind="s")["exact"]) == ["18项"]
    assert titles(ask("18", year, kind="r")["exact"]) == ["乙", "甲"]


def test_words_may_stand_in_different_places(ask: Ask) -> None:
    year = a_year(("r", "政务微信公开数", "", "4151"), ("s", "政务微信", "没有数字", ""))
    assert titles(ask("4151 微信　政务", year)["exact"]) == ["政务微信公开数"]


def test_a_year_among_other_words_filters(ask: Ask) -> None:
    years = [a_year(("s", "公开", "2019年的计划", ""), year=year) for year in (2019, 2018)]
    assert [hit["year"] for hit in ask("公开", *years)["exact"]] == [2019, 2018]
    for query in ("公开 2018", "2018年 公开", "2018年度 公开"):
        answer = ask(query, *years)
        assert [hit["year"] for hit in answer["exact"]] == [2018]
        assert answer["years"] == [2018]
        assert answer["terms"] == ["公开"]
    assert len(ask("2019", *years)["exact"]) == 2, "alone it is a number"
    assert ask("公开 2016", *years)["exact"] == [], "there is no such year"
    assert [hit["year"] for hit in ask("公开", *years, year=2018)["exact"]] == [2018]
    assert [hit["year"] for hit in ask("公开 2019", *years, year=2018)["exact"]] == [2019]
    assert ask("公开 2016", *years, years=[2019, 2018, 2016])["years"] == [2016], "it is there, and not loaded"


def test_related_words_are_offered_and_never_mixed_in(ask: Ask) -> None:
    year = a_year(
        ("s", "微博", "用微信答复", ""), ("r", "政务微信公开数", "", "4"), ("s", "（九）依申请公开办理", "", "")
    )
    answer = ask("微信", year)
    assert titles(answer["exact"]) == ["政务微信公开数", "微博"]
    assert answer["related"] == ["政务微信"]
    answer = ask("信息公开申请", year)
    assert answer["exact"] == []
    assert answer["related"] == ["依申请公开"]
    assert titles(answer["near"])[0] == "（九）依申请公开办理"
    assert marked(answer["near"][0]) == ["依申请公开"]
    assert ask("热线", year)["related"] == [], "what leads to nothing is not offered"


def test_near_hits_share_pairs_of_characters(ask: Ask) -> None:
    year = a_year(("s", "政务大厅", "", ""), ("r", "3.政务微博公开政府信息数", "", "698"), ("s", "概述", "天气", ""))
    answer = ask("政务微薄公开", year)
    assert answer["exact"] == []
    assert titles(answer["near"]) == ["3.政务微博公开政府信息数"]
    for nonsense in ("量子纠缠态", "今天天气很好", "qwertyuiop", "99999", "厅政务府", "龘"):
        assert ask(nonsense, year)["near"] == [], nonsense


def test_the_snippet_is_about_the_first_word_found(ask: Ask) -> None:
    text = "前" * 300 + "公开" + "后" * 300
    (hit,) = ask("公开", a_year(("s", "题", text, "")))["exact"]
    start, end = hit["snippet"]
    assert "公开" in text[start:end]
    assert end - start <= 100


def test_the_snippet_does_not_cut_through_a_character(ask: Ask) -> None:
    for before in ("", "一"):
        text = before + "😀" * 60 + "公开" + "😀" * 60
        (hit,) = ask("公开", a_year(("s", "题", text, "")))["exact"]
        start, end = (2 * at for at in hit["snippet"])
        assert text.encode("utf-16-le")[start:end].decode("utf-16-le")


@pytest.mark.parametrize(
    "query",
    ["", "   ", "\u3000\t\n", "。，、！", "-", "…", "\\", "()[]{}", ".*", "%", "\u200b"],
)
def test_nothing_to_search_for(ask: Ask, year: dict[str, Any], query: str) -> None:
    answer = ask(query, year)
    assert answer["terms"] == answer["exact"] == answer["near"] == answer["related"] == []


@pytest.mark.parametrize(
    "query",
    [
        "公" * 100_000,
        "公 " * 10_000,
        "0" * 5_000,
        "1," * 5_000,
        "<script>alert(1)</script>",
        "(a+)+$",
        "[公",
        "公(?=开)",
        "😀👨‍👩‍👧😀",
        "__proto__ constructor",
        "\u202e政务",
        "a\u0301\u0301\u0301" * 500,
        "\ufdfa" * 300,
    ],
)
def test_strange_queries_end_quickly_and_find_nothing_wrong(ask: Ask, year: dict[str, Any], query: str) -> None:
    answer = ask(query, year)
    assert all(len(hit["ranges"]) == 4 for hit in answer["exact"])


def test_half_of_a_character_is_left_out(engine_page: Page, year: dict[str, Any]) -> None:
    found = engine_page.evaluate(
        """async year => {
          const {prepare, search} = await import("/search-engine.js")
          return ["\\ud83d", "\\ude00\\ud83d", "政务微信\\ud83d"].map(q => search([prepare(year)], q).exact.length)
        }""",
        year,
    )
    assert found == [0, 0, len(expected("政务微信", year))]


@pytest.mark.parametrize("file", ["null", "{}", "[]", '{"v":2,"year":2018,"units":[]}', '{"v":1,"year":2018}', "7"])
def test_a_file_of_another_kind_is_refused(engine_page: Page, file: str) -> None:
    refused = engine_page.evaluate(
        """async file => {
          const {prepare} = await import("/search-engine.js")
          try { prepare(JSON.parse(file)) } catch (error) { return error.message }
        }""",
        file,
    )
    assert refused == "search.json"


def test_engine_and_units_of_a_year_are_small(site: Path) -> None:
    files = ("assets/search/engine.js", "2018/search.json")
    sizes = [len(gzip.compress((site / name).read_bytes(), 9, mtime=0)) for name in files]
    assert sum(sizes) <= 18_000
