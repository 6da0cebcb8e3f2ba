"""What is meant to be public although it looks like personal data: `data/public.yml`, with a reason for each entry."""

import re
from dataclasses import dataclass
from pathlib import Path

from nianbao.attached.issue import Issue
from nianbao.finding import Finding, Place
from nianbao.labels import compact
from nianbao.source.fields import Fields, read_fields
from nianbao.source.projectkeys import PUBLIC

PUBLIC_FILE = "data/public.yml"


@dataclass(frozen=True, slots=True)
class Exempt:
    """Something in a file that may be read by everybody."""

    file: str
    """Path from the project's root."""
    value: str
    """A number, a name, the name of a sheet, or the word for comments or changes."""
    place: Place

    def covers(self, file: str, issue: Issue) -> bool:
        """Whether it is about this issue of a file. Gaps, and the country's code, make no difference."""
        return bool(issue.value) and self.file == file and _plain(self.value) == _plain(issue.value)


def read_exempt(root: Path, findings: list[Finding]) -> tuple[Exempt, ...]:
    """The entries of the project's file; none where there is no such file. Problems are added to `findings`."""
    fields = read_fields(root / PUBLIC_FILE, PUBLIC_FILE, findings, PUBLIC)
    if fields is None:
        return ()
    entries = tuple(_read(item) for item in fields.mappings("public"))
    fields.close()
    return entries


def stale(item: Exempt) -> Finding:
    """The finding for an entry that is about nothing in its file any more: it would hide the next one."""
    problem = f"{item.file} 里没有这一项" if item.file else "没有写是哪个文件"
    return Finding(item.place, "public", problem, "请照检查结果改正 file 和 value，或删去这一条", rule="personal")


def _read(fields: Fields) -> Exempt:
    file, value, _ = fields.text("file"), fields.text("value"), fields.text("why")
    fields.close()
    return Exempt(file, value, fields.place)


def _plain(value: str) -> str:
    plain = compact(value).casefold()
    digits = re.sub(r"[-‐‑–—−()+·]", "", plain)
    return digits.removeprefix("86") if re.fullmatch(r"(?:86)?1[0-9]{10}", digits) else digits
