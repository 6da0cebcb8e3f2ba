"""What a draft leaves out: what the check refuses as unsafe or private, line by line, or a file as a whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from nianbao.address.link import read_link
from nianbao.check.exceptions import PUBLIC_FILE
from nianbao.check.exposed import PERSONAL
from nianbao.finding import Finding, Severity

MARKUP = "markup"
"""The rule of HTML that may not be in a text."""
_TEXTS = (".md", ".yml", ".yaml")
_WHY = {PERSONAL: "含个人信息", MARKUP: "含不能用的网页代码"}
"""Why a line is left out, by the rule of its finding."""
_WHOLE = "没有通过检查"
"""Why a file is."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Lines that are left out of a draft, by file, each with the reason; and files that are left out as a whole."""

    lines: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    """From the project's root; one that only a link names may lie outside: `docs/../../secret.png`."""

    def __bool__(self) -> bool:
        return bool(self.lines or self.files)

    def and_more(self, more: "Withheld", *, whole: bool) -> "Withheld":
        """Return both; `more` was found in what this leaves. Its texts go line by line, or each as a `whole`."""
        lines = {file: {**self.lines.get(file, {}), **found} for file, found in more.lines.items()}
        files = self.files | more.files | (more.lines.keys() if whole else set())
        return Withheld({**self.lines, **lines}, frozenset(files))


def notice(why: str) -> str:
    """What stands in the place of what is left out."""
    return f"〔此处内容因{why}，未显示〕"


WHOLE = notice(_WHOLE)
"""What stands in the place of a file, and of a link to it."""


def withheld(findings: Iterable[Finding]) -> Withheld:
    """What these findings have left out of a draft."""
    lines: dict[str, dict[int, str]] = {}
    files = set()
    for finding in findings:
        file = finding.place.file
        if file == PUBLIC_FILE:
            continue  # it is published nowhere
        if file.startswith(("docs/", "data/")) and _is_text(file):
            if finding.rule in _WHY:
                lines.setdefault(file, {})[finding.place.line] = _WHY[finding.rule]
            elif outside := _outside(finding):
                files.add(outside)
        elif file.startswith(("docs/", "overrides/")) and _is_refused(finding):
            files.add(file)
    return Withheld(lines, frozenset(files))


def _outside(finding: Finding) -> str:
    """The file above `docs` that a refused link or picture names, in the form of `Withheld.files`; empty for others."""
    file = finding.place.file
    if finding.severity is not Severity.ERROR or not file.endswith(".md"):
        return ""
    try:
        link = read_link(finding.label, file.removeprefix("docs/"))
    except ValueError:
        return ""
    return f"docs/{link.target}" if link and link.target.split("/")[0] == ".." else ""


def _is_text(file: str) -> bool:
    return PurePosixPath(file).suffix in _TEXTS


def _is_refused(finding: Finding) -> bool:
    """Whether a file beside the texts may not be published as it is; of personal data, a doubt is enough."""
    return finding.severity is Severity.ERROR or finding.rule == PERSONAL
