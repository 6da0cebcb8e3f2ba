"""The pages of a draft with a mark for each finding: in the text by its line, in a table by the row of its figure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape

from nianbao.address.pages import page_path
from nianbao.bind.binder import Binder
from nianbao.bind.chapters import parse
from nianbao.bind.renderer import render
from nianbao.bind.rendering import Rendering
from nianbao.draft.located import Group, Located
from nianbao.draft.tokens import TOKEN, tokened
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.source.textfile import EncodingProblem, read_text
from nianbao.text.chapter import Chapter
from nianbao.text.heading import Heading
from nianbao.text.markdown import Parsed
from nianbao.text.settings import without_settings
from nianbao.text.tags import Edit, Tag, edited, read_tags

_CLASSES = {Group.MUST: "must", Group.SHOULD: "should", Group.HINT: "hint"}
Marked = Mapping[str, Rendering]
"""Pages with marks, by their sources (`2018/work.md`); those without a mark are left out."""


def marked_pages(project: Project, located: Iterable[Located]) -> Marked:
    """The pages of the editors' text on which any of these findings stands."""
    found = {item.number: item for item in located}
    in_text, in_rows = defaultdict[str, list[Located]](list), defaultdict[str, list[Located]](list)
    for item in found.values():
        if item.source:
            in_text[item.source].append(item)
        elif item.row:
            in_rows[item.page].append(item)
    marked = {}
    for chapter, year in _chapters(project):
        own = in_text.get(chapter.page, [])
        rows = in_rows.get(page_path(chapter.slug, year.year), []) if year else []
        if own or rows:
            made = _rendered(replace(chapter, source=tokened(chapter.source, own)), year)
            html = edited(made.html, _in_rows(made.html, rows))
            marked[chapter.page] = _with_marks(replace(made, html=html), found)
    return marked


def _chapters(project: Project) -> Iterator[tuple[Chapter, Year | None]]:
    """All pages of the editors' text, each with its year; pages of no year are read once more."""
    yield from ((chapter, year) for year in project.years for chapter in year.chapters)
    for slug in project.front:
        file = f"docs/{slug}.md"
        try:
            text = read_text(project.root / file)
        except (EncodingProblem, OSError):
            continue
        shown = without_settings(text)
        yield Chapter(slug, file, "", "\n" * (text.count("\n") - shown.count("\n")) + shown), None  # lines stay theirs


def _rendered(chapter: Chapter, year: Year | None) -> Rendering:
    """The page as the site has it; the same as in `Year.pages` and `Project.front`, but for the tokens."""
    if year is None:
        return render(Parsed(chapter.source), chapter.page)
    return render(parse(chapter), chapter.page, Binder(year.report, chapter, year.homes, year.uses, year.notes))


def _with_marks(page: Rendering, found: Mapping[int, Located]) -> Rendering:
    """The page with a mark in the place of each token, and none in what is said of the page elsewhere."""
    html = edited(
        page.html,
        (
            (tag.start, tag.end, TOKEN.sub("", page.html[tag.start : tag.end]))
            for tag in read_tags(page.html)
            if TOKEN.search(page.html, tag.start, tag.end)
        ),
    )
    html = TOKEN.sub(lambda token: _mark(found[int(token[1])]), html)
    return replace(page, html=html, headings=tuple(map(_plain, page.headings)))


def _plain(heading: Heading) -> Heading:
    return replace(heading, title=TOKEN.sub("", heading.title), below=tuple(map(_plain, heading.below)))


def _mark(item: Located) -> str:
    """The mark: it leads back to the list."""
    words = escape(f"第 {item.number} 处，{item.group.value}：{item.message}")
    return (
        f'<a class="draft-mark draft-mark--{_CLASSES[item.group]}" id="{item.anchor}" href="#{item.entry}"'
        f' title="{words}" aria-label="{words}">{item.number}</a>'
    )


def _in_rows(html: str, items: Iterable[Located]) -> Iterator[Edit]:
    """A mark in the first cell of each row, or in the cell that is meant."""
    wanted = defaultdict[str, list[Located]](list)
    for item in items:
        wanted[item.row].append(item)
    tags = list(read_tags(html)) if wanted else []
    for number, tag in enumerate(tags):
        if not tag.closing and (own := wanted.pop(tag.get("id"), [])):
            at = _inside(tags[number:])
            yield at, at, "".join(map(_mark, own))


def _inside(tags: list[Tag]) -> int:
    """Where a mark goes in the element that begins here: at the end of its first cell, or at its beginning."""
    cell = next((tag for tag in tags if tag.closing and tag.name in ("td", "th")), None)
    return cell.start if cell and re.fullmatch("t[rdh]", tags[0].name) else tags[0].end
