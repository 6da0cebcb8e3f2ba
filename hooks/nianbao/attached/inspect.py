"""An attached file as a whole: all that is wrong with it, whatever kind of file it is."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from nianbao.attached.issue import Issue, first_of_each, issues_of_text
from nianbao.attached.kind import OLD, PAGE, check_kind, kind_of
from nianbao.attached.ofd import check_ofd
from nianbao.attached.office import OFFICE, check_office
from nianbao.attached.oldoffice import check_old
from nianbao.attached.package import read_package
from nianbao.attached.pdf import check_pdf
from nianbao.attached.plaintext import check_plain
from nianbao.characters import unseen
from nianbao.finding import Problem

_IN_ARCHIVES = (*OFFICE, *OLD, ".pdf", ".ofd", ".csv", ".txt", ".png", ".jpg", ".jpeg", ".gif", ".webp")
"""Files that may be packed together; an archive in an archive may not."""


def inspect(name: str, content: bytes) -> tuple[Issue, ...]:
    """What is wrong with a file of this name and content; nothing of a kind that is not known here."""
    suffix = PurePosixPath(name).suffix.lower()
    if wrong := check_kind(suffix, content):
        return (wrong,)
    issues: list[Issue] = []
    try:
        issues += _check(suffix, content)
    except Problem as problem:
        issues.append(Issue("", problem.problem, problem.mend))
    return first_of_each(issues)


def _check(suffix: str, content: bytes) -> Iterator[Issue]:
    if suffix in OFFICE:
        yield from check_office(suffix, content)
    elif suffix in OLD:
        yield from check_old(suffix, content)
    elif suffix == ".pdf":
        yield from check_pdf(content)
    elif suffix == ".ofd":
        yield from check_ofd(content)
    elif suffix in (".csv", ".txt"):
        yield from check_plain(suffix, content)
    elif suffix == ".zip":
        yield from _check_archive(content)


def _check_archive(content: bytes) -> Iterator[Issue]:
    for name, member in read_package(content).items():
        yield from issues_of_text(name, name)
        if any(unseen(name)):
            yield Issue(name, "名字里有看不见的字符", "请改名，重新打包")
        if PurePosixPath(name).suffix.lower() not in _IN_ARCHIVES or kind_of(member) == PAGE:
            yield Issue(name, "压缩包里有不能公布的文件", "请只放 PDF、Word、Excel、CSV 和图片，重新打包")
        else:
            yield from (issue.inside(name) for issue in inspect(name, member))
