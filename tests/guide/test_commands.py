"""The README's table of commands is the list that the program knows, option by option."""

import argparse
import re

from nianbao.authoring.answers import QUESTIONS
from nianbao.cli import COMMANDS
from nianbao.command.ask import option_of
from nianbao.command.command import Command
from workspace import ROOT

TABLE = (ROOT / "README.md").read_text("utf-8").split("## Commands")[1].split("\n## ")[0]

ANSWERS = {option_of(key) for key in QUESTIONS}
"""Options of `nianbao init` that the table only speaks of."""


def described() -> dict[str, set[str]]:
    """The options of each command in the table, with the values that they may have where these are a list."""
    commands: dict[str, set[str]] = {}
    for name, usage in re.findall(r"`nianbao ([a-z]+)([^`]*)`", TABLE):
        options = re.findall(r"(--[a-z-]+)(?: ([a-z]+(?:\\\|[a-z]+)+))?", usage)
        commands.setdefault(name, set()).update(_option(option, values.split("\\|")) for option, values in options)
    return commands


def known(command: Command) -> set[str]:
    """The options that the program takes, in the same way."""
    parser = argparse.ArgumentParser(add_help=False)
    command.add_options(parser)
    usage = " ".join(parser.format_usage().split())
    options = re.findall(r"(--[a-z-]+)(?: \{([^}]*)\})?", usage)
    return {_option(option, values.split(",")) for option, values in options}


def _option(name: str, values: list[str]) -> str:
    return f"{name} {'|'.join(values)}".strip()


def test_the_readme_has_every_command_with_its_options() -> None:
    program = {command.name: known(command) for command in COMMANDS}
    program["init"] = {option for option in program["init"] if option.split()[0] not in ANSWERS}
    assert described() == program
