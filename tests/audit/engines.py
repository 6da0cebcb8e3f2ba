"""The second engine: ProperDocs, where MkDocs is not installed, has to make the same sites, file by file."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from audit.problem import Problem
from example import lay_out_example
from workspace import CONTENT, ROOT, SITE, copy, nianbao_with

_OWN = ROOT / ".venv/properdocs" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
_PYTHONS = (Path(sys.executable), _OWN)
"""Of the environment with MkDocs, and of the one with ProperDocs."""
_LACKS = "from importlib.util import find_spec; raise SystemExit(bool(find_spec('mkdocs')))"


def same_sites() -> Iterator[Problem]:
    """A problem for each file in which the sites of the two differ, and where one of them makes none."""
    if nianbao_with((_OWN, "-c", _LACKS), ROOT).returncode:
        yield Problem("engines", str(_OWN.relative_to(ROOT)), "has MkDocs")
    with tempfile.TemporaryDirectory() as folder:
        for lay_out in (_portal, lay_out_example):
            root = Path(folder) / lay_out.__name__
            yield from _compared(lay_out, root)


def _portal(root: Path) -> None:
    copy(CONTENT + SITE, root)


def _compared(lay_out: Callable[[Path], None], folder: Path) -> Iterator[Problem]:
    sites: list[Path] = []
    for number, python in enumerate(_PYTHONS):
        root = folder / str(number)
        root.mkdir(parents=True)
        lay_out(root)
        run = nianbao_with((python, "-m", "nianbao"), root, "build")
        if run.returncode:
            yield Problem("engines", folder.name, f"{python}: no site", run.stdout + run.stderr)
            return
        sites.append(root / "site")
    yield from differences(*sites)


def differences(first: Path, second: Path) -> Iterator[Problem]:
    """The files of two folders that are not in both, byte for byte."""
    one, two = _files(first), _files(second)
    for name in sorted(one.keys() | two.keys()):
        if one.get(name) != two.get(name):
            where = "only with ProperDocs" if name not in one else "only with MkDocs" if name not in two else "differs"
            yield Problem("engines", name, where)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
