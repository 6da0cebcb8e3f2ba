"""Files that are public although no page leads to them: what search engines and hosts look for at a fixed address."""

import posixpath
import re
from pathlib import Path

from nianbao.source.fields import Fields
from nianbao.source.plainfiles import Entry, entry_at
from nianbao.source.projectkeys import PUBLIC_FILES

_FILE = re.compile(r"(?:\.well-known/|(?![./]))(?:[^./\\][^/\\]*/)*[^./\\][^/\\]*(?<!\.md)", re.IGNORECASE)
"""Path of a file that is no page; of what is hidden only that folder, in which hosts look for files (RFC 8615)."""


def read_public_files(website: Fields, docs: Path) -> tuple[str, ...]:
    """The files that `website.files` names, as paths from `docs`; one that is not there is a finding."""
    files = []
    for item in website.texts(PUBLIC_FILES.name):
        path = posixpath.normpath(item.text)
        if path != item.text or not _FILE.fullmatch(path) or entry_at(docs / path) is not Entry.FILE:
            website.problem(item.place, PUBLIC_FILES.title, f"docs 里没有文件“{item.text}”", PUBLIC_FILES.help)
        else:
            files.append(path)
    return tuple(files)
