"""What stands at addresses that were published and moved."""

from collections.abc import Iterable
from pathlib import Path

from nianbao.address.redirect import Redirect, moved_pages
from nianbao.project.project import Project
from nianbao.site.policy import with_policy


def lead_on(site: Path, redirects: Iterable[Redirect]) -> None:
    """Put what moved at its old address too, in the folder of a site."""
    for name, html in moved_pages(site, redirects):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(with_policy(html).encode())


def led_from(name: str, project: Project) -> list[Redirect]:
    """The redirects by which this file of the site is there."""
    return [moved for moved in project.redirects if name == _file(moved)]


def old_names(project: Project) -> list[str]:
    """The files of the site that are there by redirects."""
    return list(map(_file, project.redirects))


def _file(moved: Redirect) -> str:
    return f"{moved.old}index.html" if moved.old.endswith("/") else moved.old
