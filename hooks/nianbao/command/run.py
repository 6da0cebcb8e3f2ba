"""The site: `nianbao build` makes it, `nianbao preview` puts it on a disk, `nianbao serve` shows it on this machine.

Exit codes of all commands: 0: all well, or nothing to be done about it; 1: errors in the project; 2: a wrong call.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path

from nianbao.cache.place import store_of
from nianbao.command.findings import BUILD_FORMATS, as_text
from nianbao.command.refusal import refuse
from nianbao.export.inputs import read_inputs
from nianbao.finding import errors
from nianbao.offline.preview import NAME as OPENER
from nianbao.offline.preview import preview_files
from nianbao.project.project import read_project
from nianbao.publish import build as publish
from nianbao.publish.environment import in_production
from nianbao.publish.generator import Task
from nianbao.publish.reasons import keep_reasons
from nianbao.publish.serve import serve as serve_site
from nianbao.review.uploads import FOLDER as UPLOADS
from nianbao.review.uploads import read_uploads, upload_files
from nianbao.source.snapshot import take_snapshot


def build(root: Path, options: argparse.Namespace) -> int:
    """Check, and build the site when there are no errors."""
    deploy: bool = options.deploy
    keep_reasons(root, ())
    show = BUILD_FORMATS[options.format]
    snapshot, store = take_snapshot(root), store_of(root, os.environ)
    inputs = read_inputs(snapshot)
    production = in_production(os.environ)
    project = read_project(root, deploy=deploy, production=production, snapshot=snapshot, store=store)
    print(as_text(project.findings), flush=True)
    if deploy and not os.environ.get("SITE_URL"):
        print(
            "没有写明网址：网页没有规范地址，404 页只在域名根目录下有样式（请加上 SITE_URL=https://域名/栏目/）。",
            flush=True,
        )
    wrong = errors(project.findings)
    if options.format == "github" and (wrong or deploy):  # before a deployment nothing else has annotated the warnings
        print(show(project.findings), flush=True)
    if wrong:
        print("没有生成新网站；原来的 site/ 没有改动。", file=sys.stderr)
        return 1
    return publish.build(Task(project, inputs, deploy, store), show)


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
    return serve_site(root, options.address)
