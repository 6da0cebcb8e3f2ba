"""Drafts of corrections: all that is known of what was changed in a locked year, so that only the reason is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from nianbao.address.pages import STATISTICS_PAGE
from nianbao.correction.entry import Draft
from nianbao.correction.held import Difference, key_of
from nianbao.correction.seal import seal_of
from nianbao.labels import without_stop
from nianbao.project.year import Year
from nianbao.render.selection import extra_key
from nianbao.report.figure import FigureKind, TargetProblem, find_figure
from nianbao.review.changed import Changed
from nianbao.review.sealed import sealed_file
from nianbao.review.wording import changed_wording, with_numbers
from nianbao.source.textfile import EncodingProblem, decoded
from nianbao.text.chapter import Chapter
from nianbao.text.prose import Prose

_NAMED = 3
"""More figures than these are counted in the title."""


def drafts(root: Path, year: Year, changed: Changed, day: date, why: str) -> list[Draft]:
    """An entry for the figures, with the files that hold nothing else, then one for each other file.

    What the chapters said before is known only where git has the version that was sealed.
    """
    chapters = {prose.chapter.file: prose for prose in year.prose}
    wording = {file: _wording(root, year, chapters[file], changed) for file in changed.files if file in chapters}
    figures = _of_figures(year, changed, [file for file, told in wording.items() if told == []])
    others = [file for file in changed.files if file not in figures.files]
    made = [figures] if figures.changes else []
    pages = {chapter.file: chapter for chapter in year.chapters}
    made += [_of_file(file, changed.files[file], pages.get(file), wording.get(file) or ()) for file in others]
    return [replace(draft, date=day.isoformat(), why=why) for draft in made]


def _wording(root: Path, year: Year, prose: Prose, changed: Changed) -> list[tuple[str, str]] | None:
    """The passages of a chapter that changed; None where nobody knows how they were."""
    chapter, seal = prose.chapter, changed.sealed.get(prose.chapter.file, "")
    if seal_of(with_numbers(prose, _numbers_before(year, prose, changed)).encode()) == seal:
        return []  # with the numbers of before it is what was sealed
    was = sealed_file(root, chapter.file, seal)
    try:
        return changed_wording(decoded(was.content), chapter) if was else None
    except EncodingProblem:
        return None


def _numbers_before(year: Year, prose: Prose, changed: Changed) -> dict[str, str]:
    """The numbers that a chapter had for figures that changed, by the targets that it binds them to."""
    before = {item.key: item.before for item in changed.figures if item.before and item.figure}
    found = {}
    for target in {bound.target for bound in prose.bound}:
        try:
            figure = find_figure(target, year.report.figures)
        except TargetProblem:
            continue
        if value := before.get(key_of(figure)):
            found[target] = value.removesuffix(figure.unit) or value
    return found


def _of_figures(year: Year, changed: Changed, same_words: Sequence[str]) -> Draft:
    """The entry of all figures; `same_words` are chapters in which nothing but their numbers changed."""
    if not changed.figures:
        return Draft()
    files = [file for file in changed.files if file in same_words or _holds(file, changed.figures)]
    labels = [item.figure.label if item.figure else item.target for item in changed.figures]
    more = f"等 {len(labels)} 项" if len(labels) > _NAMED else ""
    return Draft(
        page=_page(year, changed.figures),
        what="、".join(labels[:_NAMED]) + more,
        changes=tuple((item.target, *item.said) for item in changed.figures),
        files={file: changed.files[file] for file in files},
    )


def _holds(file: str, figures: Sequence[Difference]) -> bool:
    """Whether a file is where one of the figures is typed, or was."""
    name = Path(file).stem
    gone = (item.target for item in figures if item.figure is None)
    typed = any(item.figure.place.file == file for item in figures if item.figure)
    return typed or ("/tables/" in file and any(target.startswith(f"{name}/") for target in gone))


def _page(year: Year, figures: Sequence[Difference]) -> str:
    """The page where the figures stand: that of the form, or for a table of the text the page where it is at home."""
    for item in figures:
        if item.figure and item.figure.kind is FigureKind.EXTRA:
            if home := year.homes.get(extra_key(item.figure.table)):
                return home
        elif item.figure:
            break
    return STATISTICS_PAGE if any(chapter.slug == STATISTICS_PAGE for chapter in year.chapters) else ""


def _of_file(file: str, seal: str, chapter: Chapter | None, wording: Sequence[tuple[str, str]]) -> Draft:
    """The entry of a file: of a chapter whose passages changed, or of what nobody knows more of."""
    page = chapter.slug if chapter else STATISTICS_PAGE if file.endswith("/statistics.yml") else ""
    draft = Draft(page=page, what=without_stop(chapter.title) if chapter and wording else "", files={file: seal})
    if len(wording) == 1:
        return replace(draft, before=wording[0][0], after=wording[0][1])
    return replace(draft, changes=tuple(("", *pair) for pair in wording))


def left_blank(made: Sequence[Draft]) -> Iterator[str]:
    """What is still to be filled in, an entry a line, for the editor."""
    for number, draft in enumerate(made, 1):
        if draft.blanks:
            yield f"第 {number} 条（{draft.what or '、'.join(draft.files)}）：{'、'.join(draft.blanks)}"
