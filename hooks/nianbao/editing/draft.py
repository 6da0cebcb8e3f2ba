"""Proposed sentences in the placeholders of chapters, each by itself, until somebody takes it or strikes it out.

A placeholder is never published, whatever stands in it (`bind/pending`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from nianbao.bind.pending import proposal_text
from nianbao.editing.desk import Desk, Moved
from nianbao.editing.filetext import Edit, difference
from nianbao.editing.openyear import OpenYear
from nianbao.editing.plan import Plan
from nianbao.editing.sentence import Proposal, proposals
from nianbao.finding import Problem
from nianbao.report.value import Absent
from nianbao.text.prose import Prose

_PROPOSED = re.compile(re.escape(proposal_text("…")).replace("…", r"[^】\n]*"))
_ASKED = re.compile(r"【待填(?!：建议：)[^】\n]*】")


def check_figures(year: OpenYear) -> None:
    """Raise Problem where figures still wait to be filled in: sentences are made of those that stand."""
    waiting = [figure for figure in year.report.statistics.values() if figure.value is Absent.PENDING]
    if waiting:
        where = f"{waiting[0].place.file} 第 {waiting[0].place.line} 行起"
        raise Problem(f"统计表里还有 {len(waiting)} 个数是“待填”", f"请先填好（{where}），再起草句子")


def proposed(desk: Desk) -> list[Proposal]:
    """The sentences that are not in their chapters yet, and have a place there."""
    made = proposals(desk.year.report, desk.before)
    return [each for each in made if (prose := _page(desk.year, each)) and _wanted(desk.year, prose, each)]


def put_down(desk: Desk) -> int:
    """Write the proposals into the placeholders, in the place of those that were there; returns how many there are."""
    check_figures(desk.year)
    pages = [chapter.slug for chapter in desk.year.chapters]
    for slug in pages:

        def plan(slug: str = slug) -> Plan:
            prose = next(each for each in desk.year.prose if each.chapter.slug == slug)
            own = [each for each in proposed(desk) if each.chapter == slug]
            source = prose.chapter.source
            return Plan(prose, replaced=_edits(source, with_proposals(source, own)))

        if plan().replaced:
            desk.write(plan)
    return len(standing(desk))


def standing(desk: Desk) -> list[Proposal]:
    """The proposals that stand in the chapters, in reading order."""
    found = [(_at(desk.year, each), each) for each in proposed(desk)]
    return [each for (_, at), each in sorted(found, key=lambda one: one[0]) if at >= 0]


def take(desk: Desk, proposal: Proposal) -> None:
    """Take a proposal into its chapter. Raises Moved where it does not stand there any more."""

    def plan() -> Plan:
        now = next((each for each in standing(desk) if each.text == proposal.text), None)
        prose = _page(desk.year, now) if now else None
        if now is None or prose is None:
            raise Moved
        words = proposal_text(now.text)
        at = prose.chapter.source.index(words)
        return Plan(prose, entries=now.entries, replaced=(Edit(at, at + len(words), now.final),))

    desk.write(plan)


def with_proposals(source: str, wanted: Sequence[Proposal]) -> str:
    """A chapter's source with these proposals and no others: those that stand stay where they are."""
    lines, left = source.split("\n"), list(wanted)
    stands: dict[int, Proposal | None] = {}
    for number, line in enumerate(lines):
        if _PROPOSED.fullmatch(line.strip()):
            stands[number] = now = next((each for each in left if _same(each, line)), None)
            left = [each for each in left if each is not now]
    behind: dict[int, list[str]] = {}
    for each in left:
        own = [number for number, other in stands.items() if other and other.topic == each.topic]
        behind.setdefault(max(own, default=_place(lines, each.topic)), []).append(each.text)
    return "\n".join(_rewritten(lines, stands, behind))


def _same(proposal: Proposal, line: str) -> bool:
    """Whether a line proposes the same, or a sentence about the same figure."""
    return proposal.text in line or f"(stat:{proposal.figure.target})" in line


def _rewritten(
    lines: Sequence[str], stands: Mapping[int, Proposal | None], behind: Mapping[int, Sequence[str]]
) -> Iterator[str]:
    """The lines, with what stands now in the place of what stood, and new paragraphs behind some of them."""
    gone = {number for number, now in stands.items() if now is None}
    for number, line in enumerate(lines):
        now = stands.get(number)
        if number not in gone and not (number + 1 in gone and not line.strip()):  # nor the blank line before it
            yield proposal_text(now.text) if now else line
        for text in behind.get(number, ()):
            yield from ("", proposal_text(text))


def _place(lines: Sequence[str], topic: str) -> int:
    """The line behind which the proposals of a topic stand; -1 where nothing asks for it (any more)."""
    begin = next((n for n, line in enumerate(lines) if topic and line.startswith("#") and topic in line), 0)
    heads = (n for n, line in enumerate(lines) if n > begin and line.startswith("#"))
    end = next(heads, len(lines)) if topic else len(lines)
    asked = (n for n in range(begin, end) if _ASKED.fullmatch(lines[n].strip()))
    old = (n for n in range(begin, end) if _PROPOSED.fullmatch(lines[n].strip()))
    return next(asked, next(old, -1))


def _page(year: OpenYear, proposal: Proposal) -> Prose | None:
    return next((each for each in year.prose if each.chapter.slug == proposal.chapter), None)


def _wanted(year: OpenYear, prose: Prose, proposal: Proposal) -> bool:
    """Whether the chapter has a place for it, and does not speak of its figure yet."""
    source = prose.chapter.source
    written = _PROPOSED.sub("", source)
    bound = f"(stat:{proposal.figure.target})" in written or proposal.final in written
    mentioned = any(
        each.figure.id == proposal.figure.id and each.page == proposal.chapter and not _inside(each.place.line, source)
        for each in year.mentions
    )
    return not bound and not mentioned and _place(source.split("\n"), proposal.topic) >= 0


def _inside(line: int, source: str) -> bool:
    """Whether a line is a proposal."""
    return bool(_PROPOSED.fullmatch(source.split("\n")[line - 1].strip()))


def _at(year: OpenYear, proposal: Proposal) -> tuple[int, int]:
    """Where a proposal stands: number of the chapter, and of the character; negative where it does not."""
    for number, chapter in enumerate(year.chapters):
        if chapter.slug == proposal.chapter:
            return number, chapter.source.find(proposal_text(proposal.text))
    return -1, -1


def _edits(before: str, after: str) -> tuple[Edit, ...]:
    return (difference(before, after),) if before != after else ()
