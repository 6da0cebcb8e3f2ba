"""Fields whose keys are described: what may be asked, what is required, and what is only for people."""

from pathlib import Path

import pytest

from nianbao.finding import Finding
from nianbao.source.described import Described
from nianbao.source.keys import Key, Kind
from nianbao.source.yamltree import read_yaml

INNER = (Key("name", "", "", required=True), Key("kind", "", "", choices={"a": "", "b": ""}))
KEYS = (
    Key("title", "", "", required=True),
    Key("items", "", "", kind=Kind.LIST, keys=INNER),
    Key("note", "", "", kind=Kind.ANY),
    Key("rows", "", "", required=True, kind=Kind.TEXTS, way="rows"),
    Key("tables", "", "", required=True, kind=Kind.TEXTS, way="tables"),
)


def described(tmp_path: Path, text: str, findings: list[Finding]) -> Described:
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    return Described(read_yaml(path, "a.yml", findings), findings, KEYS)


def problems(findings: list[Finding]) -> list[str]:
    return [f"{finding.place.line} {finding.label} {finding.problem}" for finding in findings]


def test_a_key_that_is_not_described_cannot_be_asked_for(tmp_path: Path) -> None:
    fields = described(tmp_path, "title: 甲\n", [])
    with pytest.raises(KeyError):
        fields.text("titel")


def test_what_is_required_is_found_missing_in_blocks_too(tmp_path: Path) -> None:
    findings: list[Finding] = []
    fields = described(tmp_path, "items:\n- {kind: a}\n", findings)
    assert fields.text("title") == ""
    assert [item.text("name") for item in fields.blocks("items")] == [""]
    assert problems(findings) == ["1 title 缺少这一项", "2 name 缺少这一项"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [("title: 甲\n", "rows"), ("title: 甲\ntables: [乙]\n", ""), ("title: 甲\nrows: [乙]\n", "")],
)
def test_of_several_ways_only_the_one_that_is_used_is_required(tmp_path: Path, text: str, missing: str) -> None:
    findings: list[Finding] = []
    fields = described(tmp_path, text, findings)
    assert len(fields.words("rows") + fields.words("tables")) == (not missing)
    assert problems(findings) == ([f"1 {missing} 缺少这一项"] if missing else [])


def test_what_is_for_people_need_not_be_asked_for_and_all_else_has_to_be(tmp_path: Path) -> None:
    findings: list[Finding] = []
    fields = described(tmp_path, "title: 甲\nnote: {乙: [丙]}\nrows: [丁]\n", findings)
    fields.text("title")
    fields.close()
    assert problems(findings) == ["3 rows 不认识这一项"]


def test_a_choice_is_known_by_the_key(tmp_path: Path) -> None:
    (item,) = described(tmp_path, "items: [{name: 甲, kind: c}]\n", []).blocks("items")
    assert not item.known("kind", item.text("kind"))
    assert item.known("kind", "b")


def test_truth_is_true_or_false_and_nothing_else(tmp_path: Path) -> None:
    findings: list[Finding] = []
    keys = tuple(Key(name, "", "", kind=Kind.TRUTH) for name in "abcd")
    fields = Described(described(tmp_path, "a: true\nb: false\nc: True\n", []).mapping, findings, keys)
    assert [fields.truth(name) for name in "abcd"] == [True, False, False, False]
    assert problems(findings) == ["3 c “True”不是 true 或 false"]


def test_read_once_more_nothing_is_found_again(tmp_path: Path) -> None:
    findings: list[Finding] = []
    described(tmp_path, "items: [{}]\n", findings).silent().text("title")
    assert findings == []
