"""YAML as a tree of texts with line numbers.

Only the structure is taken from the YAML library; every scalar stays the text that the editor typed, so that `012`,
`12:30`, `1_000` or `on` never turn into another value, and a repeated key is a finding instead of a lost figure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

import yaml

from nianbao.characters import unseen, without_unseen
from nianbao.finding import Finding, Place
from nianbao.source.conflict import conflicts
from nianbao.source.hidden import hidden, hidden_characters
from nianbao.source.textfile import EncodingProblem, not_opened, read_text
from nianbao.source.yamltypos import COLON, slip_in_row, typos_of, without_quotes

_Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 20
_MAX_NODES = 20_000
"""Names and values of a file: some ten times those of the largest form."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value of a YAML file: the text as typed, whether it was quoted, and its line."""

    text: str
    quoted: bool
    place: Place

    @property
    def empty(self) -> bool:
        """Whether nothing was typed, or a word for nothing: `~`, `null`, 空."""
        return not self.quoted and self.text in ("", "~", "null", "空")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a mapping: key, value, and the line of the key."""

    key: str
    value: "Node"
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping of a YAML file: its entries in file order; each key occurs once."""

    entries: tuple[Entry, ...]
    place: Place

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def get(self, key: str) -> "Node | None":
        """The value of `key`, or None."""
        return next((entry.value for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of a YAML file: its items in order, and the line where it begins."""

    items: tuple["Node", ...]
    place: Place


Node = Scalar | Mapping | Sequence


class _Loader(_Safe):  # type: ignore[misc, valid-type] # the one that is compiled, where there is one
    """Looks at no scalar for a number, a date or a truth value: they all stay texts."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[object]]] = {}


def read_yaml(path: Path, file: str, findings: list[Finding]) -> Mapping:
    """Read one file whose top level is a mapping. Problems are added to `findings`; what can be read is returned.

    `file` is the name shown in messages.
    """
    try:
        read, found = _tree_of(read_text(path), path.name, file)
    except EncodingProblem as error:
        read, found = Mapping((), Place(file)), (error.at(Place(file, error.line), path.name),)
    except OSError as error:
        read, found = Mapping((), Place(file)), (not_opened(error, Place(file), path.name),)
    findings += found
    return read


@lru_cache(maxsize=64)
def _tree_of(typed: str, name: str, file: str) -> tuple[Mapping, tuple[Finding, ...]]:
    """The tree of a text with what is wrong in it; the forms above all are read again and again."""
    empty, findings = Mapping((), Place(file)), list[Finding]()
    composed = _compose(typed, name, file, findings)
    if composed is None:
        return empty, tuple(findings)
    text, root = composed
    if _too_many(root):
        mend = "请只留报告里的数据；别的资料作为附件放进 docs"
        return empty, (*findings, Finding(Place(file), name, f"内容太多，超过 {_MAX_NODES} 项", mend))
    before = len(findings)
    node = _Converter(file, text, findings).convert(root)
    if isinstance(node, Mapping) and node.entries:
        return node, tuple(findings)
    if len(findings) == before:
        findings.append(Finding(node.place, name, "文件开头应是“名称: 值”", "冒号用半角并在后面空一格"))
    return empty, tuple(findings)


def _compose(typed: str, name: str, file: str, findings: list[Finding]) -> tuple[str, yaml.Node] | None:
    """The text without what is not seen, and the tree that the YAML library reads from it."""
    try:
        findings += hidden_characters(typed, file)
        text = without_unseen(typed)
        if unread := [*conflicts(text, file), *_wide_indents(text, file)]:
            findings += unread
            return None
        root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        findings += _diagnose(text, file, error)
    except RecursionError:
        findings.append(Finding(Place(file), name, "嵌套层次太多", "请对照样例检查括号和缩进"))
    else:
        if root is None:
            findings.append(Finding(Place(file), name, "文件是空的", "请照样例填写内容"))
            return None
        return text, root
    return None


def _too_many(root: yaml.Node) -> bool:
    """Whether a tree has more nodes than a file may have; a node that is referred to again counts once."""
    waiting, seen = [root], 0
    visited: set[int] = set()
    while waiting:
        node = waiting.pop()
        seen += 1
        if seen > _MAX_NODES:
            return True
        if isinstance(node, yaml.CollectionNode) and id(node) not in visited:
            visited.add(id(node))
            waiting += [each for item in node.value for each in (item if isinstance(item, tuple) else (item,))]
    return False


class _Converter:
    """Converts the YAML library's nodes of one file into Scalar, Mapping and Sequence; adds findings."""

    def __init__(self, file: str, text: str, findings: list[Finding]) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.findings = findings
        self.visited: set[int] = set()

    def convert(self, node: yaml.Node, depth: int = 0) -> Node:
        place = Place(self.file, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            self._read_escapes(node)
            self.findings += typos_of(node, self.lines, self.file)
            text = node.value.strip() if node.style else without_quotes(node.value.strip())
            return Scalar(text, bool(node.style), place)
        if depth > _MAX_DEPTH or id(node) in self.visited:
            # A node seen twice is an alias (*name): a few lines of them can stand for millions of values.
            self.findings.append(Finding(place, "YAML", "嵌套太深，或用了 & 和 * 引用", "请把内容直接写出来"))
            return Scalar("", False, place)
        self.visited.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return Mapping(tuple(self.entries(node, depth)), place)
        return Sequence(tuple(self.convert(item, depth + 1) for item in node.value), place)

    def entries(self, node: yaml.MappingNode, depth: int) -> Iterator[Entry]:
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            place = Place(self.file, key_node.start_mark.line + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                self.findings.append(Finding(place, "名称", "冒号前面不是文字", "请写成“名称: 值”"))
                continue
            self._read_escapes(key_node)
            self.findings += typos_of(key_node, self.lines, self.file)
            key = key_node.value.strip()
            if key in seen:
                problem = f"重复出现，第 {seen[key]} 行已有这一项"
                self.findings.append(Finding(place, key, problem, "请只留一行，核对数值后删去另一行"))
                continue
            seen[key] = place.line
            yield Entry(key, self.convert(value_node, depth + 1), place)

    def _read_escapes(self, node: yaml.ScalarNode) -> None:
        """Find and leave out what is written as an escape, by its number, and hidden in the value."""
        found = next(unseen(node.value), None)
        if found:
            self.findings.append(hidden(Place(self.file, node.start_mark.line + 1), [found.name]))
            node.value = without_unseen(node.value)


def _wide_indents(text: str, file: str) -> Iterator[Finding]:
    """Spaces that look like indentation and are none: a Chinese keyboard's, or those of a web page."""
    for number, line in enumerate(text.split("\n"), 1):
        if _WIDE_INDENT.match(line):
            yield Finding(Place(file, number), "缩进", "行首用了全角空格或不间断空格", "请改用半角空格，每层缩进两个")


_WIDE_INDENT = re.compile(r"^ *[\u3000\xa0]")
_NO_SPACE = re.compile(r"^\s*(?:- )?[^\s:#\"'{\[：][^:#\"'{\[：]*:[^\s/]")
_FULLWIDTH_COLON = re.compile(r"^\s*(?:- )?[^\s:#\"'{\[：][^:#\"'{\[：]*：")
_TAB = re.compile(r"^ *\t")


def _diagnose(text: str, file: str, error: yaml.YAMLError) -> list[Finding]:
    """Why a file is not YAML: a finding for each common typing error, or else the place where the parser stopped."""
    found: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        place = Place(file, number)
        if _TAB.match(line):
            found.append(Finding(place, "缩进", "行首用了制表符（Tab 键）", "请改用空格，每层缩进两个空格"))
        if _FULLWIDTH_COLON.match(line):
            label = line.split("：")[0].strip().removeprefix("- ")
            found.append(Finding(place, label, "用了全角冒号“：”", COLON))
        elif _NO_SPACE.match(line):
            label = line.split(":")[0].strip().removeprefix("- ")
            found.append(Finding(place, label, "冒号后面没有空格", COLON))
        elif slip := slip_in_row(line):
            found.append(Finding(place, line.split(":")[0].strip().removeprefix("- ") or "YAML", *slip))
    if found:
        return found
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line_number = mark.line + 1 if mark else 1
    problem = _PROBLEMS.get(str(getattr(error, "problem", "")), "这一行附近不符合 YAML 写法，读不下去")
    mend = "请对照上下几行检查缩进、冒号后的空格、引号和括号是否成对"
    return [Finding(Place(file, line_number), "YAML", problem, mend)]


_PROBLEMS = {
    "mapping values are not allowed here": "一行里出现了两个冒号，或上一行没有写完",
    "mapping values are not allowed in this context": "一行里出现了两个冒号，或上一行没有写完",
    "could not find expected ':'": "缺少半角冒号，或冒号后面没有空格",
    "found undefined alias": "值以 * 开头，读不出来；这样的值要加引号",
    "found unexpected end of stream": "引号没有成对",
}
