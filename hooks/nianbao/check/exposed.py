"""What files give away or start: personal data in texts, data and attached files, and what runs in the latter.

国办秘函〔2019〕19号 counts a leak of personal data among what fails a website by itself.
"""

from collections.abc import Iterator
from functools import partial
from itertools import chain, groupby
from pathlib import PurePosixPath

from nianbao.attached.issue import Issue, issues_of_text
from nianbao.check.exceptions import PUBLIC_FILE, read_exempt, stale
from nianbao.check.leftovers import leftover
from nianbao.check.stages import Made, ProjectFiles
from nianbao.check.writtennumbers import numbers_of
from nianbao.finding import Finding, Place

_TEXTS = (".md", ".yml", ".yaml")
_LEFT_OUT = (PUBLIC_FILE, "data/forms/", "data/schemas/")
PERSONAL, ATTACHMENT = "personal", "attachment"
"""The rules: that no personal data are published, and that an attached file is what it seems."""


def check_exposed(project: ProjectFiles) -> Iterator[Finding]:
    """A finding for each issue that the office does not declare public, and for each declaration about nothing."""
    findings: list[Finding] = []
    exempt = read_exempt(project.root, findings)
    yield from findings
    issues = [*_in_texts(project), *chain.from_iterable(_in_attached(project))]
    used = set()
    for place, issue in issues:
        covering = {item for item in exempt if item.covers(place.file, issue)}
        used |= covering
        if not covering:
            label = issue.part or PurePosixPath(place.file).name
            rule = PERSONAL if issue.value else ATTACHMENT
            yield Finding(place, label, issue.problem, issue.mend, severity=issue.severity, rule=rule)
    yield from (stale(item) for item in exempt if item not in used and item.file and item.value)


def _in_texts(project: ProjectFiles) -> Iterator[tuple[Place, Issue]]:
    """The issues of chapters, data files and templates, folder by folder: they are small, and most have none."""
    texts = sorted(file for file in project.files if _is_text(file[0]))
    for _, folder in groupby(texts, lambda file: file[0].rpartition("/")[0]):
        files = tuple(folder)
        names = [name for name, _ in files]
        yield from project.remember(("texts", *chain.from_iterable(files)), partial(_numbers_in, project, names))


def _numbers_in(project: ProjectFiles, names: list[str]) -> Made:
    return tuple(numbers_of(project.root, names))


def _is_text(file: str) -> bool:
    if file.startswith("overrides/"):
        return file.endswith((".html", ".svg"))
    return file.startswith(("docs/", "data/")) and file.endswith((*_TEXTS, ".svg")) and not file.startswith(_LEFT_OUT)


def _in_attached(project: ProjectFiles) -> Iterator[Made]:
    """The issues of the files beside the chapters, each read once as long as it stays the same."""
    for file, sha256 in project.files:
        name = PurePosixPath(file).name
        judged_elsewhere = name.startswith(".") or file.endswith((*_TEXTS, ".svg")) or leftover(name)
        if file.startswith("docs/") and not judged_elsewhere:
            yield tuple((Place(file), issue) for issue in issues_of_text(name, name))
            yield project.remember(("attached", file, sha256), partial(_issues, project, file))


def _issues(project: ProjectFiles, file: str) -> Made:
    from nianbao.attached.inspect import inspect  # noqa: PLC0415 - only a project with attachments waits for its readers

    try:
        content = (project.root / file).read_bytes()
    except OSError:
        mend = "请核对这个文件能不能打开，或删去"
        return ((Place(file), Issue("", "读不出这个文件", mend)),)
    return tuple((Place(file), issue) for issue in inspect(file, content))
