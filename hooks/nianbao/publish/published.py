"""A site that was built and kept: where nothing that goes into it has changed, nothing is made again."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nianbao.cache.files import list_files, put_back
from nianbao.cache.store import Store, digest
from nianbao.cache.values import Values
from nianbao.finding import Finding
from nianbao.publish.engine import Engine
from nianbao.publish.swap import clean, clear, let_read, swap
from nianbao.source.filenames import CORRECTIONS_FILE
from nianbao.source.snapshot import SETTINGS, Snapshot
from nianbao.source.today import day_in_beijing

Show = Callable[[Iterable[Finding]], str]
"""How findings are printed."""


@dataclass(frozen=True, slots=True)
class Published:
    """Record of a kept site: findings of project and build, and the digests of its files."""

    project: tuple[Finding, ...]
    """What was found in the project."""
    build: tuple[Finding, ...]
    """What was found when the site was built."""
    files: dict[str, str]
    """SHA-256 of every file, by its path from the root of the site."""
    lasting: bool
    """Whether it depends on nothing but what it is known by."""


def site_key(
    snapshot: Snapshot, engine: Engine, environment: Mapping[str, str], *, deploy: bool, production: bool
) -> str:
    """Of all that goes into a site: the files, the engine, the fonts, and what the settings take from outside.

    Corrections are checked against today's date.
    """
    path = snapshot.root / SETTINGS
    settings = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    words = set(re.findall(r"\w+", settings))
    named = [f"{name}={value}" for name, value in sorted(environment.items()) if name in words]
    corrected = any(file.endswith(f"/{CORRECTIONS_FILE}") for file, _ in snapshot.files)
    today = day_in_beijing().isoformat() if corrected else ""
    files = (f"{file} {content}" for file, content in snapshot.files)
    return digest(["site", engine.code, engine.fonts, today, str(deploy), str(production), *named, *files])


def find_published(store: Store, key: str) -> Published | None:
    """The site under this key, if all of it is still kept."""
    found = Values(store).find(key)
    kept: Published | None = found[0] if found else None
    return kept if kept and all(map(store.has, kept.files.values())) else None


def keep_published(store: Store, key: str, published: Published, site: Path) -> None:
    """Keep what was built under this key, with the files of the site that are not kept already."""
    if not published.lasting or list_files(site) != published.files:
        return  # somebody has changed it already
    for name, sha256 in published.files.items():
        if not store.has(sha256):
            store.keep(sha256, (site / name).read_bytes())
    values = Values(store)
    values.keep(key, published)
    values.settle(lambda: True)


def restore(root: Path, kept: Published, store: Store) -> str:
    """Put the kept site into `site/`. Returns what was done, in words for the editor; empty where that failed."""
    site = root / "site"
    try:
        if site.is_dir() and list_files(site) == kept.files:
            let_read(site)
            return f"没有改动，网站已是最新：{site}"
        fresh, old = clean(root)
        try:
            if not put_back(store, kept.files, fresh):
                return ""
            swap(site, fresh, old)
        finally:
            clear(root)
    except OSError:
        return ""  # building it says why
    return f"没有改动，网站照上一次放好：{site}"
