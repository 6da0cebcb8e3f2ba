"""Stand-ins for actions: what one would take has to be there, what it would say is said."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from audit.stage import Outcome, Stage

_CHECKSUMS = "subject-checksums"


def act(stage: Stage, action: str, given: Mapping[str, str]) -> Outcome:
    """Perform an action with what it is given."""
    if action == "actions/download-artifact":
        return _download(stage, given)
    for name in ("path", "packages-dir"):
        if name in given and not any((stage.clone / given[name]).glob("*")):
            return Outcome(f"nothing in {given[name]}")
    if _CHECKSUMS in given and not given[_CHECKSUMS].strip():
        return Outcome("nothing to attest")
    if action == "actions/upload-pages-artifact":
        _replace(stage.deployed, stage.clone / given["path"])
    if action == "actions/upload-artifact":
        _replace(_artifact(stage, given), stage.clone / given["path"])
    outputs = {
        "actions/configure-pages": {"base_url": stage.base},
        "actions/deploy-pages": {"page_url": f"{stage.base}/"},
    }
    return Outcome(outputs=outputs.get(action, {}))


def _download(stage: Stage, given: Mapping[str, str]) -> Outcome:
    """Only what was uploaded comes back: what lies in the folder by chance is removed."""
    kept = _artifact(stage, given)
    if not kept.is_dir():
        return Outcome(f"nothing was uploaded as {given['name']}")
    _replace(stage.clone / given["path"], kept)
    return Outcome()


def _artifact(stage: Stage, given: Mapping[str, str]) -> Path:
    return stage.clone.parent / "artifacts" / given["name"]


def _replace(target: Path, source: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
