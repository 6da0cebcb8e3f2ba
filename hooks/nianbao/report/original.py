"""What the file said that a year was imported from, `data/<year>/original/figures.yml`, and what is to differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.finding import Finding, Place
from nianbao.source.fields import Fields
from nianbao.source.yamltree import Entry, Mapping, Scalar, read_yaml

ORIGINAL_FIGURES = "original/figures.yml"
"""Below the year's folder."""


@dataclass(frozen=True, slots=True)
class OriginalFigure:
    """A figure as the file had it."""

    figure: str
    """Id of the figure."""
    value: str
    """The number as digits, or the word for what is absent."""
    unit: str
    """Of money; else empty."""
    where: str
    """Where it stood in the file, in words (Chinese), or empty."""


@dataclass(frozen=True, slots=True)
class ReadOtherwise:
    """A figure that is to differ from what the file said, with the reason."""

    target: str
    original: str
    """What the file said."""
    why: str
    place: Place


def read_original_figures(folder: Path, name: str, findings: list[Finding]) -> tuple[OriginalFigure, ...]:
    """The figures of the file, or none where a year was not imported; problems are added to `findings`."""
    path = folder / ORIGINAL_FIGURES
    if not path.is_file():
        return ()
    data = read_yaml(path, f"{name}/{ORIGINAL_FIGURES}", findings)
    figures = data.get("figures")
    return tuple(_figures(figures)) if isinstance(figures, Mapping) else ()


def read_original_chapters(folder: Path, name: str, findings: list[Finding]) -> dict[str, str]:
    """The digest of each page as it was imported, by its name; none where a year was not imported."""
    path = folder / ORIGINAL_FIGURES
    chapters = read_yaml(path, f"{name}/{ORIGINAL_FIGURES}", findings).get("chapters") if path.is_file() else None
    entries = chapters if isinstance(chapters, Mapping) else ()
    return {entry.key: entry.value.text for entry in entries if isinstance(entry.value, Scalar)}


def _figures(figures: Mapping) -> Iterator[OriginalFigure]:
    for entry in figures:
        if isinstance(entry.value, Mapping):
            texts = {each.key: each.value.text for each in entry.value if isinstance(each.value, Scalar)}
            yield _figure(entry, texts)


def _figure(entry: Entry, texts: dict[str, str]) -> OriginalFigure:
    return OriginalFigure(entry.key, texts.get("value", ""), texts.get("unit", ""), texts.get("at", ""))


def read_otherwise(fields: Fields) -> ReadOtherwise:
    """An entry of `read_otherwise:`."""
    target, original, why = (fields.text(key, required=True) for key in ("target", "original", "why"))
    fields.close()
    return ReadOtherwise(target, original, why, fields.place)
