"""Questions to whoever sits before the terminal."""

import sys
from collections.abc import Mapping

from nianbao.authoring.answers import NEEDED, ONE_SCOPE, QUESTIONS, answers_of, problem_with
from nianbao.finding import Problem
from nianbao.source.keys import Key

_HEAD = "请回答几个问题。写着“可以不填”的，直接按回车就跳过，以后填在 data/publisher.yml；要停下来，按 Ctrl-C。"
_YES, _NO = ("y", "yes", "是"), ("n", "no", "否")
_HINTS = {"postcode": "六位数字。"}
"""Where the help speaks of the file."""


def terminal() -> bool:
    """Whether standard input is a terminal, so that questions can be asked."""
    return sys.stdin.isatty()


def ask_all(given: Mapping[str, str]) -> dict[str, str]:
    """Ask all questions that have no answer in `given`; returns all answers by key. Raises Problem if input ends."""
    print(_HEAD)
    said = dict(given)
    for key in QUESTIONS:
        if key.name not in said:
            said[key.name] = _ask(key, said)
    return said


def help_of(key: Key) -> str:
    """What to type for a question, which is not always what to write in the file."""
    return _HINTS.get(key.name, key.help)


def option_of(key: Key) -> str:
    """The option by which a question is answered beforehand: `--short-name`."""
    return "--" + key.name.replace("_", "-")


def option_help(key: Key) -> str:
    """The help of that option."""
    return f"必填；不写，就在终端里询问。{help_of(key)}" if key.name in NEEDED else help_of(key)


def agreed(question: str) -> bool:
    """Ask for yes or no, without a default; True for yes. Raises Problem if input ends."""
    while True:
        answer = _typed(f"{question}（是输入 y，否输入 n）：").lower()
        if answer in (*_YES, *_NO):
            return answer in _YES


def _ask(key: Key, said: Mapping[str, str]) -> str:
    """Ask a question until the answer is valid."""
    if key.name == "scope":
        print(ONE_SCOPE)
    while True:
        answer = _choice(key, _typed(f"{key.title}（{_hint(key, said)}）："))
        problem = problem_with(key, answer)
        if not problem:
            return answer
        print(f"请输入 1 到 {len(key.choices)}" if key.choices else problem)


def ask_text(question: str) -> str:
    """Ask until something is answered. Raises Problem if input ends."""
    while True:
        if answer := _typed(f"{question}："):
            return answer


def _typed(question: str) -> str:
    """One line of input after the prompt. Raises Problem if input ends or Ctrl-C is pressed."""
    try:
        return input(question).strip()
    except (EOFError, KeyboardInterrupt):
        print()
        raise Problem("已停下，没有改动任何文件", "要继续，请再运行一次") from None


def _hint(key: Key, said: Mapping[str, str]) -> str:
    if key.choices:
        return "，".join(f"{number} {label}" for number, label in enumerate(key.choices.values(), 1))
    if key.name == "title":
        return f"可以不填，就叫“{answers_of(said).title}”"
    hint = help_of(key).rstrip("。")
    return hint if key.name in NEEDED else f"可以不填；{hint}"


def _choice(key: Key, answer: str) -> str:
    """The value of a choice that was typed as its number or label; any other answer unchanged."""
    labels = dict(zip(key.choices.values(), key.choices, strict=True))
    numbers = {str(number): value for number, value in enumerate(key.choices, 1)}
    return labels.get(answer) or numbers.get(answer) or answer
