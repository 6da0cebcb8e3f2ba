"""Whether the numbers bound in a text are those bound on its page.

The page is made from the tree of Python-Markdown, and findings on numbers come from the text by its positions.
Both know the same ways to write a link; where one of them should see a number that the other does not, no finding on
the numbers of that page can be trusted.
"""

from collections import Counter
from collections.abc import Collection, Iterator

from nianbao.check.stages import BoundText
from nianbao.finding import Finding
from nianbao.report.figure import Figure, TargetProblem, find_figure
from nianbao.text.prose import Bound

_PROBLEM = "这里的绑定数字写法特别，网页上的与核对的不一致"
_MEND = "请改成 [15131](stat:名称)，写在同一行里，不放进 HTML，也不用属性；表格的这一行不能比表头多一格"


def check_seen(text: BoundText) -> Iterator[Finding]:
    """A finding for each bound number that only the page has, or only the text."""
    for prose in text.prose:
        shown = [mention for mention in text.mentions if mention.page == prose.chapter.slug]
        read = [(figure, bound) for bound in prose.bound if (figure := _figure(bound, text.report.figures))]
        only_shown = Counter(mention.figure.id for mention in shown) - Counter(figure.id for figure, _ in read)
        only_read = Counter(figure.id for figure, _ in read) - Counter(mention.figure.id for mention in shown)
        for mention in shown:
            if only_shown[mention.figure.id]:
                yield Finding(mention.place, mention.figure.label, _PROBLEM, _MEND, rule="target")
        for figure, bound in read:
            if only_read[figure.id]:
                yield Finding(prose.place(bound.start), figure.label, _PROBLEM, _MEND, rule="target")


def _figure(bound: Bound, figures: Collection[Figure]) -> Figure | None:
    try:
        return find_figure(bound.target, figures)
    except TargetProblem:
        return None  # a finding of binding
