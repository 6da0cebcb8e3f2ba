"""Footnotes that nothing in the text leads to, with a link back to nowhere; marks whose note is not there."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from nianbao.check.stages import PageText
from nianbao.finding import Finding, Place
from nianbao.text.pieces import notes, without_code
from nianbao.text.tags import read_tags

BACK = "#fnref:"
"""How the address of a footnote's link back to the text begins; its name follows."""
_NOTE = "fn:"
"""How the id of a footnote begins; its name follows."""
_MARK = re.compile(r"(?<!\\)\[\^(?P<name>[^\]\n]+)\](?!\()")


def check_footnotes(page: PageText) -> Iterator[Finding]:
    """A finding for each footnote of the page that is used nowhere, and for each mark without one, at its line."""
    links = [tag.get("href") for tag in read_tags(page.parsed.html, "a")]
    places = {f"#{tag.get('id')}" for tag in read_tags(page.parsed.html, "sup")}
    source = without_code(page.source)
    for name, (start, _) in notes(source).items():
        back = BACK + name
        if back in links and back not in places:
            mend = f"请在正文里要注的地方写上 [^{name}]，或删去这条脚注"
            place = Place(page.file, source.count("\n", 0, start) + 1)
            yield Finding(place, f"[^{name}]", "正文里没有用到这条脚注", mend, rule="footnote")
    there = (tag.get("id") for tag in read_tags(page.parsed.html, "li"))
    yield from _without_note(page.file, source, {id.removeprefix(_NOTE) for id in there if id.startswith(_NOTE)})


def _without_note(file: str, source: str, there: AbstractSet[str]) -> Iterator[Finding]:
    """A finding for each name that marks have and no note that is there: a page shows them as they are written."""
    said, line, counted = set(there), 1, 0
    for mark in _MARK.finditer(source):
        name = mark["name"]
        if name not in said:
            mend = f"请另起一段写 [^{name}]: 说明（冒号用半角），或删去 [^{name}]"
            line += source.count("\n", counted, mark.start())
            counted = mark.start()
            yield Finding(
                Place(file, line), f"[^{name}]", "没有写这条脚注，网页上会照样印出 [^…]", mend, rule="footnote"
            )
        said.add(name)
