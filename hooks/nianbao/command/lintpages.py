"""The pages of `docs` of which something can be mended, and how they are written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.finding import Finding
from nianbao.source.filenames import FROZEN_FILE
from nianbao.source.plainfiles import Entry, entry_at
from nianbao.source.textfile import decoded, rewritten
from nianbao.text.chapter import read_source
from nianbao.text.fix import Fixed, fixed_page
from nianbao.work.failure import reason
from nianbao.work.wholefile import write_whole


@dataclass(frozen=True, slots=True)
class Page:
    """A page of which something can be mended."""

    path: Path
    file: str
    """Path from the project's root."""
    source: str
    fixed: Fixed
    locked: str
    """Its year, where that is locked: then it stays as it is; else empty."""


def pages_to_fix(root: Path) -> Iterator[Page]:
    """The pages in the order of their paths. One that cannot be read, or holds what nobody sees, is left out."""
    for path in sorted((root / "docs").rglob("*.md")):
        file = path.relative_to(root).as_posix()
        findings: list[Finding] = []
        source = read_source(path, file, findings) if _is_plain(root, path) else None
        if source is None or findings:
            continue
        fixed = fixed_page(source, file)
        if fixed.text != source:
            yield Page(path, file, source, fixed, _locked(root, path))


def write(pages: Iterable[Page]) -> dict[str, str]:
    """Write each page that is not locked. Gives, by its file, why one could not be written."""
    failed: dict[str, str] = {}
    for page in pages:
        if page.locked:
            continue
        try:
            raw = page.path.read_bytes()
            if decoded(raw) != page.source:
                failed[page.file] = "文件刚才又改过（请再运行一次）"
                continue
            write_whole(page.path, rewritten(raw, [(line.at, line.text) for line in page.fixed.lines]))
        except OSError as error:
            failed[page.file] = reason(error)
    return failed


def _is_plain(root: Path, path: Path) -> bool:
    """Whether a page, and each folder that it lies in, is in the project and leads nowhere else."""
    folders = (root / parent for parent in path.relative_to(root).parents[:-1])
    return entry_at(path) is Entry.FILE and all(entry_at(folder) is Entry.FOLDER for folder in folders)


def _locked(root: Path, path: Path) -> str:
    year = path.relative_to(root / "docs").parts[0]
    return year if entry_at(root / "data" / year / FROZEN_FILE) is not Entry.MISSING else ""
