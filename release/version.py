"""Which version this is, and whether everything that says so agrees."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from nianbao.finding import Finding, Place
from release.changelog import FILE, NEXT, read_changelog

PROJECT = "pyproject.toml"


def version_of(root: Path) -> str:
    """The version of the engine, as `pyproject.toml` has it."""
    version: str = tomllib.loads((root / PROJECT).read_text(encoding="utf-8"))["project"]["version"]
    return version


def check_version(root: Path, tag: str) -> Iterator[Finding]:
    """What contradicts a release of this version; `tag` is empty where there is none yet."""
    version = version_of(root)
    yield from _check_section(root, version)
    if tag:
        yield from _check_tag(root, version, tag)


def _check_section(root: Path, version: str) -> Iterator[Finding]:
    section = read_changelog(root).get(version)
    if section is None or section.day is None:
        place = Place(FILE, section.line if section else 1)
        mend = f"请写“## {version} - 年-月-日”，把 {NEXT} 下面的内容移到它下面"
        yield Finding(place, version, "没有写明日期的一节", mend)
    elif not section.text:
        yield Finding(Place(FILE, section.line), version, "这一节是空的", "请写明这一版改了什么")


def _check_tag(root: Path, version: str, tag: str) -> Iterator[Finding]:
    if tag != f"v{version}":
        mend = "请改 version，提交，再打标签；标签打错的，删去重打"
        yield Finding(_version_line(root), "version", f"版本是 {version}，标签却是 {tag}", mend)
    coming = read_changelog(root).get(NEXT)
    if coming is None:
        yield Finding(Place(FILE), NEXT, "没有这一节", f"请在最上面写“## {NEXT}”，下一版的改动以后写在它下面")
    elif coming.text:
        mend = f"请移到“## {version}”下面；还不属于这一版的，先不要合并"
        yield Finding(Place(FILE, coming.first), NEXT, "打了标签，下面还有内容", mend)


def _version_line(root: Path) -> Place:
    lines = (root / PROJECT).read_text(encoding="utf-8").splitlines()
    return Place(PROJECT, next(number for number, line in enumerate(lines, 1) if line.startswith("version = ")))
