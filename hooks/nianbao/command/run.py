"""The site: `nianbao build` makes it, `nianbao preview` puts it on a disk, `nianbao serve` shows it on this machine.

Exit codes of all commands: 0: all well, or nothing to be done about it; 1: errors in the project; 2: a wrong call;
130: stopped by Ctrl-C.
"""

import argparse
import os
import shutil
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

from nianbao.cache.place import store_of
from nianbao.command.findings import BUILD_FORMATS, as_text
from nianbao.command.progress import Told
from nianbao.command.refusal import refuse
from nianbao.finding import Finding, errors
from nianbao.offline.preview import NAME as OPENER
from nianbao.offline.preview import preview_files
from nianbao.project.project import read_project
from nianbao.publish.build import build as make
from nianbao.publish.build import restore
from nianbao.publish.environment import in_production
from nianbao.publish.published import find_published, keep_published, site_key
from nianbao.publish.reasons import keep_reasons
from nianbao.publish.serve import serve as serve_site
from nianbao.publish.site import open_site, read_maker
from nianbao.review.uploads import FOLDER as UPLOADS
from nianbao.review.uploads import read_uploads, upload_files
from nianbao.source.snapshot import take_snapshot


def build(root: Path, options: argparse.Namespace) -> int:
    """Check, and build the site when there are no errors; where nothing has changed, see that it is there."""
    site = root / "site"
    before = _identity(site)
    try:
        with closing(Told(sys.stderr)) as told:
            return _build(root, options, told)
    except KeyboardInterrupt:
        kept = _identity(site) == before
        raise KeyboardInterrupt(
            "已停止；原来的 site/ 没有改动。" if kept else "已停止；新网站已经放在 site/。"
        ) from None


def _identity(folder: Path) -> int | None:
    """What tells a folder from another one of the same name."""
    return folder.stat().st_ino if folder.exists() else None


def _build(root: Path, options: argparse.Namespace, told: Told) -> int:
    keep_reasons(root, ())
    deploy, production = options.deploy, in_production(os.environ)
    snapshot, store = take_snapshot(root), store_of(root, os.environ)
    maker = read_maker()
    key = site_key(snapshot, maker, os.environ, deploy=deploy, production=production)
    show = BUILD_FORMATS[options.format]
    if kept := find_published(store, key):
        _tell(kept.project, options)
        if restore(root, kept, store, show):
            return 0
    project = read_project(root, deploy=deploy, production=production, snapshot=snapshot, store=store, progress=told)
    if not kept:
        _tell(project.findings, options)
    if errors(project.findings):
        print("没有生成新网站；原来的 site/ 没有改动。", file=sys.stderr)
        return 1
    begin = partial(open_site, project, snapshot, maker, store, deploy=deploy, progress=told)
    built = make(begin, root, show)
    if built and snapshot.unchanged():
        keep_published(store, key, built, root / "site")
    return 0 if built else 1


def _tell(findings: tuple[Finding, ...], options: argparse.Namespace) -> None:
    """Print what was found in the project."""
    print(as_text(findings), flush=True)
    if options.deploy and not os.environ.get("SITE_URL"):
        print(
            "没有写明网址：网页没有规范地址，404 页只在域名根目录下有样式（请加上 SITE_URL=https://域名/栏目/）。",
            flush=True,
        )
    if options.format == "github" and (errors(findings) or options.deploy):
        # before a deployment nothing else has annotated the warnings
        print(BUILD_FORMATS[options.format](findings), flush=True)


def preview(root: Path, _: argparse.Namespace) -> int:
    """Write the built site into `preview/` so that a double click opens it."""
    site, folder = root / "site", root / "preview"
    if not (site / "index.html").is_file():
        return refuse("还没有网站（请先运行 nianbao build）")
    shutil.rmtree(folder, ignore_errors=True)
    ready = read_uploads(root, read_project(root, store=store_of(root, os.environ)))
    for name, content in (preview_files(site) | upload_files(ready)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    print(f"preview/{OPENER}\n双击这个文件，就能看整个网站，不用联网。")
    if ready:
        print(f"preview/{UPLOADS}\n做好的锁定文件、网址登记，可以在 GitHub 网页上传，见里面的说明。")
    return 0


def serve(root: Path, options: argparse.Namespace) -> int:
    """Preview on this machine."""
    return serve_site(root, options.address, store_of(root, os.environ))
