"""Findings on numbers of the text that are neither bound nor declared free.

A wording to paste is offered only where the words name one figure beyond doubt; else there are choices, or names.
"""

from collections.abc import Iterator
from dataclasses import replace

from nianbao.check.answer import Certainty
from nianbao.check.naming import Named
from nianbao.check.spotted import Spotted, Status
from nianbao.check.stages import BoundText
from nianbao.check.ways import way_to_acknowledge, way_to_free, ways_of
from nianbao.finding import Finding, Severity, Way
from nianbao.report.value import print_value

_SHOWN = 3
"""Candidates that a message names."""
_OTHERWISE = "说的是另一件事，就在 report.yml 的 free 里说明"


def check_coverage(text: BoundText) -> Iterator[Finding]:
    """A finding for each number that is open, contradicts the data, or is bound with another unit behind it."""
    for item in text.spotted:
        if item.status is Status.OPEN:
            yield _certain(item) if item.certain else _likely(item) if item.names else _equal(item)
        elif item.status is Status.CONTRADICTION:
            yield _contradiction(item)
        elif item.status is Status.DOUBTFUL and len(item.figures) > 1:
            problem = f"前面的文字说的像是“{item.figures[1].target}”，绑定的是“{item.figures[0].target}”"
            finding = _finding(item, problem, "请核对绑定的名称；没有错就不用改", "bound-elsewhere")
            yield replace(finding, severity=Severity.WARNING)
        elif item.status is Status.DOUBTFUL:
            problem = f"后面的单位与数据不同，数据里是 {item.figures[0].printed}"
            unit = item.figures[0].unit
            mend = f"单位写“{unit}”，或把换算后的数连同单位写进方括号，例如 [50000元]"
            finding = _finding(item, problem, mend, "bound-unit")
            likely = item.certainty is Certainty.LIKELY  # another counting word, and nothing that names the row
            yield replace(finding, severity=Severity.WARNING) if likely else finding


def _certain(item: Spotted) -> Finding:
    (named,) = item.names
    bound = _written_as(item, named)
    way = f"是这一项，就{_in_words(bound)}；" if bound else ""
    problem = f"没有绑定，数据里有同样的数：“{named.figure.target}”"
    return replace(_finding(item, problem, f"{way}{_OTHERWISE}", "open-number"), ways=(*bound, way_to_free(item)))


def _likely(item: Spotted) -> Finding:
    """Choices: the words may mean any of them."""
    ways = tuple(way for named in item.names for way in _written_as(item, named))
    shown = "、".join(f"“{named.figure.target}”" for named in item.names[:_SHOWN])
    choices = "；".join(
        f"是“{named.figure.target}”，就{_in_words(bound)}"
        for named in item.names[:_SHOWN]
        if (bound := _written_as(item, named))
    )
    problem = f"没有绑定，像是{shown}，数相同"
    mend = f"请看清说的是哪一项。{choices}；{_OTHERWISE}" if choices else _OTHERWISE
    finding = _finding(item, problem, mend, "open-number")
    return replace(finding, severity=Severity.WARNING, ways=(*ways, way_to_free(item)))


def _equal(item: Spotted) -> Finding:
    """The value alone is the same: names to look at, and no wording."""
    shown = "、".join(f"“{figure.target}”" for figure in item.figures[:_SHOWN])
    few = len(item.figures) <= _SHOWN
    problem = f"没有绑定，数据里有同样的数：{shown}{'' if few else '，还有别的'}"
    mend = f"文字里看不出是不是；是其中一项，就照它的名称绑定，{_OTHERWISE}"
    finding = _finding(item, problem, mend, "open-number")
    severity = Severity.WARNING if few else Severity.INFO
    return replace(finding, severity=severity, ways=(way_to_free(item),))


def _contradiction(item: Spotted) -> Finding:
    named = item.names[0]
    figure = named.figure
    where = f"{figure.place.file} 第 {figure.place.line} 行"
    number = print_value(figure.value)
    right = tuple(ways_of(item, named, number))
    ways = (*right, *way_to_acknowledge(item, named), way_to_free(item))
    if item.certainty is Certainty.CERTAIN:
        problem = f"说的像是“{figure.target}”，数据里是 {figure.printed}"
        mend = f"请核对原件和 {where}，改正并{_in_words(right)}；{_OTHERWISE}"
    else:
        problem = "；".join(f"说的像是“{one.target}”，数据里是 {one.printed}" for one in item.figures[:_SHOWN])
        mend = f"请核对原件和 {where}：哪边错了改哪边，改好再绑定；{_OTHERWISE}"
    return replace(_finding(item, problem, mend, "contradiction"), ways=ways)


def _written_as(item: Spotted, named: Named) -> tuple[Way, ...]:
    """How to bind the number as it is written; a number that is only about right (约) may be rounded, and has none."""
    if item.numeral.hedge in ("about", "under"):
        return ()
    number = item.numeral.text
    if item.numeral.hedge == "over":
        number = item.written.removesuffix(item.numeral.unit)
    elif item.numeral.unit == "元" and named.figure.unit != "元" and not number.endswith(("万", "亿")):
        number += "元"
    return tuple(ways_of(item, named, number))


def _in_words(ways: tuple[Way, ...]) -> str:
    """What to write, as a remedy."""
    derived = "".join(f"在 report.yml 的 derived 里写 {way.text}，再" for way in ways if way.kind == "derived")
    bound = next(way.text for way in ways if way.kind == "bind")
    return f"{derived}写成 {bound}"


def _finding(item: Spotted, problem: str, mend: str, rule: str) -> Finding:
    expected = print_value(item.figures[0].value)
    return Finding(item.place, item.written, problem, mend, rule=rule, expected=expected, found=item.written)
