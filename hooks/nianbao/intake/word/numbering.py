"""The numbers of paragraphs that Word counts by itself: what is shown before each (ECMA-376-1, 17.9)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nianbao.attached.xmlpart import attribute
from nianbao.intake.counting import counted
from nianbao.intake.officexml import child, children, switched, value, whole

_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Marker:
    """What is shown before a paragraph."""

    text: str
    ordered: bool
    depth: int


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    pattern: str
    digits: bool
    """Whether all numbers in it are digits (`w:isLgl`)."""
    restart: int | None
    """The level (from 1) after which it begins anew; 0 for never, None for any above it."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each is: paragraphs ask for their markers in order."""

    lists: Mapping[str, tuple[str, Mapping[int, _Level]]]
    """By `w:numId`: the id of what it counts with others, and its levels."""
    started: Mapping[str, Mapping[int, int]]
    """By `w:numId`: levels that begin with a number of their own."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def marker(self, list_id: str, depth: int) -> Marker | None:
        """The marker of the next paragraph of this list at this depth (from 0); None where there is no such list."""
        if list_id not in self.lists or depth not in self.lists[list_id][1]:
            return None
        shared, levels = self.lists[list_id]
        counts = self._counts.setdefault(shared, {})
        if list_id not in self._used:
            self._used.add(list_id)
            for level, start in self.started.get(list_id, {}).items():
                counts[level] = start - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth and _begins_anew(levels.get(level), depth)]:
            del counts[deeper]
        return _marker(levels, counts, depth)


def read_numbering(root: Any | None) -> Numbering:
    """The lists of the part; none where there is no such part."""
    if root is None:
        return Numbering({}, {})
    abstract = {attribute(item, "abstractNumId"): item for item in children(root, "abstractNum")}
    by_style = {value(item, "styleLink"): name for name, item in abstract.items() if value(item, "styleLink")}
    lists, started = {}, {}
    for item in children(root, "num"):
        name, shared = attribute(item, "numId"), value(item, "abstractNumId")
        if shared in abstract and (linked := value(abstract[shared], "numStyleLink")):
            shared = by_style.get(linked, shared)
        if shared not in abstract:
            continue
        overrides = {whole(attribute(each, "ilvl")): each for each in children(item, "lvlOverride")}
        own = {depth: lvl for depth, each in overrides.items() if (lvl := child(each, "lvl")) is not None}
        levels = {whole(attribute(lvl, "ilvl")): lvl for lvl in children(abstract[shared], "lvl")} | own
        lists[name] = (shared, {depth: _level(lvl) for depth, lvl in levels.items()})
        starts = {depth: value(each, "startOverride") for depth, each in overrides.items()}
        started[name] = {depth: whole(start) for depth, start in starts.items() if start}
    return Numbering(lists, started)


def _level(element: Any) -> _Level:
    restart = value(element, "lvlRestart")
    return _Level(
        whole(value(element, "start"), 1) if value(element, "start") else 0,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText"),
        switched(element, "isLgl") is True,
        whole(restart) if restart else None,
    )


def _begins_anew(level: _Level | None, counted_depth: int) -> bool:
    """Whether a deeper level begins anew when this one has counted on."""
    if level is None or level.restart is None:
        return True
    return level.restart > counted_depth


def _marker(levels: Mapping[int, _Level], counts: Mapping[int, int], depth: int) -> Marker:
    level = levels[depth]
    if level.form == "bullet":
        return Marker(_PRIVATE.sub(_BULLET, level.pattern) or _BULLET, ordered=False, depth=depth)

    def shown(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at not in levels:
            return ""
        form = "decimal" if level.digits and at <= depth else levels[at].form
        return counted(counts.get(at, levels[at].start), form)

    return Marker(_PLACE.sub(shown, level.pattern), ordered=bool(_PLACE.search(level.pattern)), depth=depth)
