"""A command: its name, what is said of it, what may be typed behind it, and what it does."""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

TEXT = "text"
"""The format for people; every other is for programs."""


def _no_options(_: argparse.ArgumentParser) -> None:
    """Nothing may be typed behind the command."""


class Command(NamedTuple):
    """A command. What it uses is imported when it runs, so that none waits for what others use.

    A tuple, because to import dataclasses would take as long as all else that the help needs.
    """

    name: str
    help: str
    """What it does, in the list of commands (Chinese)."""
    run: Callable[[Path, argparse.Namespace], int]
    """Takes the project's folder and the options, and gives the exit code."""
    add_options: Callable[[argparse.ArgumentParser], None] = _no_options
    anywhere: bool = False
    """Whether it is for other folders than a project's: it gets the one where it was typed."""
    format: str = TEXT
    """What it prints, where that is always the same."""


def add_year(parser: argparse.ArgumentParser, example: int) -> None:
    """The year that a command is about."""
    parser.add_argument("year", type=int, metavar="年度", help=f"报告所属年度，例如 {example}")


def add_formats(parser: argparse.ArgumentParser, formats: Iterable[str]) -> None:
    """The choice of formats; the first is for people."""
    parser.add_argument("--format", choices=tuple(formats), default=TEXT, help=f"输出格式，默认 {TEXT}")
