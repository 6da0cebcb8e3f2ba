"""Formulas of derived figures: `{path} / {path}` with + - * / and brackets, calculated exactly."""

import ast
import re
from collections.abc import Callable
from fractions import Fraction

from nianbao.finding import Problem
from nianbao.report.figure import Figure
from nianbao.report.value import Absent

_TARGET = re.compile(r"\{([^{}]*)\}")
_OPERATORS = str.maketrans("×÷＋－−（）", "*/+--()")  # what a Chinese keyboard gives
_PRINTED = {"*": " × ", "/": " ÷ ", "+": " + ", "-": " − ", "(": "（", ")": "）"}
_MAX_LENGTH = 1000


class FormulaProblem(Problem):
    """A formula that cannot be calculated."""


class UnreadableOperand(Exception):
    """The formula uses a value whose entry was wrong or waits to be filled in; that is a finding already."""

    def __init__(self, value: Absent) -> None:
        super().__init__(value)
        self.value = value


def calculate(formula: str, find: Callable[[str], Figure]) -> Fraction:
    """The exact result. `find` returns the figure of a `{target}`; its errors propagate.

    Raises FormulaProblem when the formula cannot be read, divides by zero or needs a value that is absent, and
    UnreadableOperand when it needs one whose entry was wrong or waits to be filled in.
    """
    if len(formula) > _MAX_LENGTH:
        raise FormulaProblem("公式太长", "请拆成几个派生数据")
    numbers: list[Fraction] = []

    def name(match: re.Match[str]) -> str:
        figure = find(match[1])
        if isinstance(figure.value, Absent) and figure.value in (Absent.UNREADABLE, Absent.PENDING):
            raise UnreadableOperand(figure.value)
        if figure.number is None:
            raise FormulaProblem(f"用到的“{figure.label}”没有数值（{figure.printed}）", "请先填写，或删去公式")
        numbers.append(figure.number)
        return f" _{len(numbers) - 1} "

    if "_" in _TARGET.sub("", formula):
        raise FormulaProblem("公式读不懂", "公式里不能有“_”")  # it begins the names that stand for figures below
    expression = _TARGET.sub(name, formula).translate(_OPERATORS)
    try:
        tree = ast.parse(expression.strip(), mode="eval")
        return _evaluate(tree.body, numbers)
    except ZeroDivisionError:
        raise FormulaProblem("公式的除数是 0", "请核对除数那一项的数值，或删去这项派生数据") from None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        example = "例如 {甲} / {乙}"
        raise FormulaProblem("公式读不懂", f"请用 {{名称}}、数字、+ - * / 和括号写，{example}") from None


def _evaluate(node: ast.expr, numbers: list[Fraction]) -> Fraction:
    match node:
        case ast.BinOp(left, operator, right):
            return _apply(operator, _evaluate(left, numbers), _evaluate(right, numbers))
        case ast.UnaryOp(ast.USub(), operand):
            return -_evaluate(operand, numbers)
        case ast.Constant(int() | float() as value) if not isinstance(value, bool):
            return Fraction(str(value))
        case ast.Name(name) if re.fullmatch(r"_\d+", name) and int(name[1:]) < len(numbers):
            return numbers[int(name[1:])]
    raise ValueError


def _apply(operator: ast.operator, left: Fraction, right: Fraction) -> Fraction:
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
    raise ValueError


def in_words(formula: str, find: Callable[[str], Figure]) -> str:
    """The formula as it is printed: each figure by its label with its value, and × ÷ for * and /."""
    parts = re.split(r"(\{[^{}]*\})", formula)
    return "".join(_named(find(part[1:-1])) if part.startswith("{") else _signs(part) for part in parts).strip()


def _named(figure: Figure) -> str:
    return f"{figure.label}（{figure.printed}）"


def _signs(text: str) -> str:
    compact = "".join(text.translate(_OPERATORS).split())
    return "".join(_PRINTED.get(character, character) for character in compact)
