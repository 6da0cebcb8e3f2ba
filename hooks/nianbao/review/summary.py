"""What a reviewer reads of a proposed change, without opening a file: figures, problems, locks, and what was built."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nianbao.address.published import LIST, built_addresses, listed_addresses, unlisted
from nianbao.characters import printable_line
from nianbao.correction.lock import keeps, lock_of
from nianbao.finding import PENDING, Finding, Severity, by_gravity, errors
from nianbao.project.project import Project
from nianbao.review.diff import YearDiff
from nianbao.review.diffprint import as_markdown
from nianbao.review.markdown import escaped
from nianbao.review.uploads import FOLDER, Upload
from nianbao.source.filenames import FROZEN_FILE

_MOST = 50
"""Reasons of a build that are listed."""
_ROOM = 250_000
"""Bytes for each list of findings: GitHub takes no summary of more than 1 MiB, and shows none of it then."""
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """Facts about a built site: number of pages, bytes, downloads, and addresses that are not listed yet."""

    pages: int
    size: int
    """Bytes of all files."""
    downloads: tuple[tuple[str, int], ...]
    """Address and bytes of each file below a year's `data`, in order."""
    unlisted: int
    """How many of its addresses are not in the list of published ones."""


@dataclass(frozen=True, slots=True)
class Locks:
    """Which years are not locked as they were, or not at all."""

    opened: tuple[int, ...]
    """Years whose lock was changed or taken away."""
    missing: tuple[int, ...]
    """Years without a lock."""


def read_site(root: Path) -> SiteFacts | None:
    """The facts of a project's built site; None where there is none."""
    site = root / "site"
    if not site.is_dir():
        return None
    files = [path for path in site.rglob("*") if path.is_file()]
    addresses = sorted(built_addresses(site))
    downloads = tuple((name, (site / name).stat().st_size) for name in addresses if not name.endswith("/"))
    pages = sum(name.endswith("/") for name in addresses)
    new = unlisted(listed_addresses(root), set(addresses))
    return SiteFacts(pages, sum(path.stat().st_size for path in files), downloads, len(new))


def summary(
    years: Sequence[YearDiff],
    findings: Sequence[Finding],
    locks: Locks,
    site: SiteFacts | None,
    reasons: Sequence[str] = (),
    ready: Sequence[Upload] = (),
) -> str:
    """What is wrong, what is still to be done, what changed, what was built; in Markdown.

    `reasons` are why the last build made no site; what is `ready` to be uploaded lies in the preview.
    """
    blocks = ["# 这次改动", *_opened(locks.opened), "## 检查结果", *_problems(findings), *_stopped(reasons)]
    blocks += [*_to_do(findings, locks, site, ready), "## 改了哪些数", as_markdown(years), "## 生成的网站"]
    failed = bool(reasons or errors(findings))
    return "\n\n".join([*blocks, *_site(site, failed=failed), *_notes(findings)]) + "\n"


def to_look_at(address: str, findings: Iterable[Finding], reasons: Sequence[str] = ()) -> Iterator[str]:
    """A line that leads to the site, or the draft, at an address of the web, which GitHub gives; none without one."""
    if not re.fullmatch(r"https://[\w./?&=#%~-]+", address):
        return
    how = "下载、解压以后，双击“打开网站.html”就能看"
    if reasons or any(finding.severity is Severity.ERROR or finding.rule == PENDING for finding in findings):
        yield f"**[草稿](<{address}>)**：{how}；问题都列在页上，标在各处。还不能发布。\n"
    else:
        yield f"**[网站](<{address}>)**：{how}。\n"


def read_locks(before: Path, after: Path, earlier: Project | None = None) -> Locks:
    """How the locks of `after` differ from those of `before`; `earlier` is what was read there.

    A lock that was renewed, and holds what the earlier version shows, is not opened.
    """
    reports = {year.year: year.report for year in earlier.years} if earlier else {}
    opened = []
    for path in sorted(before.glob(f"data/*/{FROZEN_FILE}")):
        year, now = int(path.parent.name), after / path.relative_to(before)
        if now.exists() and now.read_bytes() == path.read_bytes():
            continue
        was = lock_of(before, year, [])
        if was is None or not keeps(was, lock_of(after, year, []), reports.get(year)):
            opened.append(year)
    all_years = sorted(after.glob("data/*/report.yml"))
    missing = tuple(int(path.parent.name) for path in all_years if not path.with_name(FROZEN_FILE).exists())
    return Locks(tuple(opened), missing)


def _opened(years: Sequence[int]) -> Iterator[str]:
    for year in years:
        yield f"**注意：{year} 年度已经发布，它的锁定文件（data/{year}/{FROZEN_FILE}）被改动或删去。请负责人确认。**"


