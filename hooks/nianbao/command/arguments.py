"""A parser of command lines that speaks Chinese, also of its errors."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from nianbao.labels import suggestion

_WORDS = (
    (r"the following arguments are required: (?P<name>.+)", "缺少“{name}”"),
    (r"argument (?P<name>.+): invalid int value: '(?P<value>.*)'", "{name}：“{value}”不是整数"),
    (r"argument (?P<name>.+): expected .+", "{name} 后面要写一个值"),
    (r"unrecognized arguments: (?P<name>.+)", "多写了“{name}”"),
)
"""What the library says, each with how we say it."""
_CHOICE = re.compile(r"argument (?P<name>.+): invalid choice: '(?P<value>.*)' \(choose from (?P<choices>.+)\)")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """The library's ArgumentParser with Chinese messages; subparsers are of this class too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **options)
        self._positionals.title, self._optionals.title = "要写的", "可以加上的"
        self.add_argument("-h", "--help", action="help", help="显示这些说明")

    def error(self, message: str) -> NoReturn:
        """One line on what is wrong with the call, and where it is explained."""
        self.exit(2, f"{_in_chinese(message)}（用法见 {self.prog} --help）\n")


def _in_chinese(message: str) -> str:
    if choice := _CHOICE.fullmatch(message):
        choices = [name.strip("' ") for name in choice["choices"].split(",")]
        meant = suggestion(choice["value"], choices, f"可以写 {'、'.join(choices)}")
        return f"{choice['name']}：没有“{choice['value']}”，{meant}"
    for pattern, words in _WORDS:
        if found := re.fullmatch(pattern, message):
            return words.format(**found.groupdict())
    return message
