"""Checking a locked year: what changed in it without a correction, and how the correction is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from nianbao.correction.entries import Correction
from nianbao.correction.entry import example
from nianbao.correction.held import Difference
from nianbao.correction.lock import FROZEN, Lock
from nianbao.finding import Finding, Place, Severity
from nianbao.form.model import Form
from nianbao.form.printed import printed_seal
from nianbao.source.filenames import CORRECTIONS_FILE, FROZEN_FILE

_GONE = "0" * 16
"""The seal of a file that does not exist."""
_MOST = 10
"""Changed figures that one message names; all are in the entry that it gives."""


def last_seals(
    locked: Mapping[str, str], corrections: Sequence[Correction], present: Mapping[str, str]
) -> dict[str, str]:
    """The seal that each file has by the lock or, where there is one, by its last correction."""
    known = dict(locked)
    for correction in corrections:
        known.update((file, seal) for file, seal in correction.seals if file in locked or file in present)
    return known


def changed_files(
    locked: Mapping[str, str], corrections: Sequence[Correction], present: Mapping[str, str]
) -> dict[str, str]:
    """The files whose present seal differs from that of the lock or of the last correction, with the present seal.

    A file that only a correction names is left out: its name is wrong, and is reported elsewhere.
    """
    known = last_seals(locked, corrections, present)
    files = sorted({*known, *present})
    now = {file: present.get(file, _GONE) for file in files}
    return {file: seal for file, seal in now.items() if known.get(file, _GONE) != seal}


def check_files(
    year: int,
    lock: Lock | None,
    corrections: Sequence[Correction],
    present: Mapping[str, str],
    changes: Sequence[Difference],
) -> Iterator[Finding]:
    """What changed without a correction, and how it is written; where a correction has an old seal, its new one.

    `changes` are the changed figures that no correction lists.
    """
    locked = lock.files if lock else {}
    changed = changed_files(locked, corrections, present) if lock else {}
    for file, entry in _last_entries(corrections).items():
        if file in changed:
            yield _stale(year, entry, file, changed.pop(file))
        elif file not in present and file not in locked and dict(entry.seals)[file] != _GONE:
            yield _no_such_file(year, entry, file)
    if changed:
        yield _silent(year, changed, changes)
    else:
        yield from (untold(year, item) for item in changes)


def _silent(year: int, changed: Mapping[str, str], changes: Sequence[Difference]) -> Finding:
    names = "、".join(changed)
    figures = "；".join(f"{item.target} {' → '.join(item.said)}" for item in changes[:_MOST])
    more = f"；还有 {len(changes) - _MOST} 处" if len(changes) > _MOST else ""
    return Finding(
        Place(next(iter(changed))),
        f"{year} 年度",
        f"已经发布并锁定，又改动了 {names}，没有更正记录" + (f"；改了的数：{figures}{more}" if changes else ""),
        f"不该改的请改回；要更正的，请在 data/{year}/{CORRECTIONS_FILE} 的 corrections 下面加一条"
        f"“{example(changed, changes)}”，或运行 nianbao correct {year} 写出来，只要写原因",
        rule=FROZEN,
    )


def untold(year: int, item: Difference) -> Finding:
    """An error for a figure that changed and that no correction lists."""
    before, after = item.said
    file = f"data/{year}/{CORRECTIONS_FILE}"
    place = item.figure.place if item.figure else Place(file)
    mend = (
        f"不该改的请改回；要更正的，请运行 nianbao correct {year}，或在 {file} 里加一条更正，写上"
        f"“{example({}, [item])}”"
    )
    problem = f"公布的是“{before}”，现在是“{after}”，没有一条更正照实列出"
    return Finding(place, item.target, problem, mend, rule=FROZEN, expected=before, found=after)


def _no_such_file(year: int, correction: Correction, file: str) -> Finding:
    mend = f"请从项目的根写起，例如 data/{year}/statistics.yml、docs/{year}/work.md"
    return Finding(correction.place_of(f"files/{file}"), file, "更正记录的 files 里没有这样的文件", mend, rule=FROZEN)


def _last_entries(corrections: Sequence[Correction]) -> dict[str, Correction]:
    """The last correction of each file, by the file's path."""
    return {file: correction for correction in corrections for file, _ in correction.seals}


def _stale(year: int, correction: Correction, file: str, seal: str) -> Finding:
    problem = f"更正记录（第 {correction.place.line} 行）以后，{file} 又改动了，校验码不符"
    mend = f"还是同一处更正的，请把这里的校验码改为 {seal}；另有更正的，请运行 nianbao correct {year} 再写一条"
    return Finding(correction.place_of(f"files/{file}"), f"{year} 年度", problem, mend, rule=FROZEN)


def check_form(year: int, lock: Lock, form: Form | None, missing: Iterable[str]) -> Iterator[Finding]:
    """Findings where the form does not print what it printed; `missing` are editions that are not there any more."""
    place = Place(f"data/{year}/{FROZEN_FILE}")
    for name in missing:
        problem = f"{year} 年度是照表式 {name} 发布的，现在没有这一版"
        mend = f"请把这一版放回 data/forms（例如 data/forms/{name}.yml）；发布程序自带的，请装新的发布程序"
        yield Finding(place, name, problem, mend, rule=FROZEN)
    if form and lock.forms.get(form.name, "") not in ("", printed_seal(form)):
        problem = f"表式印的字、单位、次序或说明改了，{year} 年度是照原来的发布的"
        mend = (
            f"请把原来的表式放回 data/forms，改了的另存一个文件，写上 edition: {form.edition + 1}；"
            "已发布的年度仍照原来的一版，不用写更正"
        )
        yield Finding(place, form.name, problem, mend, rule=FROZEN)


def check_apart(year: int, lock: Lock, present: Mapping[str, str]) -> Iterator[Finding]:
    """A warning for each file beside the report that is not as it was when the year was locked; new ones are none."""
    for file, seal in lock.apart.items():
        if present.get(file, _GONE) != seal:
            what = "改动了" if file in present else "没有了"
            mend = f"不该改的请改回；它不属于报告，不用写更正，改好以后请运行 nianbao freeze --renew {year}"
            yield Finding(Place(file), file, f"{year} 年度锁定以后{what}", mend, severity=Severity.WARNING, rule=FROZEN)


def check_age(year: int, lock: Lock) -> Iterator[Finding]:
    """A warning for a lock that holds no figures, because it was made before locks held them."""
    if lock.old:
        problem = "锁定文件是以前的写法，没有记下发布的各个数，改了哪个数查不出来"
        mend = f"请趁报告没有改动，运行 nianbao freeze --renew {year}，把补好的文件一起提交"
        place = Place(f"data/{year}/{FROZEN_FILE}")
        yield Finding(place, f"{year} 年度", problem, mend, severity=Severity.WARNING, rule=FROZEN)


def check_locked(year: int) -> Iterator[Finding]:
    """A warning for a year that is deployed and not locked: later changes of it would not be noticed."""
    place = Place(f"data/{year}/{FROZEN_FILE}")
    problem, mend = "没有锁定，以后的改动不会被发现", f"请在发布前运行 nianbao freeze {year}，把写出的文件一起提交"
    yield Finding(place, f"{year} 年度", problem, mend, severity=Severity.WARNING, rule=FROZEN)
