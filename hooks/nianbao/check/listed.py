"""Lists with the number of their items (教育、卫生、供水3个领域), and lists of shares, which are at most the whole.

The number may count something else, so that nothing is stopped.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from nianbao.finding import Finding, Severity, page_subject
from nianbao.text.hannumber import HAN_NUMBER, read_han
from nianbao.text.numeral import Kind, Numeral, numerals
from nianbao.text.prose import Prose, Sentence

LIST_COUNT, SHARE_SUM = "list-count", "share-sum"
"""The rules that a list has as many items as it says, and that shares of one whole are not more than it."""
_SAYS = {
    LIST_COUNT: ("写的是 {found}，列出的是 {expected} 项", "请核对；数的不是这几项的不用改", Severity.INFO),
    SHARE_SUM: ("几项占比相加是 {found}，超过 {expected}", "请核对；不是同一个总数的不用改", Severity.WARNING),
}
_KINDS = "领域|方面|类别|类型|部门|单位|环节|栏目|专栏|板块|乡镇|镇|街道|渠道|主题|平台"
_COUNTED = (
    rf"(?P<number>\d{{1,2}}|{HAN_NUMBER})(?:大?类|大(?={_KINDS})|个(?=[^，。；：、\d（）()]{{0,10}}?(?:{_KINDS})))"
)
_COUNT = re.compile(_COUNTED)
_EDGE = re.compile(r"[，。；：:\n（）()“”《》\d]")
"""What no list of a few words goes over."""
_BEGINS = re.compile(r"[^，。；：:、\d（）()]{0,12}(?:[：:（(]|，?包括|，?即|，?分别[是为])")
"""Between a number and the list behind it."""
_ENDS = re.compile(r"[。；;）)\n]|$")
_FEW, _WINDOW = 2, 300
"""Signs between the items of the shortest list; characters of the longest."""
_JOINT = re.compile("[、和及与]|以及")
_NEAR = 2
"""Items by which a number that was meant for the list may be wrong."""
_SHARE = re.compile(r"占[^，。；、%]{0,12}$")
_BASE = re.compile(r"其中|[（(）)；;]")
"""What begins shares of another whole."""
_WHOLE = 100


def check_listed(prose: Prose) -> Iterator[Finding]:
    """Findings of the lists that have more or fewer items than they say, and of shares above 100 %."""
    for sentence in prose.sentences():
        if sentence.text.count("、") >= _FEW:
            yield from _counted(prose, sentence)
        if sentence.text.count("%") + sentence.text.count("％") > 1:
            yield from _shares(prose, sentence)


def _counted(prose: Prose, sentence: Sentence) -> Iterator[Finding]:
    for match in _COUNT.finditer(sentence.text):
        text = match["number"]
        number = int(text) if text.isdecimal() else read_han(text)
        for items in (_before(sentence.text, match.start()), _behind(sentence.text, match.end())):
            least, most = items.count("、") + 1, len(_JOINT.findall(items)) + 1
            near = number is not None and 0 < max(least - number, number - most) <= _NEAR
            if near and least > _FEW and not (items.endswith("等") and number is not None and number > most):
                start = sentence.start + match.start("number")
                yield _finding(prose, start, LIST_COUNT, text, str(least))


def _before(text: str, end: int) -> str:
    """The list that ends at a position: 供水、供电、供气｜3个领域."""
    return _EDGE.split(text[max(end - _WINDOW, 0) : end])[-1]


def _behind(text: str, start: int) -> str:
    """The list behind a position: 设3个专栏｜：政策、规划、财政."""
    begin = _BEGINS.match(text, start)
    if not begin:
        return ""
    items = _EDGE.split(text[begin.end() : begin.end() + _WINDOW], maxsplit=1)[0]
    return items if _ENDS.match(text, begin.end() + len(items)) else ""


def _shares(prose: Prose, sentence: Sentence) -> Iterator[Finding]:
    """A warning where shares that stand in one list add up to more than the whole."""
    listed: list[Numeral] = []
    end = 0
    for numeral in (*numerals(sentence.text), None):
        between = sentence.text[end : numeral.start] if numeral else "；"
        if _BASE.search(between):
            yield from _judge(prose, sentence, listed)
            listed = []
        if numeral and numeral.kind is Kind.QUANTITY and numeral.percent and _SHARE.search(between):
            listed.append(numeral)
        end = numeral.end if numeral else end


def _judge(prose: Prose, sentence: Sentence, listed: list[Numeral]) -> Iterator[Finding]:
    total = sum((share.value for share in listed), Decimal(0))
    rounding = sum((Decimal(1).scaleb(-share.places) for share in listed), Decimal(0)) / 2
    if len(listed) > 1 and total > _WHOLE + rounding:
        found = f"{total.normalize():f}%"
        yield _finding(prose, sentence.start + listed[0].start, SHARE_SUM, found, "100%")


def _finding(prose: Prose, start: int, rule: str, found: str, expected: str) -> Finding:
    problem, mend, severity = _SAYS[rule]
    return Finding(
        prose.place(start),
        found,
        problem.format(found=found, expected=expected),
        mend,
        severity=severity,
        rule=rule,
        expected=expected,
        found=found,
        subject=page_subject(prose.chapter.slug),
    )
