"""An entry added to a list or block of a YAML file; comments, order and layout of all else stay.

Only the place comes from the YAML library. What was added is read back: where anything else would have changed, nothing
is added.
"""

from dataclasses import dataclass
from typing import Any

import yaml

from nianbao.editing.filetext import Edit
from nianbao.finding import Problem

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MEND = "请打开文件，自己写上这一行"


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry for a top-level key: of a list, or of a block where it has a name."""

    key: str
    """`free`, `acknowledged` (lists), `derived` (a block)."""
    text: str
    """On one line, without a dash: `{page: work, …}`; for a block `名称: {formula: …}`."""
    named: bool = False


def add_entry(source: str, entry: NewEntry) -> Edit:
    """The edit of a file's text that adds an entry behind those that are there.

    Raises Problem where the file is written in a way that does not allow it; it names the line to be written.
    """
    refused = Problem(f"{entry.key} 那里写不进去：{entry.text}", _MEND)
    try:
        before = yaml.compose(source, Loader=_Loader)
        edit = _edit(source, entry, before)
        after = yaml.compose(source[: edit.start] + edit.new + source[edit.end :], Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise refused from None
    if not _only_added(before, after, entry):
        raise refused
    return edit


def _edit(source: str, entry: NewEntry, root: Any) -> Edit:
    found = _found(root, entry.key)
    if found is None:
        return _at_the_end(source, entry)
    key, value = found
    if isinstance(value, yaml.ScalarNode):
        if value.value or value.style:
            raise ValueError(entry.key)
        return _line_behind(source, key.end_mark.line, entry, 2)
    if value.flow_style:
        return _in_brackets(source, entry, value)
    last = value.value[-1]
    first = value.value[0][0] if isinstance(value, yaml.MappingNode) else value
    return _line_behind(source, _last_line(last), entry, first.start_mark.column)


def _found(root: Any, key: str) -> tuple[Any, Any] | None:
    """The nodes of a top-level key and its value; None where the file has no such key."""
    if root is None:
        return None
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise ValueError(key)
    return next(((name, value) for name, value in root.value if name.value == key), None)


def _at_the_end(source: str, entry: NewEntry) -> Edit:
    end = len(source.rstrip("\n"))
    line = f"  {entry.text}" if entry.named else f"  - {entry.text}"
    gap = "\n\n" if end else ""
    return Edit(end, len(source), f"{gap}{entry.key}:\n{line}\n")


def _line_behind(source: str, number: int, entry: NewEntry, indent: int) -> Edit:
    """A line of its own behind a line, by its number from 0."""
    lines = source.split("\n")
    at = min(sum(len(line) + 1 for line in lines[: number + 1]), len(source))
    line = " " * indent + (entry.text if entry.named else f"- {entry.text}")
    return Edit(at, at, f"{line}\n" if source[:at].endswith("\n") else f"\n{line}\n")


def _in_brackets(source: str, entry: NewEntry, value: Any) -> Edit:
    close = _position(source, value.end_mark) - 1
    inside = source[_position(source, value.start_mark) + 1 : close].rstrip()
    behind = close - (len(source[:close]) - len(source[:close].rstrip()))
    comma = "" if not value.value else " " if inside.endswith(",") else ", "
    return Edit(behind, behind, comma + entry.text)


def _position(source: str, mark: Any) -> int:
    return sum(len(line) + 1 for line in source.split("\n")[: mark.line]) + int(mark.column)


def _last_line(node: Any) -> int:
    """The number, from 0, of the last line of what a node holds; without the comments behind it."""
    if isinstance(node, tuple):
        return max(_last_line(each) for each in node)
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1])
    end: int = node.end_mark.line
    block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return end - 1 if block and node.end_mark.column == 0 else end


def _only_added(before: Any, after: Any, entry: NewEntry) -> bool:
    """Whether a file holds one entry more at its key, the last one, and all else as before."""
    old, new = dict(_plain(before) or ()), dict(_plain(after))
    held, holds = old.pop(entry.key, None) or (), new.pop(entry.key, ())
    return old == new and len(holds) == len(held) + 1 and holds[: len(held)] == held


def _plain(node: Any) -> Any:
    """A node as tuples and texts, in order, for comparison."""
    if isinstance(node, yaml.MappingNode):
        return tuple((name.value, _plain(value)) for name, value in node.value)
    if isinstance(node, yaml.SequenceNode):
        return tuple(map(_plain, node.value))
    return node.value if node is not None else None
