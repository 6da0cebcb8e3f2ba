"""Related words, `related.yml`: everyday words for the terms of the reports, for the search."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from nianbao.finding import Finding, Place, Severity
from nianbao.labels import compact
from nianbao.source.fields import Fields, read_fields
from nianbao.source.statutory import OVERRIDE, REPLACED, beside
from nianbao.source.yamltree import Scalar, Sequence

RELATED = "related.yml"

Related = tuple[tuple[str, ...], ...]
"""Groups of words with the same meaning for the search."""


def read_related(root: Path, findings: list[Finding]) -> Related:
    """The engine's groups and the office's own, in file order. Problems are added to `findings`.

    A word that the office has put into a group of its own leaves the engine's.
    """
    groups: Related = ()
    for path, file in beside(root, RELATED):
        own = _read(path, file, findings)
        taken = {compact(word) for group in own for word in group}
        moved = [word for group in groups for word in group if compact(word) in taken]
        findings += [Finding(Place(file), word, *REPLACED, severity=Severity.INFO, rule=OVERRIDE) for word in moved]
        groups = (*(tuple(word for word in group if compact(word) not in taken) for group in groups), *own)
    return tuple(group for group in groups if len(group) > 1)


def _read(path: Path, file: str, findings: list[Finding]) -> Related:
    fields = read_fields(path, file, findings)
    if fields is None:
        return ()
    seen: Counter[str] = Counter()
    groups = tuple(tuple(_words(group, fields, seen)) for group in _groups(fields))
    fields.close()
    return groups


def _groups(fields: Fields) -> Iterator[Sequence]:
    for item in fields.items("groups", required=True):
        if isinstance(item, Sequence) and len(item.items) > 1:
            yield item
        else:
            fields.problem(item.place, "groups", "一组至少要有两个词", "请写成“- [微信, 政务微信]”")


def _words(group: Sequence, fields: Fields, seen: Counter[str]) -> Iterator[str]:
    for item in group.items:
        if not isinstance(item, Scalar) or item.empty:
            fields.problem(item.place, "groups", "这里应是一个词", "请写成“- [微信, 政务微信]”")
            continue
        word = item.text.strip()
        seen[compact(word)] += 1
        if " " in word:
            fields.problem(item.place, word, "词里有空格", "空格用来分开几个词，请去掉")
        elif seen[compact(word)] > 1:
            fields.problem(item.place, word, "这个词已经写过", "每个词只写一次，意思相同的放在同一组")
        else:
            yield word
