"""What a tool of the audit complains about."""

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

    def __str__(self) -> str:
        return f"{self.tool}: {self.where}: {self.rule}" + (f"\n    {self.detail}" if self.detail else "")
