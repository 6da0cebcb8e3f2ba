"""What an answer writes: numbers of one chapter bound, entries of `report.yml`, the line that shows derived figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.address.pages import STATISTICS_PAGE
from nianbao.editing.brackets import Bracketed, edits_of
from nianbao.editing.change import Change, FileChange, Meanwhile
from nianbao.editing.filetext import Edit, FileText, read_file_text
from nianbao.editing.openyear import OpenYear
from nianbao.editing.yamlentry import NewEntry, add_entry
from nianbao.finding import Problem
from nianbao.render.selection import DERIVED
from nianbao.report.figure import DERIVED_TITLE
from nianbao.text.prose import Prose

_SHOWN = f"## {DERIVED_TITLE} {{#derived}}\n\n![{DERIVED_TITLE}](table:{DERIVED_TITLE})\n"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written, for one chapter."""

    prose: Prose
    numbers: tuple[Bracketed, ...] = ()
    entries: tuple[NewEntry, ...] = ()
    replaced: tuple[Edit, ...] = ()
    """Other edits of the chapter's source."""


def change_of(root: Path, year: OpenYear, plan: Plan) -> Change:
    """The files that a plan changes. Raises Problem where it cannot be written, and Meanwhile where the text changed.

    Data come first: whoever stops it between two files leaves a declaration that nothing uses yet.
    """
    edits = edits_of(plan.prose, plan.numbers)
    if edits is None:
        mend = "请打开文件看这一处：数不能在代码、HTML 或别的链接里"
        raise Problem("这里的写法特别，程序写了会与网页上的不一致，没有改动", mend)
    files = {file: read_file_text(root / file) for file in _files(year, plan)}
    made = {file: now.raw for file, now in files.items()}
    report, chapter = f"data/{year.year}/report.yml", plan.prose.chapter
    for entry in plan.entries:
        now = FileText(made[report])
        made[report] = now.edited([add_entry(now.text, entry)])
    if (page := _shows_derived(year, plan)) is not None:
        made[page] = _with_derived(FileText(made[page]))
    if edits or plan.replaced:
        if not _as_read(files[chapter.file].text, chapter.source):
            raise Meanwhile(chapter.file)
        made[chapter.file] = FileText(made[chapter.file]).edited([*edits, *plan.replaced])
    changes = (FileChange(file, files[file].raw, content) for file, content in made.items())
    return Change(tuple(each for each in changes if each.before != each.after))


def _files(year: OpenYear, plan: Plan) -> Iterator[str]:
    """In the order in which they are written."""
    if plan.entries:
        yield f"data/{year.year}/report.yml"
    page = _shows_derived(year, plan)
    if page is not None and page != plan.prose.chapter.file:
        yield page
    yield plan.prose.chapter.file


def _shows_derived(year: OpenYear, plan: Plan) -> str | None:
    """The page that is to show derived figures, where it does not yet."""
    page = next((each for each in year.chapters if each.slug == STATISTICS_PAGE), None)
    wanted = any(entry.key == "derived" for entry in plan.entries)
    there = DERIVED in year.shown.get(STATISTICS_PAGE, ()) or (page and f"table:{DERIVED_TITLE}" in page.source)
    return page.file if wanted and page and not there else None


def _with_derived(page: FileText) -> bytes:
    text = page.text
    end = len(text.rstrip("\n"))
    return page.edited([Edit(end, len(text), f"\n\n{_SHOWN}")])


def _as_read(text: str, source: str) -> bool:
    """Whether a file holds the text that was read: not where something unseen was left out of it."""
    return text == source
