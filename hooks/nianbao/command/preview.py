"""`nianbao preview`: the site on a disk, to be opened by a double click; a draft where it may not be published yet."""

import argparse
import os
from pathlib import Path

from nianbao.command.command import Command


def _run(root: Path, options: argparse.Namespace) -> int:
    """Build, and write the site into `preview/`; what a build refuses, as a draft."""
    from tempfile import TemporaryDirectory

    from nianbao.cache.place import store_of
    from nianbao.offline.preview import NAME, preview_files
    from nianbao.publish.environment import in_production
    from nianbao.publish.wholedraft import write_draft

    if _is_built(root, options):
        _write(root, preview_files(root / "site"))
        _add_ready(root)
        return 0
    with TemporaryDirectory(prefix="nianbao-") as folder:
        draft = Path(folder) / "site"
        write_draft(root, draft, store_of(root, os.environ), production=in_production(os.environ))
        _write(root, preview_files(draft))
    print(f"还不能发布，{NAME} 里是草稿：问题都列在页上，标在各处。")
    return 0


def _is_built(root: Path, options: argparse.Namespace) -> bool:
    """Whether `site/` is what the project is now; it is built where it is not, and says so as progress."""
    import sys
    from contextlib import redirect_stdout

    from nianbao.command.building import build

    if not (root / "docs").is_dir() and (root / "site/index.html").is_file():
        return True  # somebody has no more than the site
    with redirect_stdout(sys.stderr):
        return build(root, argparse.Namespace(**{**vars(options), "deploy": False})) == 0


def _write(root: Path, files: dict[str, bytes]) -> None:
    """Write the files into `preview/`, and nothing else."""
    import shutil

    from nianbao.offline.preview import NAME

    folder = root / "preview"
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    print(f"preview/{NAME}\n双击这个文件，就能看整个网站，不用联网。")


def _add_ready(root: Path) -> None:
    """Put beside them what is ready to be uploaded on GitHub's page."""
    from nianbao.cache.place import store_of
    from nianbao.project.project import read_project
    from nianbao.review.uploads import FOLDER, read_uploads, upload_files

    store = store_of(root, os.environ)
    ready = read_uploads(root, read_project(root, store=store), store)
    for name, content in upload_files(ready).items():
        (root / "preview" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "preview" / name).write_bytes(content)
    if ready:
        print(f"preview/{FOLDER}\n做好的锁定文件、网址登记，可以在 GitHub 网页上传，见里面的说明。")


COMMAND = Command("preview", "把网站放进 preview/，双击就能看；还不能发布的，做成草稿，标出问题", _run)
