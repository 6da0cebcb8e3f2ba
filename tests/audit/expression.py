"""Expressions of workflows, as far as ours go: names, texts, `!`, `&&`, `||`, `==`, `!=`, the functions of status."""

import re
from collections.abc import Callable, Mapping

Value = str | bool

_TOKEN = re.compile(r"\s*(?:(&&|\|\||==|!=|!|\(|\))|'((?:[^']|'')*)'|([A-Za-z_][\w.-]*(?:\(\))?))")
_WRAPPED = re.compile(r"\$\{\{(.*?)\}\}")
_STATUS = re.compile(r"\b(?:always|cancelled|failure|success)\(\)")
_EARLIER = ("steps.", "needs.", "jobs.")
"""What did not run has no outputs; they are empty."""


class UnknownName(Exception):
    """The expression asks for something that is not stood in for."""


def evaluate(expression: str, known: Mapping[str, Value]) -> Value:
    """What an expression comes to, with or without its braces. Raises UnknownName."""
    whole = _WRAPPED.fullmatch(expression.strip())
    return _Reader(whole[1] if whole else expression, known).whole()


def resolve(text: str, known: Mapping[str, Value]) -> str:
    """A text with what its expressions come to."""
    return _WRAPPED.sub(lambda match: _written(evaluate(match[1], known)), text)


def applies(condition: str, known: Mapping[str, Value], *, well: bool) -> bool:
    """Whether a job or a step runs; one that does not ask how things stand runs only while all is `well`."""
    status: dict[str, Value] = {"always()": True, "cancelled()": False, "success()": well, "failure()": not well}
    asks = _STATUS.search(condition) is not None
    return (well or asks) and (not condition or bool(evaluate(condition, {**known, **status})))


def _written(value: Value) -> str:
    return value if isinstance(value, str) else str(value).lower()


class _Reader:
    """Reads from left to right; what binds closest is read deepest."""

    def __init__(self, text: str, known: Mapping[str, Value]) -> None:
        self.known = known
        self.tokens = [match.groups() for match in _TOKEN.finditer(text)]
        if "".join(_TOKEN.sub("", text).split()):
            raise UnknownName(text)

    def whole(self) -> Value:
        value = self._either()
        if self.tokens:
            raise UnknownName(str(self.tokens))
        return value

    def _either(self) -> Value:
        value = self._both()
        while self._next("||"):
            other = self._both()
            value = value or other
        return value

    def _both(self) -> Value:
        value = self._compared()
        while self._next("&&"):
            other = self._compared()
            value = value and other
        return value

    def _compared(self) -> Value:
        value = self._one()
        for sign, holds in _COMPARISONS.items():
            if self._next(sign):
                return holds(value, self._one())
        return value

    def _one(self) -> Value:
        if self._next("!"):
            return not self._one()
        if self._next("("):
            value = self._either()
            self._next(")")
            return value
        _, text, name = self.tokens.pop(0)
        return self._named(name) if name else text.replace("''", "'")

    def _named(self, name: str) -> Value:
        if name in self.known or name.startswith(_EARLIER):
            return self.known.get(name, "")
        raise UnknownName(name)

    def _next(self, sign: str) -> bool:
        found = bool(self.tokens) and self.tokens[0][0] == sign
        if found:
            self.tokens.pop(0)
        return found


_COMPARISONS: Mapping[str, Callable[[Value, Value], bool]] = {
    "==": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
}
