"""Corrections: what was changed in a report after it was published, `data/<year>/corrections.yml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nianbao.finding import Finding, Place
from nianbao.source.fields import Fields
from nianbao.source.keys import SEAL
from nianbao.source.reportkeys import CORRECTIONS
from nianbao.source.yamltree import Scalar, read_yaml


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry of `corrections.yml`: one change after publication, in words for readers (Chinese)."""

    day: date
    page: str
    """Slug of the chapter where it stands."""
    what: str
    """What it is about: a figure's name, a heading, a sentence."""
    before: str
    after: str
    why: str
    target: str
    """The figure whose row it leads to; empty where it is about text."""
    seals: tuple[tuple[str, str], ...]
    """Files that were changed with it, each with its seal from then on."""
    place: Place
    places: tuple[tuple[str, Place], ...] = ()
    """Where each of its fields is written, by the name of the field, `files/<file>` for each seal."""

    def place_of(self, field: str) -> Place:
        """File and line of a field of the entry; of the entry itself where the field is missing."""
        return dict(self.places).get(field, self.place)


def read_corrections(path: Path, file: str, findings: list[Finding]) -> tuple[Correction, ...] | None:
    """In file order; empty where there is no such file, None where it cannot be read: then nobody knows what it allows.

    Problems are added to `findings`.
    """
    if not path.exists():
        return ()
    before = len(findings)
    data = read_yaml(path, file, findings)
    if not data.entries:
        return None
    fields = Fields(data, findings, CORRECTIONS)
    found = tuple(_correction(item) for item in fields.mappings("corrections"))
    fields.close()
    return tuple(item for item in found if item) if len(findings) == before else None


def _correction(fields: Fields) -> Correction | None:
    day = fields.date("date")
    texts = {name: fields.text(name) for name in ("page", "what", "before", "after", "why")}
    target = fields.text("target")
    files = fields.fields("files")
    seals = tuple(_seals(files))
    written = [(entry.key, entry.place) for entry in fields.mapping]
    written += [(f"files/{entry.key}", entry.place) for entry in files.mapping]
    fields.close()
    if day is None or not all(texts.values()):
        return None
    return Correction(day=day, **texts, target=target, seals=seals, place=fields.place, places=tuple(written))


def _seals(files: Fields) -> Iterator[tuple[str, str]]:
    for entry in files.entries():
        text = entry.value.text if isinstance(entry.value, Scalar) else ""
        if re.fullmatch(SEAL, text):
            yield entry.key, text
        else:
            files.problem(entry.place, entry.key, "这里应是 16 位校验码", "请照检查结果里给出的写")
