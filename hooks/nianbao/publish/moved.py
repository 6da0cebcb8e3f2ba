"""What stands at addresses that were published and moved."""

from collections.abc import Callable, Iterable
from pathlib import Path

from nianbao.address.redirect import Redirect, redirect_page
from nianbao.site.policy import with_policy


def lead_on(site: Path, redirects: Iterable[Redirect]) -> None:
    """Put what moved at its old address too, in the folder of a site.

    A page leads on to the new one. A file is put under its old name too: a host of files cannot lead on from it.
    """
    for moved in redirects:
        content = content_of(moved, lambda name: _read(site / name))
        if content is not None:
            path = site / old_name(moved)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def content_of(moved: Redirect, read: Callable[[str], bytes | None]) -> bytes | None:
    """What stands at the old address; `read` gives a file of the site."""
    if moved.old.endswith("/"):
        return with_policy(redirect_page(moved.old, moved.new)).encode()
    return read(moved.new)


def old_name(moved: Redirect) -> str:
    """The file at the old address."""
    return f"{moved.old}index.html" if moved.old.endswith("/") else moved.old


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
