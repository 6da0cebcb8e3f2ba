"""Reading text files as office programs write them: with a byte-order mark, with CRLF, or in the wrong encoding."""

import codecs
import re
from collections.abc import Sequence
from pathlib import Path

from nianbao.finding import Finding, Place, Problem
from nianbao.work.failure import reason

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class EncodingProblem(Problem):
    """The file is not UTF-8; `line` is the first line (from 1) that cannot be read."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem, "请用记事本或 VS Code 打开，选“另存为”，编码选 UTF-8，再保存")
        self.line = line


def read_text(path: Path) -> str:
    """The file's text with Unix line ends and without a byte-order mark.

    Raises EncodingProblem when it is not UTF-8, and OSError when it cannot be read.
    """
    return decoded(path.read_bytes())


def decoded(raw: bytes) -> str:
    """The text of a file with this content, as `read_text` gives it. Raises EncodingProblem when it is not UTF-8."""
    if raw.startswith(_UTF16):
        raise EncodingProblem("文件是 UTF-16 编码，不是 UTF-8", 1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EncodingProblem(_guess(raw), raw.count(b"\n", 0, error.start) + 1) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def rewritten(raw: bytes, lines: Sequence[tuple[int, str]]) -> bytes:
    """The content of a file with other lines: each with its number there, from 0, or -1 where it is new.

    A byte-order mark and the ends of lines stay; a new line ends as the one before it.
    """
    text = raw.decode("utf-8-sig")
    ends = re.findall("\r\n|\r|\n", text)
    end, made = ends[0] if ends else "\n", list[str]()
    for number, (at, line) in enumerate(lines, 1):
        end = ends[at] if 0 <= at < len(ends) else end
        made += [line, end if number < len(lines) else ""]
    return (codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b"") + "".join(made).encode()


def not_opened(error: OSError, place: Place, name: str) -> Finding:
    """The finding on a file that is not there, or that the system does not let read."""
    if isinstance(error, FileNotFoundError | IsADirectoryError):
        return Finding(place, name, "没有这个文件，或打不开", "请补上这个文件")
    problem, _, mend = reason(error).removesuffix("）").partition("（")
    return Finding(place, name, f"打不开：{problem}", mend)


def _guess(raw: bytes) -> str:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "文件不是 UTF-8 编码的文本"
    return "文件是 GBK（ANSI）编码，不是 UTF-8"
