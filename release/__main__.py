"""`python -m release version [TAG]`, `dist`, `wheelhouse`: run through the Makefile, at home and by the workflow."""

import argparse
import sys
from pathlib import Path

from nianbao.finding import Problem
from release.changelog import read_changelog
from release.package import make_package, read_package
from release.sources import committed
from release.version import check_version, version_of
from release.wheelhouse import SUMS, make_wheelhouse, sums_of

ROOT = Path(__file__).resolve().parent.parent
PACKAGE, OFFLINE, NOTES = "package", "offline", "notes.md"


def main() -> int:
    """Run the command that was typed. Exit code 1: something is wrong, and was printed."""
    parser = argparse.ArgumentParser(prog="python -m release", description=__doc__)
    parser.add_argument("command", choices=("version", "dist", "wheelhouse"))
    parser.add_argument("tag", nargs="?", default="")
    options = parser.parse_args()
    try:
        return {"version": _version, "dist": _dist, "wheelhouse": _wheelhouse}[options.command](options.tag)
    except Problem as problem:
        print(f"{problem.problem}（{problem.mend}）", file=sys.stderr)
        return 1


def _version(tag: str) -> int:
    findings = list(check_version(ROOT, tag))
    print(*(map(str, findings) if findings else [f"{version_of(ROOT)} 版，可以发布。"]), sep="\n")
    return 1 if findings else 0


def _dist(_: str) -> int:
    folder = ROOT / "dist"
    package = make_package(ROOT, folder / PACKAGE)
    section = read_changelog(ROOT).get(version_of(ROOT))
    (folder / NOTES).write_bytes(f"{section.text if section else ''}\n".encode())
    _write_sums(folder)
    print(package.wheel.relative_to(ROOT), package.sources.relative_to(ROOT), sep="\n")
    return 0


def _wheelhouse(_: str) -> int:
    folder = ROOT / "dist"
    package = read_package(folder / PACKAGE)
    print(make_wheelhouse(package.wheel, version_of(ROOT), committed(ROOT), folder / OFFLINE).relative_to(ROOT))
    _write_sums(folder)
    return 0


def _write_sums(folder: Path) -> None:
    """Of what is handed out, under the names that it has there: a release has no folders."""
    files = [path for name in (PACKAGE, OFFLINE) for path in (folder / name).glob("*")]
    (folder / SUMS).write_bytes(sums_of({path.name: path for path in files}).encode())


if __name__ == "__main__":
    sys.exit(main())
