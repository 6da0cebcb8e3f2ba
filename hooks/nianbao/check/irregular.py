"""Links and other things that are no plain files, where an editor's files lie: none of them is read or published."""

from collections.abc import Iterator

from nianbao.finding import Finding, Place
from nianbao.source.plainfiles import Entry
from nianbao.source.snapshot import Snapshot

IRREGULAR = "link"
"""The rule that a project's files are plain files and folders."""
_WORDS = {
    Entry.LINK: ("是指向别处的链接（符号链接），不会读，也不会发布", "请删去链接，把要用的文件或文件夹本身放在这里"),
    Entry.OTHER: ("不是普通文件（是管道、套接字或设备），不会读，也不会发布", "请移走或删去"),
}
"""Problem and remedy by kind."""


def check_irregular(snapshot: Snapshot) -> Iterator[Finding]:
    """An error for each link, pipe or device in `data`, `docs` and `overrides`, and where the settings are one.

    A link is refused wherever it leads: what it leads to can change unseen, and a checkout on Windows may have a small
    text with the target's name in its place.
    """
    for file, kind in snapshot.irregular:
        yield Finding(Place(file), file.rsplit("/", 1)[-1], *_WORDS[kind], rule=IRREGULAR)
