"""A whole draft in a folder, for whoever cannot run a preview: whatever is wrong, there is something to look at."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from nianbao.cache.store import Store
from nianbao.draft.located import without_page
from nianbao.finding import Finding, Place, errors
from nianbao.offline.edition import add_editions
from nianbao.project.project import Project, read_project
from nianbao.publish.absent import absent_page, draft_without_pages, failed_page
from nianbao.publish.drafted import Drafted, Drafts
from nianbao.publish.engine import read_engine
from nianbao.publish.messages import finding_of
from nianbao.publish.moved import lead_on
from nianbao.publish.part import parts_of
from nianbao.publish.reasons import read_reasons
from nianbao.publish.site import open_site
from nianbao.site.policy import NOT_FOUND
from nianbao.source.snapshot import Snapshot, take_snapshot

_FRONT = "index.html"


def write_draft(root: Path, target: Path, store: Store, *, production: bool = False) -> None:
    """Write the project as a draft into a new folder: its pages and files, or a page that says why there are none.

    What the last build was refused for is among its findings.
    """
    findings: tuple[Finding, ...] = ()
    target.mkdir()
    try:
        snapshot = take_snapshot(root)
        project = read_project(root, production=production, snapshot=snapshot, store=store)
        findings = (*project.findings, *map(_refused, read_reasons(root)))
        project = replace(project, findings=findings)
        _write(project, snapshot, target, store)
    except Exception as error:  # noqa: BLE001 - whatever is wrong, it is said on a page
        _say(target, [finding_of(error, root), *findings])


def _refused(reason: str) -> Finding:
    """Why a build made no site, where the check had found nothing."""
    return Finding(Place("site"), "生成网站", reason, "请照这一条改好，再生成一次")


def _write(project: Project, snapshot: Snapshot, target: Path, store: Store) -> None:
    with TemporaryDirectory(prefix="nianbao-") as folder:
        drafted = Drafts(Path(folder) / "draft").of(project, snapshot)
        findings = drafted.shown.findings
        if drafted.shown.project.years:
            wrong = _write_site(drafted, project.root, target, store)
            if wrong:
                _say(target, [*wrong, *findings])
                return
        draft = drafted.draft or draft_without_pages(findings)
        years = without_page(drafted.shown.project, (file for file, _ in snapshot.files))
        for name in (*(f"{year}/{_FRONT}" for year in years), *([] if (target / _FRONT).is_file() else [_FRONT])):
            _put(target / name, absent_page(name, draft))


def _write_site(drafted: Drafted, root: Path, target: Path, store: Store) -> list[Finding]:
    """Write pages and files; what kept them from being made."""
    shown = drafted.shown
    site = open_site(shown.project, shown.snapshot, read_engine(), store, draft=drafted.draft, root=root)
    years = [year.year for year in shown.project.years]
    wrong = errors(site.write(parts_of(years), site.downloads(), target))
    if not wrong or (target / NOT_FOUND).is_file():
        add_editions(target, shown.project, years, store)
        lead_on(target, shown.project.redirects)
    return wrong


def _say(target: Path, findings: Iterable[Finding]) -> None:
    """Put a page in the place of the front page that says what kept the site from being made."""
    _put(target / _FRONT, failed_page(_FRONT, findings))


def _put(path: Path, page: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8", newline="\n")
