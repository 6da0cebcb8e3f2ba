"""What GitHub would answer when it is asked for deployments, as files for a server of files."""

import json
from pathlib import Path

from audit.event import REPOSITORY


def say_deployed(api: Path, commit: str) -> None:
    """One deployment, which succeeded; with an empty commit none."""
    listed = [{"id": 1, "created_at": "2030-01-01T00:00:00Z", "sha": commit}] if commit else []
    _write(api / "repos" / REPOSITORY / "deployments", listed)
    statuses = [{"id": 1, "created_at": "2030-01-01T00:00:00Z", "state": "success"}]
    _write(api / "repos" / REPOSITORY / "deployments/1/statuses", statuses)


def asking(base: str) -> dict[str, str]:
    """What the machine sets, so that a step asks there."""
    return {"GITHUB_API_URL": base, "GITHUB_REPOSITORY": REPOSITORY}


def _write(folder: Path, items: list[dict[str, object]]) -> None:
    """The answer at the address of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(json.dumps(items), encoding="utf-8")
