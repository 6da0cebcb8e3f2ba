"""Lines to copy, put where their finding says, as a clerk or a program puts them: with a reason where one is asked."""

from itertools import groupby
from pathlib import Path

from nianbao.finding import Finding, Way
from nianbao.source.fields import UNWRITTEN


def choices(finding: Finding) -> list[tuple[Way, ...]]:
    """The ways out of a finding, each with all its lines."""
    return [tuple(lines) for _, lines in groupby(finding.ways, lambda way: way.choice)]


def paste(root: Path, finding: Finding, lines: tuple[Way, ...]) -> None:
    """Do what one way out says, to the letter."""
    for way in lines:
        path = root / way.file
        text = path.read_text(encoding="utf-8")
        path.write_text(_pasted(text, way, finding.place.line), encoding="utf-8")


def _pasted(text: str, way: Way, line: int) -> str:
    if way.kind == "table":
        return text if way.text in text else f"{text}\n{way.text}\n"
    if way.kind != "bind":
        return _listed(text, way)
    lines = text.split("\n")
    start, end = way.column - 1, way.column - 1 + len(way.instead)
    found = lines[line - 1]
    assert found[start:end] == way.instead
    assert way.instead
    lines[line - 1] = found[:start] + way.text + found[end:]
    return "\n".join(lines)


def _listed(text: str, way: Way) -> str:
    """Below its key, which may not be there yet."""
    line = way.text.replace(UNWRITTEN, "原文如此")
    if line in text:
        return text  # what two findings ask for
    if f"\n{way.kind}:\n" in text:
        return text.replace(f"\n{way.kind}:\n", f"\n{way.kind}:\n  {line}\n", 1)
    return f"{text.rstrip()}\n{way.kind}:\n  {line}\n"
