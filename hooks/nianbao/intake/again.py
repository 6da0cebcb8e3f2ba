"""A file that is imported once more: how it differs from what was imported then, and from what the year is now."""

from collections.abc import Iterator
from pathlib import Path

from nianbao.intake.digests import chapter_digests, digest
from nianbao.intake.year import Imported
from nianbao.report.model import Report
from nianbao.report.original import read_original_chapters
from nianbao.report.value import print_value
from nianbao.text.chapter import Chapter

_NOT_THERE = "没有"


def differences(made: Imported, report: Report, chapters: tuple[Chapter, ...], root: Path) -> list[str]:
    """A line (Chinese) for each figure and each chapter of the year that is not as the file has it now."""
    return [*_figures(made, report), *_chapters(made, chapters, root)]


def _figures(made: Imported, report: Report) -> Iterator[str]:
    then = {figure.figure: figure.value for figure in report.original}
    now = {id: figure.entry.number or figure.entry.text for id, figure in made.figures.read.items()}
    data = {id: print_value(figure.value) for id, figure in report.statistics.items()}
    for id in dict.fromkeys([*then, *now]):
        if then.get(id) != now.get(id):
            label = report.statistics[id].label if id in report.statistics else id
            values = (each.get(id) or _NOT_THERE for each in (then, now, data))
            yield "{}: 导入时 {}，原件现在 {}，数据现在 {}".format(label, *values)


def _chapters(made: Imported, chapters: tuple[Chapter, ...], root: Path) -> Iterator[str]:
    then = read_original_chapters(root / f"data/{made.year}", f"data/{made.year}", [])
    now = chapter_digests(made.texts)
    here = {chapter.slug: digest(chapter.source) for chapter in chapters}
    for slug in dict.fromkeys([*now, *then]):
        states = {"原件里改过": now.get(slug) != then.get(slug), "这里改过": here.get(slug) != then.get(slug)}
        if then and any(states.values()):
            yield f"docs/{made.year}/{slug}.md: " + "，".join(state for state, is_so in states.items() if is_so)
