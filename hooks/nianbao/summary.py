"""What a reviewer reads of a proposed change, without opening a file: figures, problems, locks, and what was built."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nianbao.addresses import built_addresses
from nianbao.diff import YearDiff
from nianbao.diffprint import as_markdown, escaped
from nianbao.finding import Finding, Severity, in_order
from nianbao.seal import FROZEN_FILE

_MOST = 50
"""Problems that are listed; the rest is counted."""
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What a built site holds."""

    pages: int
    size: int
    """Bytes of all files."""
    downloads: tuple[tuple[str, int], ...]
    """Address and bytes of each file below a year's `data`, in order."""


def read_site(site: Path) -> SiteFacts | None:
    """The facts of a built site; None where there is none."""
    if not site.is_dir():
        return None
    files = [path for path in site.rglob("*") if path.is_file()]
    addresses = sorted(built_addresses(site))
    downloads = tuple((name, (site / name).stat().st_size) for name in addresses if not name.endswith("/"))
    pages = sum(name.endswith("/") for name in addresses)
    return SiteFacts(pages, sum(path.stat().st_size for path in files), downloads)


def summary(
    years: Sequence[YearDiff], findings: Iterable[Finding], opened: Sequence[int], site: SiteFacts | None
) -> str:
    """In Markdown. `opened` are the years whose lock was changed or taken away."""
    blocks = ["# 这次改动", "## 改了哪些数", as_markdown(years), *_opened(opened)]
    return "\n\n".join([*blocks, "## 检查结果", *_problems(findings), "## 生成的网站", *_site(site)]) + "\n"


def opened_years(before: Path, after: Path) -> list[int]:
    """Years that were locked in `before` and are not, or otherwise, in `after`."""
    opened = []
    for path in sorted(before.glob(f"data/*/{FROZEN_FILE}")):
        now = after / path.relative_to(before)
        if not now.exists() or now.read_bytes() != path.read_bytes():
            opened.append(int(path.parent.name))
    return opened


def _opened(years: Sequence[int]) -> Iterator[str]:
    for year in years:
        yield f"**注意：{year} 年度已经发布，它的锁定文件（data/{year}/{FROZEN_FILE}）被改动或删去。请负责人确认。**"


def _problems(findings: Iterable[Finding]) -> Iterator[str]:
    ordered = in_order(findings)
    grave = [finding for finding in ordered if finding.severity is not Severity.INFO]
    counts = {severity: sum(finding.severity is severity for finding in ordered) for severity in Severity}
    errors, warnings, infos = (counts[severity] for severity in Severity)
    yield f"错误 {errors} 处，警告 {warnings} 处，提示 {infos} 处。" + ("有错误，网站不能发布。" if errors else "")
    if grave:
        yield "\n".join(["| | 在哪里 | 是什么、怎么改 |", "|---|---|---|", *map(_row, grave[:_MOST])])
    if len(grave) > _MOST:
        yield f"另有 {len(grave) - _MOST} 处没有列出，请运行 nianbao check。"


def _row(finding: Finding) -> str:
    kind = "错误" if finding.severity is Severity.ERROR else "警告"
    return f"| {kind} | {escaped(f'{finding.place.file}:{finding.place.line}')} | {escaped(finding.message)} |"


def _site(site: SiteFacts | None) -> Iterator[str]:
    if site is None:
        yield "没有生成网站。"
        return
    yield f"共 {site.pages} 页，全部文件 {_size(site.size)}。"
    if site.downloads:
        rows = (f"| {escaped(name)} | {_size(size)} |" for name, size in site.downloads)
        yield "\n".join(["| 下载文件 | 大小 |", "|---|---:|", *rows])


def _size(count: int) -> str:
    return f"{count / _MEGABYTE:.1f} MB" if count >= _MEGABYTE else f"{max(1, round(count / 1000))} kB"
