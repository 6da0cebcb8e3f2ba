"""Corrections: what was changed in a report after it was published, `data/<year>/corrections.yml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nianbao.finding import Finding, Place
from nianbao.source.fields import Fields
from nianbao.source.filenames import CORRECTIONS_FILE
from nianbao.source.keys import SEAL
from nianbao.source.reportkeys import CORRECTIONS
from nianbao.source.yamltree import Scalar, Sequence, read_yaml

_NAMED = 3
"""More figures than these are counted in the title that a correction gets where it has none."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction says of one figure, or of one place of the text: how it was, how it is."""

    target: str
    """The figure, as a target; empty where it is about text."""
    before: str
    after: str
    place: Place = field(compare=False)
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False)
    """Where its fields are written, by their names."""
    listed: bool = False
    """Whether it is one of those under `changes`."""

    @property
    def name(self) -> str:
        """What readers see that it is about, where it is one of several."""
        return self.target or "文字"

    def place_of(self, field: str) -> Place:
        """File and line of a field; of the whole where the field is missing."""
        return dict(self.places).get(field, self.place)


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry of `corrections.yml`: what was changed after publication for one reason, in words for readers."""

    day: date
    page: str
    """Slug of the chapter where it stands."""
    what: str
    """What it is about: a figure's name, a heading, a sentence."""
    before: str
    """Empty where all that it changes is among `changes`; so are `after` and `target`."""
    after: str
    why: str
    target: str
    """The figure whose row it leads to; empty where it is about text."""
    seals: tuple[tuple[str, str], ...]
    """Files that were changed with it, each with its seal from then on."""
    place: Place
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False)
    """Where each of its fields is written, by the name of the field, `files/<file>` for each seal."""
    changes: tuple[Change, ...] = ()
    """What else it changes, for the same reason."""

    def place_of(self, field: str) -> Place:
        """File and line of a field of the entry; of the entry itself where the field is missing."""
        return dict(self.places).get(field, self.place)

    @property
    def stated(self) -> tuple[Change, ...]:
        """Everything that it changes: what it says itself, then its `changes`; at least one."""
        own = Change(self.target, self.before, self.after, self.place, places=self.places)
        return (*((own,) if self.before else ()), *self.changes)

    @property
    def was(self) -> str:
        """How everything that it changes was, in one text."""
        return self._joined([change.before for change in self.stated])

    @property
    def now(self) -> str:
        """How everything that it changes is now, in one text."""
        return self._joined([change.after for change in self.stated])

    @property
    def sentence(self) -> str:
        """What was changed, as a Chinese clause without a stop: `甲，原来是“1”，现在是“2”`."""
        told = [f"原来是“{change.before}”，现在是“{change.after}”" for change in self.stated]
        if len(told) == 1:
            return f"{self.what}，{told[0]}"
        named = (f"{change.name}{words}" for change, words in zip(self.stated, told, strict=True))
        return f"{self.what}：{'；'.join(named)}"

    def _joined(self, values: list[str]) -> str:
        if len(values) == 1:
            return values[0]
        return "；".join(f"{change.target} {value}".strip() for change, value in zip(self.stated, values, strict=True))


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


def corrections_of(root: Path, year: int, findings: list[Finding]) -> tuple[Correction, ...] | None:
    """Those of a year of the project in `root`, see `read_corrections`."""
    file = f"data/{year}/{CORRECTIONS_FILE}"
    return read_corrections(root / file, file, findings)


def _correction(fields: Fields) -> Correction | None:
    """An entry; None where it is not whole, which is a finding already."""
    listed = fields.mapping.get("changes") is not None
    day, page, why = fields.date("date"), fields.text("page"), fields.text("why")
    what = fields.text("what", required=not listed)
    own, changes = _change(fields, listed=False), _changes(fields)
    files = fields.fields("files")
    seals = tuple(_seals(files))
    written = [(entry.key, entry.place) for entry in fields.mapping]
    written += [(f"files/{entry.key}", entry.place) for entry in files.mapping]
    fields.close()
    texts = {"before": own.before, "after": own.after, "why": why, "target": own.target}
    if day is None or not (page and why and (what or listed)) or not _whole(own, changes):
        return None
    what = what or _title(changes)
    return Correction(day, page, what, **texts, seals=seals, place=fields.place, places=tuple(written), changes=changes)


def _whole(own: Change, changes: tuple[Change, ...]) -> bool:
    """Whether something is said to be changed, and of everything both how it was and how it is."""
    stated = (*((own,) if own.before or own.after or own.target else ()), *changes)
    return bool(stated) and all(change.before and change.after for change in stated)


def _changes(fields: Fields) -> tuple[Change, ...]:
    """What is listed under `changes`; nothing there is a finding."""
    changes = tuple(map(_listed, fields.mappings("changes")))
    written = fields.mapping.get("changes")
    if not changes and isinstance(written, Sequence | Scalar) and not getattr(written, "text", ""):
        mend = "请写成 - {target: 指标, before: 原来, after: 现在}"
        fields.problem(fields.line("changes"), "changes", "没有列出改了什么", mend)
    return changes


def _change(fields: Fields, *, listed: bool) -> Change:
    """The figure or text that the fields say was changed."""
    before, after, target = fields.text("before"), fields.text("after"), fields.text("target")
    places = tuple((entry.key, entry.place) for entry in fields.mapping)
    return Change(target, before, after, fields.place, places=places, listed=listed)


def _listed(fields: Fields) -> Change:
    change = _change(fields, listed=True)
    fields.close()
    return change


def _title(changes: tuple[Change, ...]) -> str:
    """What a correction is about whose entry does not say it: the names of its figures."""
    names = [change.name for change in changes]
    more = f"等 {len(names)} 项" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more


def _seals(files: Fields) -> Iterator[tuple[str, str]]:
    for entry in files.entries():
        text = entry.value.text if isinstance(entry.value, Scalar) else ""
        if re.fullmatch(SEAL, text):
            yield entry.key, text
        else:
            files.problem(entry.place, entry.key, "这里应是 16 位校验码", "请照检查结果里给出的写")
