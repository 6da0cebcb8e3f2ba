"""The linters of GitHub workflows: zizmor for what could be abused, actionlint for what would not run."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audit.problem import Problem
from audit.tools import node, zizmor

_ACTIONLINT = Path(__file__).with_name("actionlint.mjs")


def workflows(root: Path) -> list[Path]:
    """What there is to lint."""
    return sorted(path for path in (root / ".github/workflows").glob("*.y*ml"))


def lint(root: Path) -> Iterator[Problem]:
    """What the linters find; nothing where there are no workflows."""
    if files := workflows(root):
        yield from _zizmor(root)
        yield from _actionlint(root, files)


def _zizmor(root: Path) -> Iterator[Problem]:
    done = zizmor("--offline", "--no-progress", "--strict-collection", "--format", "json", root)
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)
    except ValueError:
        yield Problem("zizmor", ".github", "did not run", done.stderr.strip())
        return
    for finding in found:
        for place in (each for each in finding["locations"] if each["symbolic"]["kind"] == "Primary"):
            file = place["symbolic"]["key"]["Local"]["verbatim_path"]
            line = place["concrete"]["location"]["start_point"]["row"] + 1
            rule = f"{finding['ident']}: {finding['desc']}"
            yield Problem("zizmor", f"{_short(file, root)}:{line}", rule, place["symbolic"]["annotation"])


def _actionlint(root: Path, files: list[Path]) -> Iterator[Problem]:
    script = _ACTIONLINT.read_text(encoding="utf-8")
    done = node("--input-type=module", "--eval", script, *files)
    if done.returncode:
        yield Problem("actionlint", ".github", "did not run", done.stderr.strip())
        return
    for finding in json.loads(done.stdout):
        yield Problem("actionlint", f"{_short(finding['file'], root)}:{finding['line']}", finding["message"])


def _short(file: str, root: Path) -> str:
    return file.removeprefix(f"{root}/")
