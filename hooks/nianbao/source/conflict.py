"""Marks of a merge conflict: lines that git, or the web editor of GitHub, puts around two versions of a passage.

`<<<<<<<`, `=======` and `>>>>>>>` at the beginning of a line (and `|||||||`, as git's style `diff3` has it).
"""

import re
from collections.abc import Iterator

from nianbao.finding import Finding, Place

CONFLICT = "conflict"
"""The rule that no conflict is left in a file."""
_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
_PROBLEM = "有两个人同时改了这里，合并的冲突还没有处理完"
_MEND = "请留下要的内容，删去不要的，再删去 <<<<<<<、=======、>>>>>>> 这几行"
_TITLE = re.compile(r"\{#[^}\n]*\}[ \t]*\n$")
"""The end of a heading: seven equal signs below it are its underline."""


def conflicts(text: str, file: str) -> Iterator[Finding]:
    """A finding for each conflict, at its first mark; one for each mark that is left of another."""
    opened = 0
    line, counted = 1, 0
    for mark in _marks(text):
        line += text.count("\n", counted, mark.start())
        counted = mark.start()
        if mark[0].startswith("<"):
            opened = line
        if mark[0].startswith("<") or not opened:
            yield Finding(Place(file, line), mark[0][:7], _PROBLEM, _MEND, rule=CONFLICT)
        if mark[0].startswith(">"):
            opened = 0


def without_conflicts(text: str) -> str:
    """The text with empty lines in the place of the marks; both versions stay."""
    return _MARK.sub(lambda mark: mark[0] if _underlines(mark) else "", text)


def _marks(text: str) -> Iterator[re.Match[str]]:
    return (mark for mark in _MARK.finditer(text) if not _underlines(mark))


def _underlines(mark: re.Match[str]) -> bool:
    before = mark.string[max(mark.start() - 200, 0) : mark.start()]
    return mark[0].startswith("=") and _TITLE.search(before) is not None
