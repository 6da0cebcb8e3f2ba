"""Somebody who answers questions: what is pressed and typed, in order; then the terminal hangs up."""

from collections.abc import Callable, Iterable

from nianbao.command.binddialog import Dialog
from nianbao.command.keyboard import END
from nianbao.editing.desk import Desk

Step = str | Callable[[], None]
"""A key, a line, or what happens in between elsewhere."""


class Pressed:
    """A keyboard; counts its strokes, with Enter behind each line."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._steps = list(steps)
        self.strokes = 0

    def key(self) -> str:
        step = self._next()
        assert len(step) == 1, f"a key is asked for, not {step!r}"
        self.strokes += step != END
        return step

    def line(self, prompt: str) -> str:
        print(prompt)
        step = self._next()
        self.strokes += len(step) + 1
        return step

    def _next(self) -> str:
        while self._steps:
            step = self._steps.pop(0)
            if isinstance(step, str):
                return step
            step()
        return END

    @property
    def left(self) -> int:
        """How many of the steps were not asked for."""
        return len(self._steps)


def press(desk: Desk, *steps: Step) -> Pressed:
    """Go through the dialog with these answers."""
    keyboard = Pressed(steps)
    Dialog(desk, keyboard).run()
    assert not keyboard.left, "the dialog ended before"
    return keyboard