def _problems(findings: Iterable[Finding]) -> Iterator[str]:
    ordered = by_gravity(findings)
    grave = [finding for finding in ordered if finding.severity is not Severity.INFO]
    shown = _fitting(map(_row, grave))
    counts = {severity: sum(finding.severity is severity for finding in ordered) for severity in Severity}
    errors, warnings, infos = (counts[severity] for severity in Severity)
    yield f"错误 {errors} 处，警告 {warnings} 处，提示 {infos} 处。" + ("有错误，网站不能发布。" if errors else "")
    if grave:
        yield "\n".join(["| | 在哪里 | 是什么、怎么改 |", "|---|---|---|", *shown])
    if len(grave) > len(shown):
        yield f"另有 {len(grave) - len(shown)} 处没有列出，请运行 nianbao check。"
    if lines := _fitting("\n".join(_ways(finding)) for finding in grave if finding.ways):
        yield "各处可以用的写法（写着“或”的选一种，一种有几行的都要写；`free`、`acknowledged` 的理由请写明）："
        yield "\n".join(lines)


def _notes(findings: Iterable[Finding]) -> Iterator[str]:
    """What is only listed, at the end."""
    infos = [finding for finding in by_gravity(findings) if finding.severity is Severity.INFO]
    if lines := _fitting(f"- {escaped(str(finding))}" for finding in infos):
        yield from ("## 提示", "\n".join(lines))


def _fitting(texts: Iterable[str]) -> list[str]:
    """As many of them from the first on as there is room for."""
    room, fitting = _ROOM, list[str]()
    for text in texts:
        room -= len(text.encode()) + 1
        if room < 0:
            break
        fitting.append(text)
    return fitting


def _ways(finding: Finding) -> Iterator[str]:
    """The lines to copy, as a block of code: each with the file that it goes into."""
    yield f"    {printable_line(f'{finding.place.file}:{finding.place.line}: {finding.label}')}"
    last = 1
    for way in finding.ways:
        if way.choice != last:
            yield "        或"
        if way.instead:
            yield f"        把第 {way.column} 字起的“{printable_line(way.instead)}”换成"
        yield f"        {way.kind} → {way.file}: {printable_line(way.text)}"
        last = way.choice


def _stopped(reasons: Sequence[str]) -> Iterator[str]:
    if reasons:
        yield "**检查以后生成网站，没有生成成功，原因是：**"
        yield "\n".join(f"- {escaped(reason)}" for reason in reasons[:_MOST])


def _row(finding: Finding) -> str:
    kind = "错误" if finding.severity is Severity.ERROR else "警告"
    return f"| {kind} | {escaped(f'{finding.place.file}:{finding.place.line}')} | {escaped(finding.message)} |"


def _to_do(findings: Iterable[Finding], locks: Locks, site: SiteFacts | None, ready: Sequence[Upload]) -> Iterator[str]:
    """What has to be done before it is published, and stops no check before."""
    waiting = any(finding.rule == PENDING for finding in findings)
    steps = ["- 还有“待填”没有写好（见“检查结果”）：写好以前，合并了也不会发布。"] if waiting else []
    steps += [f"- {year} 年度还没有锁定：运行 `nianbao freeze {year}`，提交它写出的文件。" for year in locks.missing]
    if site and site.unlisted:
        steps.append(f"- 有 {site.unlisted} 个新网址还没有登记：运行 `nianbao addresses`，提交 {LIST}。")
    if ready:
        names = "、".join(upload.path for upload in ready)
        steps.append(f"- 只用网页的：下载“网站”，“{FOLDER}”文件夹里有做好的 {names}，照里面的说明上传。")
    if steps:
        yield from ("## 发布以前还要做", "\n".join(steps))


def _site(site: SiteFacts | None, *, failed: bool) -> Iterator[str]:
    if site is None:
        yield "没有生成网站：" + ("原因见“检查结果”。" if failed else "还没有运行 nianbao build。")
        return
    if failed:
        yield "**现在的版本没有生成网站（原因见“检查结果”），下面是以前生成的：**"
    yield f"共 {site.pages} 页，全部文件 {_size(site.size)}。"
    if site.downloads:
        rows = (f"| {escaped(name)} | {_size(size)} |" for name, size in site.downloads)
        yield "\n".join(["| 下载文件 | 大小 |", "|---|---:|", *rows])


def _size(count: int) -> str:
    return f"{count / _MEGABYTE:.1f} MB" if count >= _MEGABYTE else f"{max(1, round(count / 1000))} kB"
