"""How an open number is shown on a terminal: its sentence, its place, and what it may be."""

from collections.abc import Iterator, Sequence

from nianbao.command.wrapped import listed, wrapped
from nianbao.editing.choice import MOST, Choice
from nianbao.editing.open import Kind, Open

_AROUND = 90
"""Characters of the sentence that are shown before and behind the number."""
_KEYS = (
    ("y", "是这一项"),
    ("1-9", "选一项"),
    ("/", "查找"),
    ("f", "说的是另一件事"),
    ("d", "由几项算出"),
    ("s", "以后再说"),
    ("u", "退回上一个"),
    ("q", "停下"),
)
_OF_A_CONTRADICTION = (
    ("t", "改正文"),
    ("a", "已公布，照原文保留"),
    ("r", "数据改好了，重新读"),
)


def question(number: Open, choices: Sequence[Choice], columns: int) -> Iterator[str]:
    """The lines of a question."""
    place = number.item.place
    yield f"{place.file}:{place.line}　{number.chapter.title}"
    yield from wrapped(marked(number), "  ", columns)
    if number.meant:
        yield from difference(number, number.meant, columns)
    else:
        yield from wrapped(_state(number), "", columns)
    yield from choice_lines(number, choices, columns)
    yield from listed(_keys(number), "按键：", columns)


def marked(number: Open) -> str:
    """The sentence, as much as fits, with the number between 【 and 】."""
    item = number.item
    text, start = item.sentence.text, max(item.offset, 0)
    end = start + len(item.numeral.text)
    before, behind = text[:start].lstrip(), text[end:].rstrip()
    before = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
    behind = f"{behind[:_AROUND]}…" if len(behind) > _AROUND else behind
    return f"{before}【{item.numeral.text}】{behind}"


def choice_lines(number: Open, choices: Sequence[Choice], columns: int) -> Iterator[str]:
    """A line or two for each choice, with the key that takes it; the certain one has `y` too."""
    for digit, choice in enumerate(choices[:MOST], 1):
        head = f"y {digit}  " if choice is number.certain else f"  {digit}  "
        yield from _behind(head, f"{choice.target}　{choice.value}{_about(choice)}", columns)
    yield from _more(choices)


def row_lines(choices: Sequence[Choice], columns: int) -> Iterator[str]:
    """The same, where the rows are wanted for what is made of them, whatever their values are."""
    for digit, choice in enumerate(choices[:MOST], 1):
        yield from _behind(f"  {digit}  ", f"{choice.target}　{choice.value}", columns)
    yield from _more(choices)


def _behind(head: str, text: str, columns: int) -> Iterator[str]:
    first, *others = wrapped(text, "", columns - len(head))
    yield head + first
    yield from (" " * len(head) + line for line in others)


def _more(choices: Sequence[Choice]) -> Iterator[str]:
    if len(choices) > MOST:
        yield f"     还有 {len(choices) - MOST} 项，请用 / 查找"


def difference(number: Open, choice: Choice, columns: int) -> Iterator[str]:
    """What the text and the data say, and how either is corrected."""
    place = choice.figure.place
    written = number.item.written
    yield from wrapped(f"正文写的是 {written}，数据里“{choice.target}”是 {choice.value}。请核对原件：", "", columns)
    if choice.corrected:
        yield from wrapped(f"正文错了，按 t：改成 {choice.corrected}，并绑定", "  ", columns)
    else:
        yield "  正文错了：请打开文件改正，再按 r"
    yield from wrapped(f"数据错了：请打开 {place.file} 第 {place.line} 行改正，保存，再按 r", "  ", columns)
    if choice.brackets:
        yield from wrapped("报告已经公布，原文就是这样，按 a：照原文保留，写明理由", "  ", columns)


def _state(number: Open) -> str:
    if number.certain:
        return "是这一项，按 y："
    if number.kind is not Kind.OPEN:
        choice = number.choices[0]
        what = "绑定的是" if number.kind is Kind.BOUND else "说的像是"
        return f"与数据不同：{what}“{choice.target}”，数据里是 {choice.value}。"
    if number.named:
        return "像是下面这一项，请看清再选：" if len(number.choices) == 1 else "像是下面几项之一，请看清再选："
    return "文字里看不出是哪一项。数相同的、名称相近的有："


def _about(choice: Choice) -> str:
    if choice.parts:
        return f"（{' + '.join(part.target for part in choice.parts)}）"
    return "" if choice.agrees else "（数不同）"


def _keys(number: Open) -> Iterator[str]:
    """The keys that may be pressed, with what they do."""
    ways = _OF_A_CONTRADICTION if number.kind is not Kind.OPEN else ()
    for key, what in (*ways, *(_KEYS if number.certain else _KEYS[1:])):
        yield f"{key} {what}"
