"""Sentences: the words around each bound number of a year, as plain text, with the line that they stand on."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.figure import Figure, TargetProblem, find_figure
from nianbao.lines import without_code
from nianbao.mention import mention_id
from nianbao.value import print_value
from nianbao.year import Year

_LINK = re.compile(
    r"(?<!\\)!?\[(?P<text>[^\[\]\n]*)\]"
    r"\( *<?(?P<address>[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?: [^()\n]*)?\)"
)
_STOPS = "。；！？\n"
_REST = re.compile(rf"[^{_STOPS}]*[。；！？]?")
_UNSEEN = re.compile(r"<!--.*?-->|</?[a-zA-Z][\w-]*(?:\s[^<>]*)?>|\[\^[^\]\n]+\]:?|\{[:#.][^}\n]*\}")
_MARKUP = re.compile(r"\\([!-/:-@\[-`{-~])|[*`]+|__")
_LEADING = re.compile(r"^\s*(?:(?:[-+>]|#+|\d+\.) +|\|)\s*")


@dataclass(frozen=True, slots=True)
class Use:
    """A place of the text where a figure is written."""

    file: str
    """The chapter's file."""
    line: int
    section: str
    """Title of the finest section that it stands in."""
    before: str
    """The sentence, up to the number."""
    written: str
    """The number as the text has it."""
    after: str
    """The sentence behind the number, with its stop."""

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.before + self.written + self.after


def uses_by_figure(year: Year) -> dict[str, tuple[Use, ...]]:
    """The places that use each figure, by the figure's id, in reading order."""
    uses: dict[str, tuple[Use, ...]] = {}
    for chapter in year.chapters:
        sentences = dict(_sentences(chapter.source, year.report.figures))
        for mention in year.mentions:
            if mention.page == chapter.slug:
                # Some are bound in a way that is not read here, such as a link whose address stands elsewhere.
                line = chapter.line_of(f"stat:{mention.figure.target}").line
                line, before, after = sentences.get(mention.id, (line, "", ""))
                use = Use(chapter.file, line, mention.section, before, mention.written, after)
                uses[mention.figure.id] = (*uses.get(mention.figure.id, ()), use)
    return uses


def _sentences(markdown: str, figures: Iterable[Figure]) -> Iterator[tuple[str, tuple[int, str, str]]]:
    """For each bound number, by the id of its mention: its line, and its sentence before and behind it."""
    known = tuple(figures)
    source = _filled(markdown, known)
    # Stops in addresses end no sentence: blanks in the place of links keep the positions.
    smooth = _LINK.sub(lambda link: " " * len(link[0]), source)
    met: Counter[str] = Counter()
    for link in _LINK.finditer(without_code(source)):
        figure = _figure(link, known)
        if figure is None:
            continue
        met[figure.id] += 1
        start = max(smooth.rfind(stop, 0, link.start()) for stop in _STOPS) + 1
        rest = _REST.match(smooth, link.end())
        before = _LEADING.sub("", _plain(source[start : link.start()]), count=1).lstrip()
        after = _plain(source[link.end() : rest.end() if rest else link.end()]).rstrip(" |")
        yield mention_id(figure, met[figure.id]), (source.count("\n", 0, link.start()) + 1, before, after)


def _filled(source: str, figures: Iterable[Figure]) -> str:
    """The source with the number in empty brackets, as the page shows it."""

    def fill(link: re.Match[str]) -> str:
        figure = None if link["text"].strip() else _figure(link, figures)
        if figure is None:
            return link[0]
        return f"[{figure.printed if figure.unit == '%' else print_value(figure.value)}]({link['address']})"

    return _LINK.sub(fill, source)


def _figure(link: re.Match[str], figures: Iterable[Figure]) -> Figure | None:
    if link[0].startswith("!") or not link["address"].startswith("stat:"):
        return None
    try:
        return find_figure(link["address"].removeprefix("stat:"), figures)
    except TargetProblem:
        return None


def _plain(markdown: str) -> str:
    """Text without markup; links are reduced to their text."""
    text = _UNSEEN.sub("", _LINK.sub(lambda link: link["text"], markdown))
    return re.sub(r"\s+", " ", html.unescape(_MARKUP.sub(lambda mark: mark[1] or "", text)))
