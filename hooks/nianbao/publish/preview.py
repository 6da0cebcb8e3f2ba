"""The preview: a site that is made part by part, as it is asked for, out of files that go on changing.

After a file is saved the project is read again, and what did not change is as it was. Nothing is made but what somebody
looks at, by the same code as a whole build: what is shown is what a build would make. Where that would refuse it, or
doubts something, it is a draft, whose pages say what is wrong.
"""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, RLock
from time import perf_counter

from nianbao.cache.memory import Memory
from nianbao.cache.store import NOTHING, Store, digest
from nianbao.draft.draft import Draft
from nianbao.draft.located import without_page
from nianbao.finding import Finding, errors
from nianbao.offline.edition import add_editions
from nianbao.project.project import read_project
from nianbao.publish.absent import absent_page, draft_without_pages, failed_page, is_page, renewed
from nianbao.publish.drafted import Drafts
from nianbao.publish.engine import read_engine
from nianbao.publish.messages import Messages, changed, finding_of
from nianbao.publish.moved import content_of, old_name
from nianbao.publish.part import Kind, Part, part_of, parts_of
from nianbao.publish.shelf import Shelf
from nianbao.publish.site import Site, open_site
from nianbao.source.snapshot import FOLDERS, SETTINGS, Snapshot, take_snapshot
from nianbao.work.pool import end_processes

Open = Callable[..., Site]
"""Opens the site of a project, as `open_site` does: one opening serves for one writing."""

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
        self._drafts = Drafts(Path(self._temporary.name) / "draft")
        self._messages = Messages()
        self._lock = RLock()
        """Several threads serve, and another one reads what was saved."""
        self._writing = Lock()
        """Held while files are written: these are not left behind where the preview ends meanwhile."""
        self._closed = False
        self._seen: Snapshot | None = None
        """The files when they were read last, right or wrong."""
        self._site: Site | None = None
        """The site as it is shown; None where nothing could be read yet."""
        self._lasting = False
        """Whether all of the site was read from the files as they are."""
        self._draft: Draft | None = None
        """What is wrong with the files as they are."""
        self._absent: Collection[int] = ()
        """Years that have files and no pages."""
        self._failed: dict[Part, list[Finding]] = {}
        """Parts that could not be made, and why."""
        self._used = False
        """Whether it has written a part: then its settings have to be opened again."""
        self._readings = 0

    @property
    def watched(self) -> tuple[str, ...]:
        """What there may be in the project's folder whose change changes the site."""
        return *FOLDERS, SETTINGS

    def refresh(self) -> bool:
        """Read what has changed; whether there is anything new to show."""
        with self._lock:
            began, before = perf_counter(), self._seen
            snapshot = take_snapshot(self.root)
            if snapshot == before:
                return False
            findings = self._read_settled(snapshot)
            seconds = perf_counter() - began
            if before and self._seen:
                self._messages.again(changed(before, self._seen), findings, seconds)
            else:
                self._messages.first(findings, len(self._site.project.years) if self._site else 0, seconds)
            return True

    def read(self, name: str) -> bytes | None:
        """A file of the site as it is now, by its path from the root of the site; None where there is none.

        A page that cannot be made is answered with one that says so.
        """
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
        """A file as it was written, not as it moved; for a page that cannot be, one that says so."""
        part = part_of(name)
        if part in self._parts() and part not in self._failed:
            self._have(part)
        content, failed = self._shelf.read(name), self._failed.get(part)
        if not is_page(name) or (content is not None and not failed):
            return content
        if failed:
            page = failed_page(name, failed).encode()
            return page if content is None else renewed(name, content, failed, self._draft)
        absent = not self._parts() or part.year in self._absent
        return absent_page(name, self._draft).encode() if self._draft and absent else None

    def _parts(self) -> frozenset[Part]:
        """The parts of the site as it is shown; none where there is no year."""
        years = self._site.project.years if self._site else ()
        return parts_of(year.year for year in years) if years else frozenset()

    def _read_settled(self, snapshot: Snapshot) -> Iterable[Finding]:
        """Read the project, again while files with errors keep changing, and show it. Returns what was found."""
        for _ in range(_PATIENCE):
            self._seen = snapshot
            self._readings += 1
            findings = self._read(snapshot)
            if not errors(findings) or (snapshot := take_snapshot(self.root)) == self._seen:
                break
        return findings

    def _read(self, snapshot: Snapshot) -> Iterable[Finding]:
        """Show what was saved as far as it can be shown; what was found."""
        self._memory.begin()
        store = NOTHING if self._site else self._store  # what one save makes, nobody needs after the next
        findings: tuple[Finding, ...] = ()
        try:
            project = read_project(self.root, snapshot=snapshot, store=store, memory=self._memory)
            findings = project.findings
            drafted = self._drafts.of(project, snapshot)
            shown, kept = drafted.shown, self._store if drafted.lasting else NOTHING
            site = self._open(shown.project, shown.snapshot, self._engine, kept, draft=drafted.draft, root=self.root)
        except Exception as error:  # noqa: BLE001 - whatever was saved, the preview goes on
            findings = (finding_of(error, self.root), *findings)
            self._keep_last(findings)
            return findings
        self._show(site, drafted.draft, lasting=drafted.lasting)
        self._absent = tuple(without_page(shown.project, (file for file, _ in snapshot.files)))
        return shown.findings

    def _keep_last(self, findings: Iterable[Finding]) -> None:
        """Show what was made of the site, if there was one, with what was found now; nothing is made of these files."""
        found = list(findings)
        self._draft = draft_without_pages(found)
        self._failed = dict.fromkeys(self._parts(), found)

    def _show(self, site: Site, draft: Draft | None, *, lasting: bool) -> None:
        """Go over to another state of the site."""
        self._site, self._draft, self._lasting, self._used = site, draft, lasting, False
        self._failed = {}
        self._shelf.leave(self._parts())

    def _have(self, part: Part) -> None:
        """Make a part and put it into the folder, unless it is there already."""
        site, seen = self._site, self._seen
        if site is None or seen is None or self._shelf.has(part, key := site.key(part)):
            return
        if not self._lasting:  # parts made while files cannot be read are made again after the next save
            key = digest([key, str(self._readings)])
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
            failed = self._make(part, self._opened(site))
        except Exception as error:  # noqa: BLE001 - whatever was saved, the preview goes on
            failed = [finding_of(error, self.root)]
        if failed:
            self._messages.failed(part, failed)
            self._failed[part] = failed
        else:
            self._messages.made(part, perf_counter() - began)
        if seen.unchanged():
            self._shelf.note(part, key)

    def _opened(self, site: Site) -> Site:
        """The site, ready to be written: its settings serve for one writing."""
        if self._used:
            return self._open(
                site.project, site.inputs.snapshot, self._engine, site.store, draft=site.draft, root=self.root
            )
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
