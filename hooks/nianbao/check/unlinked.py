"""Files of `docs` that nobody meant to publish: no page leads to them, and neither data nor settings name them.

A site publishes whatever lies in `docs`. What a reader cannot reach from any page was put there for another purpose.
"""

import posixpath
from collections.abc import Iterator

from nianbao.check.leftovers import is_copy, leftover
from nianbao.check.stages import AllPages
from nianbao.finding import Finding, Place, Severity

UNLINKED = "unlinked-file"
"""The rule that a file of `docs` is one that somebody meant to publish."""
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_MEND = "要公开的，请在正文里链接它；不公开的请移走；不用链接也公开的，写进 data/publisher.yml 的 website.files"


def check_unlinked(pages: AllPages) -> Iterator[Finding]:
    """An error for each such file; a warning where it is hidden, for it is committed and not published.

    Where a page cannot be read, nobody knows what it leads to, and only names are looked at.
    """
    linked = {link.target.casefold() for page in pages.links.values() for link in page.links}  # case is said elsewhere
    complete = all(file in pages.links for file in pages.files if file.endswith(".md"))
    for file in sorted(pages.files):
        name = posixpath.basename(file)
        if said := leftover(file):
            severity = Severity.WARNING if _is_hidden(file) else Severity.ERROR
            yield Finding(Place(f"docs/{file}"), name, *said, severity=severity, rule=UNLINKED)
        elif file.lower().endswith(_PAGES):
            if "/" not in file and is_copy(file):
                problem, mend = "像是另一页的副本，会成为网站的一页", "请删去；要公开的，请用英文另起名字"
                yield Finding(Place(f"docs/{file}"), name, problem, mend, rule=UNLINKED)
        elif complete and not _is_hidden(file) and file.casefold() not in linked and not pages.named(file):
            problem = "像是另一个文件的副本，没有哪一页链接它" if is_copy(file) else "没有哪一页链接它，却会随网站公开"
            yield Finding(Place(f"docs/{file}"), name, problem, _MEND, rule=UNLINKED)


def _is_hidden(file: str) -> bool:
    """Whether the site generator leaves a file out: its name, or that of a folder above, begins with a dot."""
    return any(part.startswith(".") for part in file.split("/"))
