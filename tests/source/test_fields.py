"""A reader and the description of its keys cannot differ: whichever is wrong shows with the first file that is read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nianbao.finding import Finding
from nianbao.source.fields import Fields
from nianbao.source.keys import Key, Kind
from nianbao.source.yamltree import Mapping, read_yaml

ITEM = (Key("what", "甲", "", required=True), Key("day", "乙", "", kind=Kind.DATE))
KEYS = (
    Key("name", "丙", "", required=True),
    Key("list", "丁", "", kind=Kind.LIST, keys=ITEM),
    Key("named", "戊", "", kind=Kind.NAMED, keys=ITEM),
)
INNER = (Key("name", "", "", required=True), Key("kind", "", "", choices={"a": "", "b": ""}))
IN_WAYS = (
    Key("title", "", "", required=True),
    Key("items", "", "", kind=Kind.LIST, keys=INNER),
    Key("note", "", "", kind=Kind.ANY),
    Key("rows", "", "", required=True, kind=Kind.TEXTS, way="rows"),
    Key("tables", "", "", required=True, kind=Kind.TEXTS, way="tables"),
)
Opened = Callable[[str, list[Finding]], Fields]


@pytest.fixture
def fields(tmp_path: Path) -> Opened:
    """Opens a file of this text, whose problems go into a list."""

    def opened(text: str, findings: list[Finding]) -> Fields:
        path = tmp_path / "a.yml"
        path.write_text(text, encoding="utf-8")
        return Fields(read_yaml(path, path.name, findings), findings, KEYS)

    return opened


def read(fields: Opened, text: str) -> list[str]:
    """What is found in a file that is read as it is described."""
    findings: list[Finding] = []
    file = fields(text, findings)
    file.text("name")
    named = file.fields("named")
    below = [named.inside(entry.value) for entry in named.entries() if isinstance(entry.value, Mapping)]
    for item in [*file.mappings("list"), *below]:
        item.text("what")
        item.date("day")
        item.close()
    file.close()
    return [f"{found.place.line} {found.label}: {found.problem}" for found in sorted(findings, key=lambda f: f.place)]


def test_what_is_described_is_read(fields: Opened) -> None:
    assert read(fields, "name: 甲\nlist:\n- {what: 甲, day: 2023-01-01}\nnamed:\n  乙: {what: 甲}\n") == []


def test_what_is_required_or_unknown_is_found_at_every_depth(fields: Opened) -> None:
    assert read(fields, "list:\n- {day: 2023-01-01}\nnamed:\n  乙: {what: 甲, more: 1}\n") == [
        "1 name: 缺少这一项",
        "2 what: 缺少这一项",
        "4 more: 不认识这一项",
    ]


def test_a_reader_cannot_ask_for_what_is_not_described(fields: Opened) -> None:
    with pytest.raises(KeyError, match="title"):
        fields("name: 甲", []).text("title")


def test_a_reader_cannot_ask_for_another_kind(fields: Opened) -> None:
    with pytest.raises(TypeError, match="name: described as TEXT"):
        fields("name: 甲", []).date("name")


def test_a_reader_cannot_leave_out_what_is_described(fields: Opened) -> None:
    file = fields("name: 甲", [])
    file.text("name")
    with pytest.raises(LookupError, match="described and not read: list, named"):
        file.close()


def in_ways(tmp_path: Path, text: str, findings: list[Finding]) -> Fields:
    """A file that can be written in two ways."""
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    return Fields(read_yaml(path, "a.yml", findings), findings, IN_WAYS)


def problems(findings: list[Finding]) -> list[str]:
    return [f"{finding.place.line} {finding.label} {finding.problem}" for finding in findings]


def test_what_is_required_is_found_missing_in_blocks_too(tmp_path: Path) -> None:
    findings: list[Finding] = []
    fields = in_ways(tmp_path, "items:\n- {kind: a}\n", findings)
    assert fields.text("title") == ""
    assert [item.text("name") for item in fields.mappings("items")] == [""]
    assert problems(findings) == ["1 title 缺少这一项", "2 name 缺少这一项"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [("title: 甲\n", "rows"), ("title: 甲\ntables: [乙]\n", ""), ("title: 甲\nrows: [乙]\n", "")],
)
def test_of_several_ways_only_the_one_that_is_used_is_required(tmp_path: Path, text: str, missing: str) -> None:
    findings: list[Finding] = []
    fields = in_ways(tmp_path, text, findings)
    assert len(fields.words("rows") + fields.words("tables")) == (not missing)
    assert problems(findings) == ([f"1 {missing} 缺少这一项"] if missing else [])


def test_what_is_for_people_and_another_way_need_not_be_read_and_all_else_has_to_be(tmp_path: Path) -> None:
    findings: list[Finding] = []
    fields = in_ways(tmp_path, "title: 甲\nnote: {乙: [丙]}\nrows: [丁]\n", findings)
    fields.text("title")
    assert list(fields.mappings("items")) == []
    with pytest.raises(LookupError, match="described and not read: rows"):
        fields.close()
    fields.words("rows")
    fields.close()
    assert problems(findings) == []


def test_of_two_ways_at_once_that_which_is_not_read_is_found(tmp_path: Path) -> None:
    findings: list[Finding] = []
    fields = in_ways(tmp_path, "title: 甲\nrows: [乙]\ntables: [丙]\n", findings)
    fields.text("title")
    assert list(fields.mappings("items")) == []
    fields.words("tables")
    fields.close()
    assert problems(findings) == ["2 rows 不认识这一项"]


def test_a_way_that_is_written_cannot_be_left_out_for_another(tmp_path: Path) -> None:
    fields = in_ways(tmp_path, "title: 甲\ntables: [乙]\n", [])
    fields.text("title")
    assert list(fields.mappings("items")) == []
    fields.words("rows")
    with pytest.raises(LookupError, match="described and not read: tables"):
        fields.close()


def test_a_choice_is_known_by_the_key(tmp_path: Path) -> None:
    (item,) = in_ways(tmp_path, "items: [{name: 甲, kind: c}]\n", []).mappings("items")
    assert not item.known("kind", item.text("kind"))
    assert item.known("kind", "b")


def test_truth_is_true_or_false_and_nothing_else(tmp_path: Path) -> None:
    findings: list[Finding] = []
    keys = tuple(Key(name, "", "", kind=Kind.TRUTH) for name in "abcd")
    fields = Fields(in_ways(tmp_path, "a: true\nb: false\nc: True\n", []).mapping, findings, keys)
    assert [fields.truth(name) for name in "abcd"] == [True, False, False, False]
    assert problems(findings) == ["3 c “True”不是 true 或 false"]


def test_read_once_more_nothing_is_found_again(tmp_path: Path) -> None:
    findings: list[Finding] = []
    in_ways(tmp_path, "items: [{}]\n", findings).silent().text("title")
    assert findings == []
