"""Frozen years: a published report is locked by seals, and each change of it needs a correction that says what and why.

What the public has read may be put right, but not silently.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from nianbao.address.pages import STATISTICS_PAGE
from nianbao.correction.entries import Correction
from nianbao.finding import PENDING, Finding, Place, Severity
from nianbao.source.fields import Fields
from nianbao.source.filenames import CORRECTIONS_FILE, FROZEN_FILE
from nianbao.source.yamltree import Scalar, read_yaml

_HEAD = "# 已发布的年度在这里锁定，每个文件一个校验码。由 nianbao freeze 写出，请不要手改。\n"


def frozen_file(seals: Mapping[str, str]) -> str:
    """The text of `data/<year>/frozen.yml`: a comment as head, then path and seal of each file."""
    return f"{_HEAD}files:\n" + "".join(f"  {file}: {seal}\n" for file, seal in seals.items())


def read_frozen(path: Path, file: str, findings: list[Finding]) -> dict[str, str] | None:
    """The seals that the year was locked with; None where it is not locked. Problems are added to `findings`."""
    if not path.exists():
        return None
    fields = Fields(read_yaml(path, file, findings), findings)
    entries = fields.fields("files", required=True).entries()
    seals = {entry.key: entry.value.text for entry in entries if isinstance(entry.value, Scalar)}
    fields.close()
    return seals


def unfinished(findings: Iterable[Finding], year: int) -> list[Finding]:
    """The findings that keep a year from being locked: errors in its files, and what is still 待填."""
    own = (finding for finding in findings if f"/{year}/" in finding.place.file)
    return [finding for finding in own if finding.severity is Severity.ERROR or finding.rule == PENDING]


def changed_files(
    frozen: Mapping[str, str], corrections: Sequence[Correction], present: Mapping[str, str]
) -> dict[str, str]:
    """The files whose present seal differs from that of the lock or of the last correction, with the present seal.

    A file that only a correction names is left out: its name is wrong, and is reported elsewhere.
    """
    settled: dict[str, str] = dict(frozen)
    for correction in corrections:
        settled.update((file, seal) for file, seal in correction.seals if file in frozen or file in present)
    files = sorted({*settled, *present})
    now = {file: present.get(file, _GONE) for file in files}
    return {file: seal for file, seal in now.items() if settled.get(file, _GONE) != seal}


_GONE = "0" * 16
"""The seal of a file that does not exist."""


def check_frozen(
    year: int, frozen: Mapping[str, str] | None, corrections: Sequence[Correction], present: Mapping[str, str]
) -> Iterator[Finding]:
    """What changed without a correction, and how it is written; where a correction has an old seal, its new one."""
    changed = changed_files(frozen, corrections, present) if frozen is not None else {}
    for file, entry in _last_entries(corrections).items():
        if file in changed:
            yield _stale(year, entry, file, changed.pop(file))
        elif file not in present and file not in (frozen or {}) and dict(entry.seals)[file] != _GONE:
            yield _no_such_file(year, entry, file)
    if changed:
        first = next(iter(changed))
        names = "、".join(changed)
        yield Finding(
            Place(first),
            f"{year} 年度",
            f"已经发布并锁定，又改动了 {names}，没有更正记录",
            f"不该改的请改回；要更正的，请在 data/{year}/{CORRECTIONS_FILE} 的 corrections 下面加一条"
            f"“{_example(changed)}”，或运行 nianbao correct {year} 写出样子，再逐项填好",
            rule="frozen",
        )


def _no_such_file(year: int, correction: Correction, file: str) -> Finding:
    mend = f"请从项目的根写起，例如 data/{year}/statistics.yml、docs/{year}/work.md"
    return Finding(correction.place_of(f"files/{file}"), file, "更正记录的 files 里没有这样的文件", mend, rule="frozen")


def _last_entries(corrections: Sequence[Correction]) -> dict[str, Correction]:
    """The last correction of each file, by the file's path."""
    return {file: correction for correction in corrections for file, _ in correction.seals}


def _stale(year: int, correction: Correction, file: str, seal: str) -> Finding:
    problem = f"更正记录（第 {correction.place.line} 行）以后，{file} 又改动了，校验码不符"
    mend = f"还是同一处更正的，请把这里的校验码改为 {seal}；另有更正的，请运行 nianbao correct {year} 再写一条"
    return Finding(correction.place_of(f"files/{file}"), f"{year} 年度", problem, mend, rule="frozen")


def _example(changed: Mapping[str, str]) -> str:
    files = ", ".join(f"{file}: {seal}" for file, seal in changed.items())
    words = {"what": "更正什么", "before": "原来", "after": "现在", "why": "理由"}
    quoted = ", ".join(f'{key}: "{value}"' for key, value in words.items())  # else a comma in them would end the value
    return f"- {{date: 更正日期, page: 哪一章, {quoted}, files: {{{files}}}}}"


def correction_entries(changed: Mapping[str, str]) -> str:
    """Entries of `corrections.yml` to fill in: one for the data, and one for each chapter whose text changed."""
    pages: dict[str, dict[str, str]] = {}
    for file, seal in changed.items():
        pages.setdefault(_page_of(file), {})[file] = seal
    return "".join(_entry(page, files) for page, files in pages.items())


def _page_of(file: str) -> str:
    """Slug of the chapter that shows a file's content; empty where the editor has to name it."""
    folder, _, name = file.split("/", 2)
    return name.removesuffix(".md") if folder == "docs" else STATISTICS_PAGE if name == "statistics.yml" else ""


def _entry(page: str, files: Mapping[str, str]) -> str:
    known = {"page": page}
    date, *blanks = (_blank(key, known.get(key, ""), help) for key, help in _BLANKS.items())
    lines = [f"  - {date}", *(f"    {line}" for line in blanks)]
    return "\n".join([*lines, "    files:", *(f"      {file}: {seal}" for file, seal in files.items())]) + "\n"


def _blank(key: str, value: str, help: str) -> str:
    return f"{f'{key}: {value}':<26}# {help}"


_BLANKS = {
    "date": "更正日期，例如 2026-11-26",
    "page": "在哪一章，写正文文件名，不带 .md",
    "what": "更正什么，例如一项指标的名称",
    "before": "原来怎么写",
    "after": "现在怎么写",
    "why": "为什么更正",
    "target": "可以不填；写上指标名称，就能从更正跳到表里那一行",
}


def check_locked(year: int) -> Iterator[Finding]:
    """A warning for a year that is deployed and not locked: later changes of it would not be noticed."""
    place = Place(f"data/{year}/{FROZEN_FILE}")
    problem, mend = "没有锁定，以后的改动不会被发现", f"请在发布前运行 nianbao freeze {year}，把写出的文件一起提交"
    yield Finding(place, f"{year} 年度", problem, mend, severity=Severity.WARNING, rule="frozen")
