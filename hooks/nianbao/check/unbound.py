"""Findings on numbers of the text that are neither bound nor declared free.

A wording to paste is offered only where the words name one figure beyond doubt; else there are choices, or names.
"""

from collections.abc import Iterator

from nianbao.check.answer import Certainty
from nianbao.check.spotted import Spotted, Status
from nianbao.check.stages import BoundText
from nianbao.check.ways import Ways, in_order
from nianbao.finding import Finding, Severity, Way
from nianbao.report.value import print_value
from nianbao.text.agreement import fits

_SHOWN = 3
"""Candidates that a message names."""
_OTHERWISE = "说的是另一件事，就在 report.yml 的 free 里说明"


def check_coverage(text: BoundText) -> Iterator[Finding]:
    """A finding for each number that is open, contradicts the data, or is bound with another unit behind it."""
    ways = Ways(text.chapters, text.spotted)
    for item in text.spotted:
        if finding := finding_of(item, ways):
            yield finding


def finding_of(item: Spotted, ways: Ways) -> Finding | None:
    """What is said of one number; None where nothing is wrong with it."""
    if item.status is Status.OPEN:
        return _open(item, ways)
    if item.status is Status.CONTRADICTION:
        return _contradiction(item, ways)
    if item.status is Status.DOUBTFUL:
        return _elsewhere(item, ways) if len(item.figures) > 1 else _unit(item, ways)
    return None


def _open(item: Spotted, ways: Ways) -> Finding:
    return _certain(item, ways) if item.certain else _likely(item, ways) if item.names else _equal(item, ways)


def _elsewhere(item: Spotted, ways: Ways) -> Finding:
    bound, other = item.figures[:2]
    problem = f"前面的文字说的像是“{other.target}”，绑定的是“{bound.target}”"
    choices = [ways.elsewhere(item, other)] if fits(item.numeral, other) else []
    mend = "请核对绑定的名称；没有错就不用改"
    if found := in_order(choices):
        mend = f"请核对绑定的名称：绑错了，就改成 {found[0].text}；没有错就不用改"
    return _finding(item, problem, mend, "bound-elsewhere", Severity.WARNING, found)


def _unit(item: Spotted, ways: Ways) -> Finding:
    figure = item.figures[0]
    if not figure.unit or item.numeral.text.endswith(("万", "亿")):
        problem = f"方括号后面的字使数变了，数据里是 {figure.printed}"
        mend = "“万”“亿”是数的一部分，请写进方括号里；多写的删去"
        return _finding(item, problem, mend, "bound-unit")
    found = in_order([ways.with_unit(item, figure)])
    way = f"，例如 {found[0].text.split('(')[0]}" if found else ""
    mend = f"单位写“{figure.unit}”，或把换算后的数连同单位写进方括号{way}"
    if item.numeral.unit != "元":
        mend = f"请核对绑定的名称；没有绑错的，单位写“{figure.unit}”"
    likely = item.certainty is Certainty.LIKELY  # another counting word, and nothing that names the row
    severity = Severity.WARNING if likely else Severity.ERROR
    problem = f"后面的单位与数据不同，数据里是 {figure.printed}"
    return _finding(item, problem, mend, "bound-unit", severity, found)


def _certain(item: Spotted, ways: Ways) -> Finding:
    (named,) = item.names
    bound = ways.as_written(item, named)
    way = f"是这一项，就{_in_words(bound)}；" if bound else ""
    problem = f"没有绑定，数据里有同样的数：“{named.figure.target}”"
    found = in_order([bound, ways.free(item)])
    return _finding(item, problem, f"{way}{_OTHERWISE}", "open-number", Severity.ERROR, found)


def _likely(item: Spotted, ways: Ways) -> Finding:
    """Choices: the words may mean any of them."""
    bound = [(named, ways.as_written(item, named)) for named in item.names]
    shown = "、".join(f"“{named.figure.target}”" for named in item.names[:_SHOWN])
    choices = "；".join(f"是“{named.figure.target}”，就{_in_words(lines)}" for named, lines in bound[:_SHOWN] if lines)
    problem = f"没有绑定，像是{shown}，数相同"
    mend = f"请看清说的是哪一项。{choices}；{_OTHERWISE}" if choices else _OTHERWISE
    found = in_order([*(lines for _, lines in bound), ways.free(item)])
    return _finding(item, problem, mend, "open-number", Severity.WARNING, found)


def _equal(item: Spotted, ways: Ways) -> Finding:
    """The value alone is the same: names to look at, and no wording."""
    shown = "、".join(f"“{figure.target}”" for figure in item.figures[:_SHOWN])
    few = len(item.figures) <= _SHOWN
    problem = f"没有绑定，数据里有同样的数：{shown}{'' if few else '，还有别的'}"
    mend = f"文字里看不出是不是；是其中一项，就照它的名称绑定，{_OTHERWISE}"
    severity = Severity.WARNING if few else Severity.INFO
    return _finding(item, problem, mend, "open-number", severity, in_order([ways.free(item)]))


def _contradiction(item: Spotted, ways: Ways) -> Finding:
    names = item.names[:_SHOWN]
    figure = names[0].figure
    where = f"{figure.place.file} 第 {figure.place.line} 行"
    right = [ways.corrected(item, named) for named in names]
    if item.certainty is Certainty.CERTAIN:
        problem = f"说的像是“{figure.target}”，数据里是 {figure.printed}"
        way = f"并{_in_words(right[0])}" if right[0] else ""
        mend = f"请核对原件和 {where}，改正{way}；{_OTHERWISE}"
    else:
        problem = "；".join(f"说的像是“{one.target}”，数据里是 {one.printed}" for one in item.figures[:_SHOWN])
        mend = f"请核对原件和 {where}：哪边错了改哪边，改好再绑定；{_OTHERWISE}"
    # A column alone, of which no row has the value, does not stop: it may be the column of another table.
    severity = Severity.WARNING if item.certainty is Certainty.UNKNOWN else Severity.ERROR
    left = [ways.acknowledged(item, named) for named in names]
    found = in_order([*right, *left, ways.free(item)])
    return _finding(item, problem, mend, "contradiction", severity, found)


def _in_words(ways: tuple[Way, ...]) -> str:
    """What to write, as a remedy."""
    first = {"derived": "在 report.yml 的 derived 里写", "table": "在统计表那一页单独成段写"}
    steps = [f"{first[way.kind]} {way.text}，再" for way in ways if way.kind in first]
    bound = next(way.text for way in ways if way.kind == "bind")
    return f"{''.join(steps)}写成 {bound}"


def _finding(
    item: Spotted,
    problem: str,
    mend: str,
    rule: str,
    severity: Severity = Severity.ERROR,
    ways: tuple[Way, ...] = (),
) -> Finding:
    return Finding(
        item.place,
        item.written,
        problem,
        mend,
        severity=severity,
        rule=rule,
        expected=print_value(item.figures[0].value),
        found=item.written,
        ways=ways,
    )
