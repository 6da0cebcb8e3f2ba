"""What sentences are made of for measuring: wordings with their rows, frames, and what reports called their figures."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

WORDINGS = Path(__file__).parents[1] / "wordings"


@dataclass(frozen=True, slots=True)
class Said:
    """What one published report called one number: a few characters, and the cells that it is the sum of."""

    context: str
    value: str
    unit: str
    kind: str
    """`same` or `derived` (cells), `share` (a percentage), `unmatched` (nothing of the table)."""
    of: tuple[str, ...]
    agrees: bool


@dataclass(frozen=True, slots=True)
class Narrative:
    """A published report: where its table is, and what its sentences say."""

    office: str
    year: int
    form: str
    sample: str
    """Folder of the table that is held whole; empty: only `cells` are."""
    cells: tuple[tuple[str, Decimal], ...]
    figures: tuple[Said, ...]


@functools.cache
def frames() -> tuple[str, ...]:
    """Sentences with a gap: `{words}`, and `{year}` for the report's year."""
    return tuple(read("frames.yml"))


def wordings() -> tuple[tuple[str, str], ...]:
    """Row and words of each wording; `N` stands for the number."""
    return tuple((item["row"], item["words"]) for item in read("wordings.yml"))


def narratives() -> Iterator[Narrative]:
    """The published reports, by the names of their files."""
    for path in sorted((WORDINGS / "reports").glob("*.yml")):
        yield _narrative(read(f"reports/{path.name}"))


def in_frames(words: str, year: int) -> Iterator[str]:
    """The sentences that say these words."""
    return (frame.format(words=words, year=year) for frame in frames())


def _narrative(data: dict[str, Any]) -> Narrative:
    cells = ((str(cell), Decimal(str(value))) for cell, value in data.get("cells", {}).items())
    figures = tuple(map(_said, data["figures"]))
    return Narrative(data["office"], int(data["year"]), data["form"], data.get("sample", ""), tuple(cells), figures)


def _said(data: dict[str, Any]) -> Said:
    of = tuple(map(str, data.get("of", ())))
    return Said(data["context"], str(data["value"]), data["unit"], data["is"], of, data.get("agrees") != "false")


def read(name: str) -> Any:
    """Every value as text: `1.10` is the name of a row, and no number."""
    return yaml.load((WORDINGS / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
