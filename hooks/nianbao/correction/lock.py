"""Locks: what a year was when it was published, `data/<year>/frozen.yml`.

A lock holds a seal of each file of the report, a seal of what the form printed, and the figures. Beside them stand the
seals of files that are no part of the report. What the public has read may be put right, but not silently.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nianbao.correction.held import figures_of
from nianbao.correction.seal import apart_of, seals_of
from nianbao.finding import PENDING, Finding, Severity
from nianbao.form.model import Form
from nianbao.form.none import NO_FORM
from nianbao.form.printed import printed_seal
from nianbao.report.model import Report
from nianbao.report.value import Absent
from nianbao.source.fields import Fields
from nianbao.source.filenames import FROZEN_FILE
from nianbao.source.yamltree import Scalar, read_yaml

FROZEN = "frozen"
"""The rule that a locked year changes only with a correction."""
CORRECTION = "correction"
"""The rule that a correction says truly what was and what is."""
OWN_RULES = (FROZEN, CORRECTION)
"""What the command that writes a correction is there for: all other errors have to be put right before."""

_HEAD = """# 已发布的年度在这里锁定。由 nianbao freeze 写出，请不要手改。
# forms 是发布时用的表式和版次，files 是报告的各个文件，figures 是发布的各个数，apart 是不属于报告的文件。
"""
_FIRST = 1
"""The edition of a form that locks made before editions mean."""
_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff/@._%（）-]*")

_WORDS = ("null", "true", "false", "yes", "no", "on", "off", Absent.BLANK.value)
"""What YAML, or the reader of the data files, takes for something else than a text."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A year as it was published, in seals and figures."""

    files: Mapping[str, str]
    """The seal of each file of the report, by its path."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """The seal of what each form printed, by the form's name with its edition (`2014@1`); empty in an old lock."""
    figures: Mapping[str, str] | None = None
    """The printed value of each figure, by its key (`held.key_of`); None in an old lock, which holds none."""
    apart: Mapping[str, str] = field(default_factory=dict)
    """The seals of files that are no part of the report: they open nothing."""

    @property
    def old(self) -> bool:
        """Whether it was made before locks held forms and figures."""
        return self.figures is None or not self.forms


def make_lock(root: Path, year: int, report: Report, files: Mapping[str, str] | None = None) -> Lock:
    """The lock of a year as it is now; `files` are the seals of its files, where they are known already."""
    forms = {report.form.name: printed_seal(report.form)}
    files = seals_of(root, year) if files is None else files
    return Lock(files, forms=forms, figures=figures_of(report), apart=apart_of(root, year))


def renewed(lock: Lock, root: Path, year: int, report: Report) -> Lock:
    """The lock with what it lacks because it was made before, and with all files that are no part of the report.

    What it holds already stays. It has to be made sure first that the year is as it was locked and corrected.
    """
    now = make_lock(root, year, report)
    figures = now.figures if lock.figures is None else lock.figures
    return Lock(lock.files, forms=lock.forms or now.forms, figures=figures, apart=now.apart)


def keeps(before: Lock, after: Lock | None, report: Report | None) -> bool:
    """Whether a lock holds all that the one before held; `report` is the one that was locked by it.

    A renewed lock does, where the figures that it adds are those of that report.
    """
    if after is None or after.files != before.files:
        return False
    if before.forms and after.forms != before.forms:
        return False
    if before.figures is not None:
        return after.figures == before.figures
    return after.figures is None or (report is not None and after.figures == figures_of(report))


def forms_as_locked(forms: dict[str, Form], lock: Lock | None) -> tuple[dict[str, Form], list[str]]:
    """The forms in the editions that a year was published with; and the names of editions that are not there.

    An old lock means the first edition; what is not locked has the newest.
    """
    if lock is None:
        return forms, []
    if not lock.forms:
        first = {id: form.edition_named(f"{id}@{_FIRST}") or form for id, form in forms.items()}
        return first, []
    found = {name: _edition(forms, name) for name in lock.forms if not name.startswith(f"{NO_FORM}@")}
    kept = {form.id: form for form in found.values() if form}
    return {id: kept.get(id, form) for id, form in forms.items()}, [name for name, form in found.items() if not form]


def _edition(forms: Mapping[str, Form], name: str) -> Form | None:
    form = forms.get(name.rpartition("@")[0])
    return form.edition_named(name) if form else None


def frozen_file(lock: Lock) -> str:
    """The text of `data/<year>/frozen.yml`: a comment as head, then each kind of what the lock holds."""
    blocks = {"forms": lock.forms, "files": lock.files, "figures": lock.figures, "apart": lock.apart or None}
    return _HEAD + "".join(_block(name, held) for name, held in blocks.items() if held is not None)


def _block(name: str, held: Mapping[str, str]) -> str:
    if not held:  # a report without a table has no figures: that is not the same as not to know them
        return "" if name == "forms" else f"{name}: {{}}\n"
    return f"{name}:\n" + "".join(f"  {quoted_text(key)}: {quoted_text(value)}\n" for key, value in held.items())


def quoted_text(text: str) -> str:
    """A text as a key or value in YAML, in quotes where it needs them."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)


def read_frozen(path: Path, file: str, findings: list[Finding]) -> Lock | None:
    """The lock of a year; None where it is not locked. Problems are added to `findings`."""
    if not path.exists():
        return None
    fields = Fields(read_yaml(path, file, findings), findings)
    files = _pairs(fields.fields("files", required=True))
    forms, apart = _pairs(fields.fields("forms")), _pairs(fields.fields("apart"))
    figures = _pairs(fields.fields("figures")) if fields.mapping.get("figures") is not None else None
    fields.close()
    return Lock(files, forms=forms, figures=figures, apart=apart)


def lock_of(root: Path, year: int, findings: list[Finding]) -> Lock | None:
    """The lock of a year of the project in `root`, see `read_frozen`."""
    file = f"data/{year}/{FROZEN_FILE}"
    return read_frozen(root / file, file, findings)


def _pairs(fields: Fields) -> dict[str, str]:
    return {entry.key: entry.value.text for entry in fields.entries() if isinstance(entry.value, Scalar)}


def wrong_beside_locks(findings: Iterable[Finding]) -> list[Finding]:
    """The errors that no correction puts right: those of locks and corrections left out, and what is 待填."""
    left_out = (*OWN_RULES, PENDING)
    return [found for found in findings if found.severity is Severity.ERROR and found.rule not in left_out]


def unfinished(findings: Iterable[Finding], year: int) -> list[Finding]:
    """The findings that keep a year from being locked: errors, but of locks, and what is still 待填 in its files."""
    found = list(findings)
    waiting = [each for each in found if each.rule == PENDING and f"/{year}/" in each.place.file]
    return [*wrong_beside_locks(found), *waiting]
