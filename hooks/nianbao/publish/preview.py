"""The preview: a site that is made part by part, as it is asked for, out of files that go on changing.

After a file is saved nothing is made but what somebody looks at. What is shown is what a build would make.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock

from nianbao.cache.store import Store
from nianbao.export.downloads import Downloads
from nianbao.export.maker import ExportFailed
from nianbao.finding import Finding, Problem, Severity, errors
from nianbao.offline.edition import add_editions
from nianbao.project.project import Project, read_project
from nianbao.publish.engine import read_engine
from nianbao.publish.generator import Refused
from nianbao.publish.part import Kind, Part, part_of, parts_of
from nianbao.publish.site import Site, open_site
from nianbao.source.snapshot import FOLDERS, SETTINGS, Snapshot, take_snapshot

Show = Callable[[list[Finding]], None]
"""Tells an editor what was found."""


class SitePreview:
    """The preview of one project. Its folder is there until it is closed."""

    def __init__(self, root: Path, store: Store) -> None:
        self._root = root
        self._store = store
        self._engine = read_engine()
        self._folder = TemporaryDirectory(prefix="nianbao-")
        self._lock = RLock()
        """One thread serves and another one reads what was saved."""
        self._snapshot: Snapshot | None = None
        self._project: Project | None = None
        self._made: dict[Part, str] = {}
        """The parts that lie in the folder, by what they are known by."""

    @property
    def folder(self) -> Path:
        """Where the files lie that were asked for."""
        return Path(self._folder.name)

    @property
    def watched(self) -> list[Path]:
        """The files and folders whose change changes the site."""
        return [path for path in (self._root / name for name in (*FOLDERS, SETTINGS)) if path.exists()]

    def refresh(self) -> bool:
        """Read what has changed; whether there is a site to show. Where there are errors, the last one goes on."""
        with self._lock:
            snapshot = take_snapshot(self._root)
            if snapshot == self._snapshot:
                return self._project is not None
            project = read_project(self._root, snapshot=snapshot, store=self._store)
            wrong = errors(project.findings)
            _tell(wrong or [each for each in project.findings if each.severity is Severity.WARNING])
            if not wrong:
                self._snapshot, self._project = snapshot, project
            return self._project is not None

    def prepare(self, address: str) -> None:
        """Have a file of the site in the folder, as it is now, by its path from the root of the site."""
        with self._lock:
            part = part_of(address)
            if self._project and part in parts_of(year.year for year in self._project.years):
                try:
                    self._have(part)
                except (ExportFailed, OSError, Problem, Refused) as failed:
                    print(failed, file=sys.stderr)

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()

    def _have(self, part: Part) -> None:
        """Have a part in the folder; the files of a year hold the offline edition, which is made of all its pages."""
        site = self._site()
        key = site.key(part)
        if self._made.get(part) == key:
            return
        if part.kind is Kind.FILES:
            for other in (Part(Kind.PORTAL), Part(Kind.TEXT, part.year), Part(Kind.FRONT, part.year)):
                self._have(other)
            site = self._site()
        with TemporaryDirectory(dir=self.folder.parent, prefix="nianbao-part-") as folder:
            fresh = Path(folder) / "site"
            if wrong := errors(site.write(frozenset([part]), _downloads(site, part), fresh)):
                _tell(wrong)
                return
            self._replace(part, fresh)
        if part.kind is Kind.FILES:
            add_editions(self.folder, site.project, {part.year}, site.store)
        self._made[part] = key

    def _site(self) -> Site:
        if self._project is None or self._snapshot is None:
            raise Problem("还没有可以预览的内容", "请先改好错误")
        return open_site(self._project, self._snapshot, self._engine, self._store)

    def _replace(self, part: Part, fresh: Path) -> None:
        """Put the files of a part in place of those that were there."""
        for path in _files(self.folder, part):
            path.unlink()
        for path in _files(fresh, part):
            there = self.folder / path.relative_to(fresh)
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, there)


def _files(folder: Path, part: Part) -> Iterator[Path]:
    """The files of a part."""
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if part_of(path.relative_to(folder).as_posix()) == part:
            yield path


def _downloads(site: Site, part: Part) -> Downloads:
    """What a part has to name."""
    if part.kind in (Kind.DATA, Kind.FILES):
        return site.downloads()
    return site.downloads([part.year] if part.kind is Kind.FRONT else [])


def _tell(findings: list[Finding]) -> None:
    """What an editor sees after each time that something was saved."""
    words = f"有 {len(findings)} 处错误，页面还是上一次的" if errors(findings) else "已更新"
    print(f"{datetime.now().astimezone():%H:%M:%S} {words}", *findings, sep="\n", file=sys.stderr, flush=True)
