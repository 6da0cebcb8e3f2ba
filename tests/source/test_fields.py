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
