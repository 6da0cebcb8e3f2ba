"""Whether a lock still says what it said: a lock that is gone, or says something else, guards nothing."""

from pathlib import Path

from nianbao.finding import Finding
from nianbao.source.yamltree import Mapping, Node, Scalar, read_yaml

_Plain = str | list["_Plain"] | dict[str, "_Plain"]


def is_upheld(before: Path, after: Path) -> bool:
    """Whether all that a lock said stands in the same file of a later version.

    Comments, line ends and order do not count. What a later engine adds beside it takes nothing back.
    """
    old, new = _said(before), _said(after)
    if old is None or new is None:
        return False
    return all(new.get(key) == value for key, value in old.items())


def _said(path: Path) -> dict[str, _Plain] | None:
    """What a file says; None where it is not there or cannot be read."""
    findings: list[Finding] = []
    read = read_yaml(path, path.name, findings) if path.is_file() else None
    return None if read is None or findings else {entry.key: _plain(entry.value) for entry in read}


def _plain(node: Node) -> _Plain:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key: _plain(entry.value) for entry in node}
    return [_plain(item) for item in node.items]
