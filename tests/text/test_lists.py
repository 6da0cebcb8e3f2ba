"""Lists and tables stand on the page as GitHub shows them: with their numbers, their levels, their paragraphs."""

from xml.etree.ElementTree import Element

import pytest

from nianbao.export.document.blocks import BlockReader
from nianbao.export.document.htmltree import read_html
from nianbao.export.document.model import Block, Listing, Paragraph, Table, text_of
from nianbao.text.markdown import Parsed

CASES = {
    "numbers go on behind a paragraph": ("1. 甲\n\n说明\n\n2. 乙\n\n3. 丙", "(1.甲) 说明 (2.乙 3.丙)"),
    "numbers begin where they were typed": ("2018. 这一年", "(2018.这一年)"),
    "numbers behind bullets": ("- 甲\n- 乙\n\n1. 丙\n2. 丁", "(-甲 -乙) (1.丙 2.丁)"),
    "numbers right below bullets": ("- 甲\n- 乙\n1. 丙\n2. 丁", "(-甲 -乙) (1.丙 2.丁)"),
    "bullets right below numbers": ("1. 甲\n2. 乙\n- 丙", "(1.甲 2.乙) (-丙)"),
    "two blanks": ("- 甲\n  - 乙\n    - 丙\n- 丁", "(-甲(-乙(-丙)) -丁)"),
    "two blanks below a number": ("1. 甲\n  - 乙\n2. 丙", "(1.甲(-乙) 2.丙)"),
    "three blanks": ("1. 甲\n   1. 乙\n   2. 丙\n2. 丁", "(1.甲(1.乙 2.丙) 2.丁)"),
    "four blanks": ("1. 甲\n    - 乙\n        - 丙\n2. 丁", "(1.甲(-乙(-丙)) 2.丁)"),
    "a tab": ("- 甲\n\t- 乙\n- 丙", "(-甲(-乙) -丙)"),
    "one blank is no level": ("- 甲\n - 乙", "(-甲 -乙)"),
    "a whole list moved in": ("  - 甲\n  - 乙\n    - 丙", "(-甲 -乙(-丙))"),
    "back by two levels": ("- 甲\n  - 乙\n    1. 丙\n    2. 丁\n- 戊", "(-甲(-乙(1.丙 2.丁)) -戊)"),
    "kinds change within an item": ("- 甲\n  - 乙\n  1. 丙", "(-甲(-乙)(1.丙))"),
    "a paragraph of an item": ("1. 甲\n\n   段\n\n2. 乙", "(1.甲段 2.乙)"),
    "a paragraph by two blanks": ("- 甲\n\n  段\n  续\n\n- 乙", "(-甲段续 -乙)"),
    "a paragraph of an inner item": ("- 甲\n\n  1. 乙\n\n     段\n\n  2. 丙", "(-甲(1.乙段 2.丙))"),
    "items below the paragraph of an item": ("- 甲\n\n  段\n  - 乙\n\n- 丙", "(-甲段(-乙) -丙)"),
    "a list right below a sentence": ("措施：\n- 甲\n- 乙", "措施： (-甲 -乙)"),
    "numbers right below a sentence": ("措施：\n1. 甲\n2. 乙", "措施： (1.甲 2.乙)"),
    "a line that goes on with a number": ("共计\n2018. 年", "共计 2018. 年"),
    "a number that is a sentence": ("共计\n-5件", "共计 -5件"),
    "a list right above a title": ("- 甲\n## 题\n- 乙", "(-甲) 题 (-乙)"),
    "a table right below a sentence": ("如下：\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n后", "如下： [甲 乙/丙 丁] 后"),
    "a table without outer bars": ("如下：\n甲 | 乙\n--- | ---\n丙 | 丁", "如下： [甲 乙/丙 丁]"),
    "code with a bar in the head": ("如下：\n| `甲|乙` | 丙 |\n|--|--|\n| 丁 | 戊 |", "如下： [甲|乙 丙/丁 戊]"),
    "bars that are no table": ("如下：\n| 甲 | 乙 |\n|---|\n丙", "如下： | 甲 | 乙 | |---| 丙"),
    "a list right below a table": ("| 甲 |\n|---|\n| 乙 |\n- 丙", "[甲/乙] (-丙)"),
    "a list in a quotation": ("> - 甲\n>   - 乙\n> 1. 丙", "(-甲(-乙)) (1.丙)"),
    "numbers with a bracket": ("1) 甲\n2) 乙\n\n段\n\n3) 丙", "(1.甲 2.乙) 段 (3.丙)"),
    "a bracket right below a sentence": ("措施：\n1) 甲\n2) 乙\n\n共\n2) 丙", "措施： (1.甲 2.乙) 共 2) 丙"),
    "brackets and stops are two lists": ("1. 甲\n2. 乙\n\n1) 丙\n2) 丁\n1. 戊", "(1.甲 2.乙) (1.丙 2.丁) (1.戊)"),
    "brackets within bullets": ("- 甲\n  1) 乙\n  2) 丙\n- 丁", "(-甲(1.乙 2.丙) -丁)"),
    "two lists within an item": ("1. 甲\n   1) 乙\n   1. 丙\n2. 丁", "(1.甲(1.乙)(1.丙) 2.丁)"),
    "an item right below an inner list": ("- 甲\n\n  - 乙\n  - 丙\n- 丁", "(-甲(-乙 -丙) -丁)"),
    "an item right below a paragraph": ("1. 甲\n\n   段\n2. 丁", "(1.甲段 2.丁)"),
    "an item below two kinds": ("- 甲\n  - 乙\n  1. 丙\n- 丁", "(-甲(-乙)(1.丙) -丁)"),
    "back by two levels behind an empty line": ("- 甲\n  - 乙\n\n    - 丙\n  - 丁\n- 戊", "(-甲(-乙(-丙) -丁) -戊)"),
    "full-width brackets are text": ("1）甲\n\n2）乙\n\n1)丙", "1）甲 2）乙 1)丙"),
    "a line across": ("甲\n\n* * *\n\n- 乙", "甲 (-乙)"),
}


def outline(block: Block) -> str:
    """What a document has of a block: of a list each item with its mark, of a table its lines."""
    if isinstance(block, Listing):
        numbers = (f"{number}." if block.ordered else "-" for number, _ in enumerate(block.items, block.start))
        items = (mark + "".join(map(outline, item)) for mark, item in zip(numbers, block.items, strict=True))
        return f"({' '.join(items)})"
    if isinstance(block, Table):
        lines = [*block.head, *block.lines]
        return f"[{'/'.join(' '.join(text_of(cell.runs) for cell in line.cells) for line in lines)}]"
    return text_of(block.runs)


def blocks(tree: Element) -> list[Block]:
    return list(BlockReader("work", str).read(tree))


@pytest.mark.parametrize(("markdown", "expected"), CASES.values(), ids=CASES)
def test_a_text_is_laid_out_as_github_shows_it(markdown: str, expected: str) -> None:
    assert " ".join(map(outline, blocks(read_html(Parsed(markdown).html)))) == expected


def test_code_in_an_item_and_a_note_of_two_paragraphs_stay_what_they_are() -> None:
    (code,) = Parsed("- 甲\n\n      码\n").tree().iter("pre")
    assert "".join(code.itertext()) == "码\n"
    noted = blocks(read_html(Parsed("- 甲[^1]\n\n[^1]: 注\n\n    二段\n\n后").html))
    assert [outline(block) for block in noted if isinstance(block, Paragraph)] == ["后"]
    assert "(1.注二段" in "".join(map(outline, noted))
