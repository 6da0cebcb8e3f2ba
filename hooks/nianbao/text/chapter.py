"""Chapters: the Markdown pages of one year, `docs/<year>/*.md`, in reading order."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nianbao.address.pages import NAME_TAKEN, STATISTICS_PAGE, TAKEN, is_front, page_path
from nianbao.characters import without_unseen
from nianbao.finding import Finding, Place
from nianbao.labels import chapter_number
from nianbao.source.conflict import conflicts, without_conflicts
from nianbao.source.hidden import hidden_characters, hidden_references
from nianbao.source.textfile import EncodingProblem, not_opened, read_text
from nianbao.text.limits import over_limits

_TITLE = re.compile(r"^# +(.+?)\s*(?:\{[^}]*\})?\s*$", re.MULTILINE)
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_SLUG = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of a year: `docs/<year>/<slug>.md`."""

    slug: str
    file: str
    """Path from the project's root."""
    title: str
    """The text of its first heading."""
    source: str
    """The file's text, in Markdown."""

    @property
    def page(self) -> str:
        """Path of the file from `docs`: `2023/work.md`."""
        return self.file.removeprefix("docs/")

    @property
    def front(self) -> bool:
        """Whether it is the front page of the year."""
        return is_front(self.slug)

    @property
    def path(self) -> str:
        """Its address below the year: `work/`, empty for the front page."""
        return page_path(self.slug)

    def line_of(self, words: str) -> Place:
        """File and line where `words` first occur; line 1 where they do not occur."""
        return self.place(max(self.source.find(words), 0))

    def place(self, position: int) -> Place:
        """The file and line of a character of the source."""
        return Place(self.file, bisect_left(_line_ends(self.source), position) + 1)


@lru_cache(maxsize=16)
def _line_ends(source: str) -> tuple[int, ...]:
    """Where the lines of a text end; it is asked for thousands of places of the same text."""
    return tuple(end.start() for end in re.finditer("\n", source))


def read_chapters(root: Path, year: int, findings: list[Finding]) -> tuple[Chapter, ...]:
    """The chapters of a year in reading order. A file that is no readable chapter is added to `findings`."""
    chapters = []
    for path in sorted((root / "docs" / str(year)).rglob("*")):
        file = path.relative_to(root).as_posix()
        if path.suffix.lower() not in _MARKDOWN:
            continue
        if path.suffix != ".md" or path.parent.name != str(year) or not path.is_file():
            mend = f"各章直接放在 docs/{year} 下，文件名以 .md 结尾"
            findings.append(Finding(Place(file), path.name, "不会读这个文件", mend))
            continue
        source = read_source(path, file, findings)
        if source is None:
            continue
        findings += _check_name(path, file)
        for mark in re.finditer("^＃+", source, re.MULTILINE):
            place = Place(file, source.count("\n", 0, mark.start()) + 1)
            findings.append(Finding(place, mark[0], "标题用了全角“＃”", "请改为半角 # 加一个空格"))
        title = _TITLE.search(source)
        if title is None:
            findings.append(Finding(Place(file), path.name, "没有标题", "请在开头写一行“# 标题 {#英文名}”"))
        elif re.search(r"[\[\]*`<>]", title[1]):
            line = source.count("\n", 0, title.start()) + 1
            findings.append(Finding(Place(file, line), title[1], "标题里有链接或格式", "标题只写文字"))
        chapters.append(Chapter(path.stem, file, title[1] if title else path.stem, source))
    return tuple(sorted(chapters, key=_reading_order))


def _check_name(path: Path, file: str) -> Iterator[Finding]:
    if not _SLUG.fullmatch(path.stem):
        mend = "请用小写英文字母、数字和短横线命名，例如 overview.md；各年度同一章用同一个名字"
        yield Finding(Place(file), path.name, "文件名会成为网址，不能用这个名字", mend)
    if path.stem in TAKEN:
        yield Finding(Place(file), path.name, *NAME_TAKEN)


def read_source(path: Path, file: str, findings: list[Finding]) -> str | None:
    """The text of a page, or None when it cannot be read, which is then a finding.

    What nobody sees in it, and marks of a merge conflict, are findings too, and left out.
    """
    try:
        typed = read_text(path)
    except EncodingProblem as problem:
        findings.append(problem.at(Place(file, problem.line), path.name))
    except OSError as error:
        findings.append(not_opened(error, Place(file), path.name))
    else:
        findings += [*hidden_characters(typed, file), *hidden_references(typed, file), *conflicts(typed, file)]
        source = without_conflicts(without_unseen(typed))
        limits = list(over_limits(source, file))
        findings += limits
        return None if limits else source
    return None


def _reading_order(chapter: Chapter) -> tuple[int, int, str]:
    """The portal page, the chapters by their printed number (一、二、), the rest, and the statistics table last."""
    if chapter.front:
        return (0, 0, "")
    number = chapter_number(chapter.title)
    if number is not None:
        return (1, number, "")
    return (3 if chapter.slug == STATISTICS_PAGE else 2, 0, chapter.slug)
