"""The site in `site/`, built where anything has changed.

What builds is imported only then: it takes half a second, and most of what a site that is there needs is none of it.
"""

import argparse
import os
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

from nianbao.address.built import keep_record
from nianbao.cache.place import store_of
from nianbao.cache.store import Store
from nianbao.command.findings import BUILD_FORMATS, as_text
from nianbao.command.progress import Display
from nianbao.command.refusal import refuse
from nianbao.finding import Finding, errors
from nianbao.publish.engine import Engine, read_engine
from nianbao.publish.environment import in_production
from nianbao.publish.published import find_published, keep_published, restore, site_key
from nianbao.publish.reasons import keep_reasons
from nianbao.source.snapshot import Snapshot, take_snapshot
from nianbao.work.alone import alone


def build(root: Path, options: argparse.Namespace) -> int:
    """Check, and build the site when there are no errors; where nothing has changed, see that it is there."""
    site = root / "site"
    before = _identity(site)
    try:
        with alone(root) as first, closing(Display(sys.stderr)) as display:
            return _have(root, options, display) if first else refuse(_BUSY, code=1)
    except KeyboardInterrupt:
        kept = _identity(site) == before
        words = "原来的 site/ 没有改动。" if kept else "新网站已经放在 site/。"
        raise KeyboardInterrupt(f"已停止；{words}") from None


_BUSY = "另一个 nianbao build 正在运行，没有再做一次（请等它做完）。"


def _identity(folder: Path) -> int | None:
    """Number by which the file system knows the folder (inode); None where there is no such folder."""
    return folder.stat().st_ino if folder.exists() else None


def _have(root: Path, options: argparse.Namespace, display: Display) -> int:
    keep_reasons(root, ())
    snapshot, store, engine = take_snapshot(root), store_of(root, os.environ), read_engine()
    key = site_key(snapshot, engine, os.environ, deploy=options.deploy, production=in_production(os.environ))
    kept = find_published(store, key)
    if kept and (done := restore(root, kept, store)):
        keep_record(snapshot, store)
        _print(kept.project, options)
        print(*([BUILD_FORMATS[options.format](kept.build)] if kept.build else []), done, sep="\n")
        return 0
    return _build(snapshot, engine, store, key, options, display)


def _build(
    snapshot: Snapshot, engine: Engine, store: Store, key: str, options: argparse.Namespace, display: Display
) -> int:
    from nianbao.project.project import read_project
    from nianbao.publish.build import build
    from nianbao.publish.site import open_site

    root, deploy = snapshot.root, bool(options.deploy)
    production = in_production(os.environ)
    project = read_project(root, deploy=True, production=production, snapshot=snapshot, store=store, progress=display)
    _print(project.findings, options)
    if errors(project.findings):
        print("没有生成新网站；原来的 site/ 没有改动。", file=sys.stderr)
        return 1
    begin = partial(open_site, project, snapshot, engine, store, deploy=deploy, progress=display)
    built = build(begin, root, BUILD_FORMATS[options.format])
    if built:
        keep_record(snapshot, store)
    if built and snapshot.unchanged():
        keep_published(store, key, built, root / "site")
    return 0 if built else 1


def _print(findings: tuple[Finding, ...], options: argparse.Namespace) -> None:
    """Print the findings of the project."""
    print(as_text(findings), flush=True)
    if (options.deploy or in_production(os.environ)) and not os.environ.get("SITE_URL"):
        print(
            "没有写明网址：网页没有规范地址，404 页只在域名根目录下有样式（请加上 SITE_URL=https://域名/栏目/）。",
            flush=True,
        )
    if options.format == "github":
        print(BUILD_FORMATS[options.format](findings), flush=True)
