"""The fields of one YAML mapping: each is asked for by name; what is missing, of the wrong kind or unknown is found.

Where the mapping's keys are described (`keyset`), no other can be asked for, each has to be, and what is required is
what the description says: a reader and the JSON Schema made from the same description cannot differ.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from nianbao.finding import Finding, Place, Severity
from nianbao.labels import suggestion
from nianbao.source.dates import day_of, moment_of
from nianbao.source.keys import Key, Kind
from nianbao.source.keyset import NAMED, KeySet
from nianbao.source.yamltree import Entry, Mapping, Node, Scalar, Sequence, read_yaml

UNWRITTEN = "请写明理由"
"""What a line to copy holds in the place of the reason, which only an editor knows."""

_MOST = 50
"""Unknown keys of a mapping that are named one by one."""

_SINGLE, _BLOCK, _LIST = "单个值", "下级的“名称: 值”", "列表，每项一行，以“- ”开头"
_REMEDIES = {
    _SINGLE: "请只写一个值，不用方括号、花括号，下面也不再分行",
    _BLOCK: "请在“{key}:”下面另起一行，缩进两个空格，一项一行写“名称: 值”",
    _LIST: "请写成 {key}: [甲, 乙]，或在“{key}:”下面一项一行，以“- ”开头",
}
"""How each kind of value is written (Chinese)."""


class Fields:
    """Reads a mapping key by key and adds a finding for each problem; `close` it when all keys have been asked for."""

    def __init__(
        self,
        mapping: Mapping,
        findings: list[Finding],
        keys: Iterable[Key] | None = None,
        inner: tuple[Key, ...] | None = None,
    ) -> None:
        """`keys` describe the keys of the mapping, `inner` those of mappings under names of the editor's own."""
        self.mapping = mapping
        self.place = mapping.place
        self._findings = findings
        self._keys = KeySet(keys, mapping)
        self._inner = inner
        self._asked = self._keys.notes

    def note(self, place: Place, label: str, problem: str, mend: str, *, rule: str = "identity") -> None:
        """Add a finding of severity INFO."""
        self._findings.append(Finding(place, label, problem, mend, severity=Severity.INFO, rule=rule))

    def problem(self, place: Place, label: str, problem: str, mend: str) -> None:
        """Add a finding of severity ERROR with the rule `data`."""
        self._findings.append(Finding(place, label, problem, mend))

    def _take(self, key: str, *kinds: Kind, required: bool) -> Node | None:
        """What stands behind a key; `kinds` are those that this way of asking is for."""
        self._asked.append(key)
        self._keys.require_kind(key, kinds)
        node = self.mapping.get(key)
        if node is None and (required or self._keys.is_required(key)):
            self.problem(self.place, key, "缺少这一项", f"请补一行“{key}: …”")
        return node

    def _wrong(self, node: Node, key: str, wanted: str) -> None:
        self.problem(node.place, key, f"这里应是{wanted}", _REMEDIES.get(wanted, f"请写成 {wanted}").format(key=key))

    def text(self, key: str, *, required: bool = False) -> str:
        """The text of `key`; empty when it is missing or blank."""
        return self._single(key, Kind.TEXT, required=required)

    def node(self, key: str) -> Node:
        """What stands behind `key`, to be read as a value; an empty scalar when it is missing."""
        return self._take(key, Kind.TEXT, required=False) or Scalar("", quoted=False, place=self.place)

    def _single(self, key: str, kind: Kind, *, required: bool = False) -> str:
        node = self._take(key, kind, required=required)
        if isinstance(node, Scalar):
            if node.empty and (required or self._keys.is_required(key)):
                self.problem(node.place, key, "没有填写", "请在冒号后面填写")
            if node.text == UNWRITTEN:
                self.problem(node.place, key, "还没有写理由", f"请把“{UNWRITTEN}”换成理由，一句话就够")
            return "" if node.empty else node.text
        if node is not None:
            self._wrong(node, key, _SINGLE)
        return ""

    def date(self, key: str) -> date | None:
        """The date of `key`, written YYYY-MM-DD; None when missing, blank or wrong."""
        text = self._single(key, Kind.DATE)
        day = day_of(text)
        if text and day is None:
            self.problem(self.line(key), key, f"“{text}”不是日期", "请写成 2019-03-15 这样的日期")
        return day

    def moment(self, key: str) -> tuple[datetime | None, bool]:
        """The date of `key`, written YYYY-MM-DD or YYYY-MM-DD HH:MM, and whether it has a time; None as above."""
        text = self._single(key, Kind.MOMENT)
        moment = moment_of(text)
        if text and moment is None:
            mend = "请写成 2019-03-15 这样的日期，知道时间的写成 2019-03-15 09:30"
            self.problem(self.line(key), key, f"“{text}”不是日期", mend)
        return moment, moment is not None and " " in text

    def digit(self, key: str, default: int) -> int:
        """The whole number of `key`, from 0 to 9."""
        text = self._single(key, Kind.DIGIT)
        if re.fullmatch("[0-9]", text):
            return int(text)
        if text:
            self.problem(self.line(key), key, f"“{text}”不是 0 到 9 的整数", "请填 0、1、2 这样的整数")
        return default

    def truth(self, key: str) -> bool:
        """Whether `key` is true; every other word than `true` and `false` is a finding."""
        text = self._single(key, Kind.TRUTH)
        if text not in ("", "true", "false"):
            self.problem(self.line(key), key, f"“{text}”不是 true 或 false", "请填 true；不是的删去这一项")
        return text == "true"

    def known(self, key: str, text: str) -> bool:
        """Whether `text` is one of the values that `key` is described to have."""
        described = self._keys.get(key)
        return described is not None and text in described.choices

    def mapping_of(self, key: str, *, required: bool = False) -> Mapping:
        """The mapping under `key`; empty when missing or of another kind."""
        node = self._take(key, Kind.BLOCK, *NAMED, required=required)
        if isinstance(node, Mapping):
            return node
        if node is not None and not (isinstance(node, Scalar) and node.empty):
            self._wrong(node, key, _BLOCK)
        return Mapping((), node.place if node else self.place)

    def skip(self, *keys: str) -> None:
        """Accept keys that only people read; their values are not looked at."""
        self._asked += keys

    def items(self, key: str, *, required: bool = False) -> Iterator[Node]:
        """The items of the list under `key`; none when missing."""
        node = self._take(key, Kind.LIST, Kind.TEXTS, required=required)
        if isinstance(node, Sequence):
            yield from node.items
        elif node is not None and not (isinstance(node, Scalar) and node.empty):
            self._wrong(node, key, _LIST)

    def mappings(self, key: str, *, required: bool = False) -> Iterator["Fields"]:
        """The items of the list under `key`, each of which must be a mapping."""
        for item in self.items(key, required=required):
            if isinstance(item, Mapping):
                yield Fields(item, self._findings, self._keys.below(key))
            else:
                self._wrong(item, key, "“- {名称: 值, …}”")

    def texts(self, key: str, *, required: bool = False) -> tuple[Scalar, ...]:
        """The items of the list under `key`, each of which must be a single value."""
        items = tuple(self.items(key, required=required))
        for item in items:
            if not isinstance(item, Scalar):
                self._wrong(item, key, _SINGLE)
        return tuple(item for item in items if isinstance(item, Scalar))

    def words(self, key: str) -> tuple[str, ...]:
        """The texts of the list under `key`."""
        return tuple(item.text for item in self.texts(key))

    def fields(self, key: str, *, required: bool = False) -> "Fields":
        """The mapping under `key`, as fields."""
        mapping, below = self.mapping_of(key, required=required), self._keys.below(key)
        if self._keys.is_named(key):
            return Fields(mapping, self._findings, inner=below)
        return Fields(mapping, self._findings, below)

    def entries(self) -> Iterator[Entry]:
        """All entries of the mapping, for mappings whose keys the editor chooses (names, addresses)."""
        self._asked += [entry.key for entry in self.mapping]
        yield from self.mapping

    def inside(self, mapping: Mapping) -> "Fields":
        """A mapping below this one as fields that add to the same findings."""
        return Fields(mapping, self._findings, self._inner)

    def silent(self) -> "Fields":
        """The same fields once more, for what was read before: what is wrong in them is no finding again."""
        return Fields(self.mapping, [], self._keys.keys, self._inner)

    def line(self, key: str) -> Place:
        """The file and line of `key`, or of the mapping where it has no such key."""
        return next((entry.place for entry in self.mapping if entry.key == key), self.place)

    def close(self) -> None:
        """Add an error for each key that was not asked for, that is, unknown.

        Raises LookupError for a described key that the reader left out.
        """
        if left := self._keys.unread(self._asked):
            raise LookupError(f"described and not read: {', '.join(left)}")
        asked, there = {*self._asked}, {entry.key for entry in self.mapping}
        known = [key for key in self._asked if key not in there] or self._asked
        unknown = [entry for entry in self.mapping if entry.key not in asked]
        for entry in unknown[:_MOST]:
            mend = suggestion(entry.key, known, "请删去，或对照样例改名")
            self.problem(entry.place, entry.key, "不认识这一项", mend)
        if rest := unknown[_MOST:]:
            problem = f"从这里起还有 {len(rest)} 项不认识"
            self.problem(rest[0].place, rest[0].key, problem, "请删去，或对照样例改名")


def read_fields(path: Path, file: str, findings: list[Finding], keys: Iterable[Key] | None = None) -> Fields | None:
    """The fields of a file that a project may do without; None where it is not there, or cannot be read.

    `file` is the name shown in messages. What cannot be read is a finding already, and gets no further ones.
    """
    data = read_yaml(path, file, findings) if path.exists() else None
    return Fields(data, findings, keys) if data and data.entries else None
