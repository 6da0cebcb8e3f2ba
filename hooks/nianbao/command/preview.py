"""`nianbao preview`: the site on a disk, to be opened by a double click."""

import argparse
import os
from pathlib import Path

from nianbao.command.command import Command
from nianbao.command.refusal import refuse


def _run(root: Path, _: argparse.Namespace) -> int:
    """Write the built site into `preview/` so that a double click opens it."""
    import shutil

    from nianbao.cache.place import store_of
    from nianbao.offline.preview import NAME, preview_files
    from nianbao.project.project import read_project
    from nianbao.review.uploads import FOLDER, read_uploads, upload_files

    site, folder = root / "site", root / "preview"
    if not (site / "index.html").is_file():
        return refuse("还没有网站（请先运行 nianbao build）")
    shutil.rmtree(folder, ignore_errors=True)
    store = store_of(root, os.environ)
    ready = read_uploads(root, read_project(root, store=store), store)
    for name, content in (preview_files(site) | upload_files(ready)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    print(f"preview/{NAME}\n双击这个文件，就能看整个网站，不用联网。")
    if ready:
        print(f"preview/{FOLDER}\n做好的锁定文件、网址登记，可以在 GitHub 网页上传，见里面的说明。")
    return 0


COMMAND = Command("preview", "把生成的网站放进 preview/，双击就能看", _run)
