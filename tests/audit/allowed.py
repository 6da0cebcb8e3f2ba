"""Complaints that are known and do not count, each with its reason: `allowed.yml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from audit.problem import Problem

FILE = Path(__file__).with_name("allowed.yml")


@dataclass(frozen=True, slots=True)
class Allowed:
    """One exception. A reason is not optional."""

    tool: str
    rule: str
    why: str
    detail: str = ""

    def covers(self, problem: Problem) -> bool:
        fits = re.match(self.rule, problem.rule) and re.match(self.detail, problem.detail, re.DOTALL)
        return problem.tool == self.tool and bool(fits)


def read_allowed(file: Path = FILE) -> tuple[Allowed, ...]:
    return tuple(Allowed(**entry) for entry in yaml.safe_load(file.read_text(encoding="utf-8")))


def counted(problems: Iterable[Problem], allowed: Iterable[Allowed]) -> list[Problem]:
    """What is left, together with the exceptions that nothing needed."""
    problems, allowed = list(problems), list(allowed)
    left = [problem for problem in problems if not any(entry.covers(problem) for entry in allowed)]
    stale = [entry for entry in allowed if not any(entry.covers(problem) for problem in problems)]
    return left + [
        Problem(entry.tool, FILE.name, f"nothing matches this entry any more: {entry.rule}") for entry in stale
    ]
