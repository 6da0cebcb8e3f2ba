"""Why a number of the text is no row's: one of the usual reasons, or what somebody writes."""

from nianbao.command.keyboard import Keyboard

REASONS = (
    "其他数量，统计表里没有这一项",
    "年份或期限",
    "文号或编号",
    "下属单位的数",
    "只是其中一部分的数",
    "往年或别的时间的数",
    "另一项工作的数，只是数相同",
)
"""The usual reasons why a number is no row's."""
_OWN = "0"


def ask_reason(keyboard: Keyboard) -> str:
    """The reason; empty where none was given."""
    lines = [f"  {digit}  {reason}" for digit, reason in enumerate(REASONS, 1)]
    print("说的是什么？", *lines, f"  {_OWN}  自己写", "其他键返回。", sep="\n", flush=True)
    key = keyboard.key()
    if key == _OWN:
        return keyboard.line("理由：")
    usual = key.isascii() and key.isdigit() and int(key) <= len(REASONS)
    return REASONS[int(key) - 1] if usual else ""
