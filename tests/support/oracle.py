"""What has to be found, said another way than the engine does it, and the queries that people ask."""

import re
import unicodedata
from typing import Any

import yaml

from workspace import ROOT

QUERIES: list[dict[str, Any]] = [
    query
    for kind in yaml.safe_load((ROOT / "tests/search/queries.yml").read_text(encoding="utf-8")).values()
    for query in kind
]


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
    text = re.sub(r"^(\d{1,2})\.(?=\d{3,}(?![\d.%万亿元倍]))", r"\1|", text, flags=re.MULTILINE)
    text = re.sub(r"(?<![\d.])\d+(?:\.\d+){2,}", lambda match: match[0].replace(".", "|"), text)
    return re.search(rf"(?<!\d)(?<!\d\.){re.escape(word)}(?!\d|\.\d)", text) is not None


def expected(query: str, year: dict[str, Any]) -> set[str]:
    words = [flat(word) for word in query.split()]
    others = [word for word in words if not re.fullmatch(rf"{year['year']}(年度?)?", word)]
    found = set()
    for above, _, address, title, text, value, unit in year["units"]:
        fields = [flat(field) for field in (title, *above, text, value + unit)]
        if all(any(holds(field, word) for field in fields) for word in others or words):
            found.add(address)
    return found
