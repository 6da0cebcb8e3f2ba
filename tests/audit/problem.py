"""What a tool of the audit complains about."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint."""

    tool: str
    where: str
    """A page's address, or a file with its line."""
    rule: str
    """The tool's own name for it, or its message where it names none."""
    detail: str = ""
    """The markup or the value that it is about."""


def listing(problems: Iterable[Problem]) -> str:
    """Complaints for people: what stands on many pages is told once, with all its places."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for problem in problems:
        places.setdefault((problem.tool, problem.rule, problem.detail), []).append(problem.where)
    return "\n".join(
        "\n    ".join(filter(None, [f"{tool}: {rule}", detail, ", ".join(where)]))
        for (tool, rule, detail), where in places.items()
    )
