"""The guide to form files that offices get says of each key what an editor's program says of it."""

import pytest

from formblocks import BLOCKS, FormBlock
from nianbao.source.keys import Key, Kind
from workspace import ROOT

GUIDE = (ROOT / "guide/forms.md").read_text("utf-8")


def line(key: Key) -> str:
    """A key as the guide lists it."""
    choices = "；".join(f"`{value}` {meaning}" for value, meaning in key.choices.items())
    help = key.help + (f"可以写：{choices}。" if choices else "")
    return f"| `{key.name}`{' *' if key.required else ''} | {key.title} | {help} |"


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.english)
def test_every_key_is_listed_with_the_words_of_the_schema(block: FormBlock) -> None:
    text = GUIDE.split(f"\n## {block.chinese}\n")[1].split("\n## ")[0]
    read = [key for key in block.keys if key.kind is not Kind.ANY]
    noted = [f"`{key.name}`" for key in block.keys if key.kind is Kind.ANY]
    assert [row for row in text.splitlines() if row.startswith("| `")] == [line(key) for key in read]
    assert ("只作说明，程序不用：" in text) is bool(noted)
    assert not noted or "、".join(noted) + "。" in text


def test_offices_are_led_to_it() -> None:
    assert "](forms.md)" in (ROOT / "guide/writing.md").read_text("utf-8")
