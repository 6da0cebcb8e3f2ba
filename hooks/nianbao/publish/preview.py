"""The preview: a site that is made part by part, as it is asked for, out of files that go on changing.

After a file is saved the project is read again, and what did not change is as it was. Nothing is made but what somebody
looks at, by the same code as a whole build: what is shown is what a build would make.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, RLock
from time import perf_counter

from nianbao.cache.memory import Memory
from nianbao.cache.store import NOTHING, Store
from nianbao.finding import Finding, errors
from nianbao.offline.edition import add_editions
from nianbao.project.project import Project, read_project
from nianbao.publish.engine import Engine, read_engine
from nianbao.publish.messages import Messages, changed, finding_of
from nianbao.publish.moved import content_of, old_name
from nianbao.publish.part import Kind, Part, part_of, parts_of
from nianbao.publish.shelf import Shelf
from nianbao.publish.site import Site, open_site
from nianbao.source.snapshot import FOLDERS, SETTINGS, Snapshot, take_snapshot
from nianbao.work.pool import end_processes

Open = Callable[[Project, Snapshot, Engine, Store], Site]
"""Opens the site of a project: one opening serves for one writing."""

_PATIENCE = 5
"""Number of readings of files that keep changing, before their errors are reported."""


class SitePreview:
    """The preview of one project. Its folder is there until it is closed."""

    def __init__(self, root: Path, store: Store, open_it: Open = open_site) -> None:
        self.root = root
        self._store = store
        self._open = open_it
        self._engine = read_engine()
        self._memory = Memory()
        self._temporary = TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True)
        self._shelf = Shelf(Path(self._temporary.name) / "site")
        self._shelf.folder.mkdir()
        self._messages = Messages()
        self._lock = RLock()
        """Several threads serve, and another one reads what was saved."""
        self._writing = Lock()
        """Held while files are written: these are not left behind where the preview ends meanwhile."""
        self._closed = False
        self._seen: Snapshot | None = None
        """The files when they were read last, right or wrong."""
        self._site: Site | None = None
        """The site as it is shown; None where there has been none without errors yet."""
        self._used = False
        """Whether it has written a part: then its settings have to be opened again."""
        self._readings = 0

    @property
    def watched(self) -> tuple[str, ...]:
        """What there may be in the project's folder whose change changes the site."""
        return *FOLDERS, SETTINGS

    def refresh(self) -> bool:
        """Read what has changed; whether there is something new to show: with errors, what there was goes on."""
        with self._lock:
            began, before = perf_counter(), self._seen
            snapshot = take_snapshot(self.root)
            if snapshot == before:
                return False
            site, findings = self._read_settled(snapshot)
            seconds = perf_counter() - began
            if before and self._seen:
                self._messages.again(changed(before, self._seen), findings, seconds)
            else:
                self._messages.first(findings, len(site.project.years) if site else 0, seconds)
            return site is not None and self._show(site)

    def read(self, name: str) -> bytes | None:
        """A file of the site as it is now, by its path from the root of the site; None where there is none."""
        with self._lock:
            redirects = self._site.project.redirects if self._site else ()
            for moved in redirects:
                if old_name(moved) == name and (content := content_of(moved, self._file)):
                    return content
            return self._file(name)

    def close(self) -> None:
        """Remove the folder; what is still being made is not written any more."""
        end_processes()
        with self._writing:
            self._closed = True
            self._temporary.cleanup()

    def _file(self, name: str) -> bytes | None:
        """A file as it was written, not as it moved."""
        part = part_of(name)
        if self._site and part in parts_of(year.year for year in self._site.project.years):
            self._have(part)
        return self._shelf.read(name)

    def _read_settled(self, snapshot: Snapshot) -> tuple[Site | None, Iterable[Finding]]:
        """Read the project, again while files with errors keep changing. Returns its site, or None, and findings."""
        for _ in range(_PATIENCE):
            self._seen = snapshot
            self._readings += 1
            site, findings = self._read(snapshot)
            if site or (snapshot := take_snapshot(self.root)) == self._seen:
                break
        return site, findings

    def _read(self, snapshot: Snapshot) -> tuple[Site | None, Iterable[Finding]]:
        """The site of what was saved, None where it has errors; and what was found."""
        self._memory.begin()
        store = NOTHING if self._site else self._store  # what one save makes, nobody needs after the next
        try:
            project = read_project(self.root, snapshot=snapshot, store=store, memory=self._memory)
            wrong = errors(project.findings)
            return None if wrong else self._open(project, snapshot, self._engine, self._store), project.findings
        except Exception as error:  # noqa: BLE001 - whatever was saved, the preview goes on
            return None, [finding_of(error, self.root)]

    def _show(self, site: Site) -> bool:
        """Go over to another state of the site."""
        self._site, self._used = site, False
        self._shelf.leave(parts_of(year.year for year in site.project.years))
        return True

    def _have(self, part: Part) -> None:
        """Make a part and put it into the folder, unless it is there already."""
        site, seen = self._site, self._seen
        if site is None or seen is None or self._shelf.has(part, key := site.key(part)):
            return
        if seen != site.inputs.snapshot:  # parts made from files with errors are made again after the next save
            key = f"{key} {self._readings}"
            if self._shelf.has(part, key):
                return
        if part.kind is Kind.FILES:
            for other in (
                Part(Kind.PORTAL),
                Part(Kind.ASSETS),
                Part(Kind.TEXT, part.year),
                Part(Kind.FRONT, part.year),
            ):
                self._have(other)  # the offline edition is made of them
        began = perf_counter()
        try:
            failed: Iterable[object] = self._make(part, self._opened(site))
        except Exception as error:  # noqa: BLE001 - whatever was saved, the preview goes on
            failed = [finding_of(error, self.root)]
        if failed:
            self._messages.failed(part, failed)
        else:
            self._messages.made(part, perf_counter() - began)
        if seen.unchanged():
            self._shelf.note(part, key)

    def _opened(self, site: Site) -> Site:
        """The site, ready to be written: its settings serve for one writing."""
        if self._used:
            return self._open(site.project, site.inputs.snapshot, self._engine, self._store)
        self._used = True
        return site

    def _make(self, part: Part, site: Site) -> list[Finding]:
        """Make a part and put it into the folder; what keeps it from being made."""
        downloads = site.named_by(part)
        with self._writing:
            if self._closed:
                return []
            with TemporaryDirectory(dir=self._temporary.name) as folder:
                fresh = Path(folder) / "site"
                if wrong := errors(site.write(frozenset([part]), downloads, fresh)):
                    return wrong
                self._shelf.put(part, fresh)
            if part.kind is Kind.FILES:
                add_editions(self._shelf.folder, site.project, {part.year}, site.store)
        self._messages.once(line for year in downloads.years.values() for line in year.missing)
        return []
