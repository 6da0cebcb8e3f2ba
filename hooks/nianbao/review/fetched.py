"""A commit that a shallow clone lacks, brought from where the clone came from."""

import base64
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


def fetch_commit(root: Path, commit: str, environment: Mapping[str, str]) -> bool:
    """Whether the clone has a commit, by its full id, or has it now that it was asked for.

    A workflow keeps no credentials in its clone: its token (`GH_TOKEN`) is given to git for this once, for GitHub's
    host alone, and on no command line, which others on the machine could read.
    """
    git = shutil.which("git")
    if git is None:
        return False
    known = [git, "-C", str(root), "cat-file", "-e", f"{commit}^{{commit}}"]
    if _well(known, environment):
        return True
    shallow = subprocess.run(
        [git, "-C", str(root), "rev-parse", "--is-shallow-repository"], check=False, capture_output=True
    )
    depth = ["--depth=1"] if shallow.stdout.strip() == b"true" else []  # else a whole clone would become a shallow one
    fetch = ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", *depth, "origin", commit]
    return _well([git, "-C", str(root), *fetch], environment) and _well(known, environment)


def _well(command: list[str], environment: Mapping[str, str]) -> bool:
    run = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "GIT_TERMINAL_PROMPT": "0", **_credentials(environment)},
        check=False,
        capture_output=True,
    )
    return run.returncode == 0


def _credentials(environment: Mapping[str, str]) -> dict[str, str]:
    """Settings of git as variables: the token as the header that GitHub takes."""
    token, server = environment.get("GH_TOKEN", ""), environment.get("GITHUB_SERVER_URL", "https://github.com")
    if not token or not server.startswith("https://"):
        return {}
    header = base64.b64encode(f"x-access-token:{token}".encode()).decode("ascii")
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{server.rstrip('/')}/.extraheader",
        "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {header}",
    }
