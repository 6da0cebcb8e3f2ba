"""The site: `nianbao preview` puts it on a disk, `nianbao serve` shows it on this machine.

Exit codes of all commands: 0: all well, or nothing to be done about it; 1: errors in the project; 2: a wrong call;
130: stopped by Ctrl-C.
"""

import argparse
import os
import shutil
from pathlib import Path

from nianbao.cache.place import store_of
from nianbao.command.refusal import refuse
from nianbao.offline.preview import NAME as OPENER
from nianbao.offline.preview import preview_files
from nianbao.project.project import read_project
from nianbao.publish.serve import serve as serve_site
from nianbao.review.uploads import FOLDER as UPLOADS
from nianbao.review.uploads import read_uploads, upload_files


def preview(root: Path, _: argparse.Namespace) -> int:
    """Run the command `nianbao preview`: the built site in `preview/`, to be opened by double click."""
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
    """Run the command `nianbao serve`: a preview on this machine until Ctrl-C. Returns the exit code."""
    return serve_site(root, options.address, store_of(root, os.environ))
