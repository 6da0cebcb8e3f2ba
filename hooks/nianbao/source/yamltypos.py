"""Typing errors in a single value of a YAML file: signs of a Chinese keyboard, and a # that cuts the value off."""

import re
from collections.abc import Iterator, Sequence

import yaml

from nianbao.finding import Finding, Place, Severity

COLON = "请改为半角冒号加一个空格“: ”"
_MEANT_AS_ENTRY = re.compile(r"^[^\d\s：:/][^\s：:/]*[：:][\d.]*$")
_IN_CHINESE_QUOTES = re.compile(r"[“”]([^“”]*)[“”]|[‘’]([^‘’]*)[‘’]|＂([^＂]*)＂")
_CUT = re.compile(r" +#(?=[^\s#])")
"""A comment has a space behind its sign; what has none was meant as a part of the value."""


def typos_of(node: yaml.ScalarNode, lines: Sequence[str], file: str) -> Iterator[Finding]:
    """Findings on typing errors in an unquoted key or value; `lines` are those of the file named `file`."""
    if node.style:
        return
    place = Place(file, node.start_mark.line + 1)
    yield from _wrong_colons(node.value, place)
    if _IN_CHINESE_QUOTES.fullmatch(node.value):
        mend = '请去掉引号，或改为半角引号 " "；要显示中文引号的，外面再加一对半角引号'
        yield Finding(place, node.value, "用了中文引号", mend)
    rest = lines[node.end_mark.line][node.end_mark.column :] if node.end_mark.line < len(lines) else ""
    if node.value and _CUT.match(rest):
        problem = f"“#”前面有空格，从这里起不算内容，读到的只有“{node.value}”"
        mend = "是内容的，请把整个值用半角引号括起来；是说明的，请在 # 后面空一格"
        yield Finding(Place(file, node.end_mark.line + 1), rest.strip(), problem, mend, severity=Severity.WARNING)


_EMPTY_CELL = re.compile(r":\s*\[(?:\s*,|[^\[\]{}\"']*,\s*,)")
_NOTE_CELL = re.compile(r":\s*\[[^\[\]{}\"']*?([0-9]+\s*\[[^\[\]]*\])")
_SIGN_ALONE = re.compile(r":\s*(?:([-*&!%@`|>])\s*$|\[(?:[^\[\]]*,)?\s*([*&!%@`|>])\s*[,\]])")


def slip_in_row(line: str) -> tuple[str, str] | None:
    """Problem and remedy of a line with values that YAML cannot read: an empty cell, the sign of a note, a dash."""
    if line.lstrip().startswith("#"):
        return None
    if _EMPTY_CELL.search(line):
        return "方括号里有一格空着", f"逗号之间要写数：{_WHERE_NOTHING}"
    if match := _NOTE_CELL.search(line):
        number = re.match(r"[0-9]+", match[1])
        return f"“{match[1]}”带了注号", f"请改为 {number[0] if number else ''}；要注明的写进正文"
    if match := _SIGN_ALONE.search(line):
        return f"“{match[1] or match[2]}”不是数", f"请写明是哪一种：{_WHERE_NOTHING}"
    if match := re.search(r":\s*(-\s+(\S+))\s*$", line):
        return f"“{match[1]}”前面多了短横线", f"请只写 {match[2]}，一行有几个数的写在方括号里；负数写成 -{match[2]}"
    return None


_WHERE_NOTHING = "没有发生填 0，不适用填“不适用”，原表空着的写 空"


def without_quotes(text: str) -> str:
    """The value inside Chinese quotation marks, so that they cause no second finding; any other value unchanged."""
    found = _IN_CHINESE_QUOTES.fullmatch(text)
    return next(filter(None, found.groups()), "").strip() if found else text


def _wrong_colons(value: str, place: Place) -> Iterator[Finding]:
    """A finding for each `name：value` in a text of such entries: their colons are full-width or have no space."""
    pieces = value.split()
    if all(map(_MEANT_AS_ENTRY.match, pieces)):
        for offset, piece in enumerate(pieces):
            name = re.split("[：:]", piece)[0]
            there = Place(place.file, place.line + (offset if len(pieces) > 1 else 0))
            yield Finding(there, name, "冒号用了全角“：”，或后面没有空格", COLON)
