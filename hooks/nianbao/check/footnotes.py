"""Footnotes that nothing in the text leads to: a reader finds them below it, with a link back to nowhere."""

from collections.abc import Iterator

from nianbao.check.stages import PageText
from nianbao.finding import Finding, Place
from nianbao.text.pieces import notes, without_code
from nianbao.text.tags import read_tags

BACK = "#fnref:"
"""How the address of a footnote's link back to the text begins; its name follows."""


def check_footnotes(page: PageText) -> Iterator[Finding]:
    """A finding for each footnote of the page that is used nowhere, at its line."""
    links = [tag.get("href") for tag in read_tags(page.parsed.html, "a")]
    places = {f"#{tag.get('id')}" for tag in read_tags(page.parsed.html, "sup")}
    source = without_code(page.source)
    for name, (start, _) in notes(source).items():
        back = BACK + name
        if back in links and back not in places:
            mend = f"请在正文里要注的地方写上 [^{name}]，或删去这条脚注"
            place = Place(page.file, source.count("\n", 0, start) + 1)
            yield Finding(place, f"[^{name}]", "正文里没有用到这条脚注", mend, rule="footnote")
