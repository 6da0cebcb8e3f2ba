"""Programs that GitHub's machines have: those that steps call by name, here as far as a rehearsal needs them."""

import sys
from pathlib import Path

_GH = """#!/bin/sh
# GitHub's own program: a release is a folder named by its tag, with what was attached to it.
set -eu
test "$1 $2" = "release create"
test -n "$GH_TOKEN"
git rev-parse --quiet --verify "refs/tags/$3^{commit}"
test "$4 $5 $7" = "--verify-tag --title --notes-file"
test -s "$8"
released="$(dirname "$0")/../released/$3"
mkdir -p "$released"
shift 8
cp "$@" "$released"
"""


def put_programs(folder: Path) -> Path:
    """Write them into a folder that is to stand on the path: `gh`, and `python` as `setup-python` leaves it."""
    folder.mkdir(exist_ok=True)
    (folder / "gh").write_text(_GH, encoding="utf-8")
    (folder / "gh").chmod(0o755)
    (folder / "python").unlink(missing_ok=True)
    (folder / "python").symlink_to(Path(sys.executable).resolve())
    return folder
