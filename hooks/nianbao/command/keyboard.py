"""Keys and lines from whoever sits before the terminal: one key at a time where the terminal can, else with Enter."""

import os
import re
import sys
from typing import Protocol

END = "\x04"
"""What a key is where nothing more will be typed, and what Ctrl-D gives."""
_ENDED = "\0"
"""What the system makes of a Ctrl-D that was typed ahead."""
_ESCAPE = "\x1b"
_SEQUENCE = re.compile(rb"[\[O][^\x40-\x7e]*[\x40-\x7e]")
"""What follows Escape where a key without a character was pressed."""
_SOON = 0.05
"""Seconds in which the rest of such a key arrives."""
_CHUNK = 1024
_LONGEST = 4
"""Bytes of a character in UTF-8."""


class Keyboard(Protocol):
    """Whoever answers."""

    def key(self) -> str:
        """The next key, as a character; END where there are no more, an empty text for one without a character."""
        ...

    def line(self, prompt: str) -> str:
        """A line after a prompt, without white space around it; empty where nothing was typed."""
        ...


def both_terminals() -> bool:
    """Whether somebody sits before it: questions can be seen, and answers typed."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def terminal_keyboard() -> Keyboard:
    """The keyboard of this terminal."""
    if sys.platform == "win32":
        return _WindowsKeys()
    return _UnixKeys(sys.stdin.fileno())


class _UnixKeys:
    """Reads the terminal itself: what was typed ahead in one way is there in the other."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._typed = b""

    def key(self) -> str:
        if not self._typed:
            self._typed = self._wait()
        if not self._typed:
            return END
        for length in range(1, min(len(self._typed), _LONGEST) + 1):
            try:
                character = self._typed[:length].decode()
            except UnicodeDecodeError:
                continue
            self._typed = self._typed[length:]
            return self._without_escape(character)
        self._typed = b""
        return ""

    def line(self, prompt: str) -> str:
        print(prompt, end="", flush=True)
        while b"\n" not in self._typed:
            more = self._read()
            if not more:
                break
            self._typed += more
        line, _, self._typed = self._typed.partition(b"\n")
        return line.decode(errors="replace").strip()

    def _wait(self) -> bytes:
        """What is typed next, without Enter; where the terminal cannot do that, a line."""
        import termios
        import tty

        try:
            before = termios.tcgetattr(self._terminal)
            tty.setcbreak(self._terminal, termios.TCSADRAIN)  # what was typed ahead is kept
        except termios.error:
            line = self._read()
            return line.strip() or line
        try:
            return self._read()
        finally:
            termios.tcsetattr(self._terminal, termios.TCSADRAIN, before)

    def _read(self) -> bytes:
        """What is there; nothing once the terminal has hung up."""
        try:
            return os.read(self._terminal, _CHUNK)
        except OSError:
            return b""

    def _without_escape(self, character: str) -> str:
        """Nothing for an arrow and the like, which begin with Escape and arrive at once."""
        import select

        if character != _ESCAPE:
            return END if character == _ENDED else character
        if not self._typed and not select.select([self._terminal], [], [], _SOON)[0]:
            return character
        if not self._typed:
            self._typed = self._wait()
        if sequence := _SEQUENCE.match(self._typed):
            self._typed = self._typed[sequence.end() :]
        return ""


class _WindowsKeys:
    """Reads the console's keys."""

    def key(self) -> str:
        import msvcrt

        character: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore] # there on Windows only
        if character in ("\x00", "\xe0"):  # an arrow and the like: its code follows
            msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
            return ""
        if character == "\x03":
            raise KeyboardInterrupt
        return END if character == "\x1a" else character

    def line(self, prompt: str) -> str:
        try:
            return input(prompt).strip()
        except EOFError:
            return ""
