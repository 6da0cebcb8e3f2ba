"""What is asked of a number that comes from rows: how, from which, and what it is to be called."""

from fractions import Fraction

from nianbao.command.bindquestion import row_lines
from nianbao.command.keyboard import Keyboard
from nianbao.command.wrapped import width
from nianbao.editing.answer import with_name
from nianbao.editing.choice import MOST, Choice, choice_of, search
from nianbao.editing.derivation import Derivation, Way, declared, derive, figure_of, free_name
from nianbao.editing.desk import Desk
from nianbao.editing.open import Open
from nianbao.finding import Problem
from nianbao.report.figure import Figure

_WAYS = {
    "1": (Way.SUM, "几项相加"),
    "2": (Way.DIFFERENCE, "两项相减（前一项减后一项）"),
    "3": (Way.SHARE, "前一项占后一项的百分之几"),
    "4": (Way.CHANGE, "一项比上年增减多少"),
    "5": (Way.RATE, "一项比上年增减百分之几"),
}
_COUNTS = {Way.SUM: 9, Way.DIFFERENCE: 2, Way.SHARE: 2, Way.CHANGE: 1, Way.RATE: 1}
"""How many rows each way takes at most."""
_LEAST_OF_A_SUM = 2


def ask_derivation(keyboard: Keyboard, desk: Desk, number: Open) -> Derivation | None:
    """The derived figure that a number is; None where nothing came of it, which is said."""
    print("这个数怎么来的？", *(f"  {key}  {what}" for key, (_, what) in _WAYS.items()), "其他键返回。", sep="\n")
    way = _WAYS.get(keyboard.key(), (None, ""))[0]
    figures = _ask_rows(keyboard, desk, number, way) if way else []
    if way is None or not figures:
        return None
    try:
        made = derive(way, figures, number.item.numeral.places, _before(desk, way, figures[0]))
        result = figure_of(made, desk.year.report)
    except Problem as problem:
        print(f"{problem}（{problem.mend}）")
        return None
    print(f"{made.formula} = {result.printed}，正文写的是 {number.item.written}。")
    if not choice_of(number.item, result).agrees:
        print("数不同，请核对。")
        return None
    if declared(made.formula, desk.year.report):
        return made
    return with_name(made, _ask_name(keyboard, desk, made))


def _ask_name(keyboard: Keyboard, desk: Desk, made: Derivation) -> str:
    proposed = free_name(made.name, desk.year.report)
    while True:
        said = keyboard.line(f"名称（直接按回车，就叫“{proposed}”）：")
        if not said:
            return proposed
        if (name := free_name(said, desk.year.report)) == said:
            return said
        print(f"“{said}”不能用，可能已有同名的，例如可以叫“{name}”。")


def _ask_rows(keyboard: Keyboard, desk: Desk, number: Open, way: Way) -> list[Figure]:
    """The rows, one after the other; nothing where too few were chosen."""
    rows: list[Figure] = []
    while len(rows) < _COUNTS[way]:
        more = "，没有了直接按回车" if way is Way.SUM and len(rows) >= _LEAST_OF_A_SUM else ""
        choice = _ask_row(keyboard, desk, number, f"第 {len(rows) + 1} 项，查找名称里的字或数{more}：")
        if choice is None:
            break
        rows.append(choice.figure)
    least = _LEAST_OF_A_SUM if way is Way.SUM else _COUNTS[way]
    return rows if len(rows) >= least else []


def _ask_row(keyboard: Keyboard, desk: Desk, number: Open, prompt: str) -> Choice | None:
    while words := keyboard.line(prompt):
        found = [each for each in search(words, number.item, desk.year.report) if each.figure.number is not None]
        if not found:
            print(f"没有名称里有“{words}”的项。")
            continue
        print(*row_lines(found, width()), "按数字选，其他键再查。", sep="\n")
        key = keyboard.key()
        if key.isascii() and key.isdigit() and 0 < int(key) <= min(len(found), MOST):
            print(f"  {found[int(key) - 1].target}")
            return found[int(key) - 1]
    return None


def _before(desk: Desk, way: Way, figure: Figure) -> Fraction | None:
    """The value of a row a year ago. Raises Problem where it is needed and not known."""
    if way not in (Way.CHANGE, Way.RATE):
        return None
    known = desk.before.statistics.get(figure.id) if desk.before else None
    if known is None or known.number is None:
        raise Problem("上年没有这一项，或用的是另一种表式", "请在 report.yml 的 derived 里自己写公式")
    if way is Way.RATE and not known.number:
        raise Problem("上年是 0，算不出百分之几", "请改写这一句")
    return known.number
