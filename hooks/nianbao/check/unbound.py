"""Findings on numbers of the text that are neither bound nor declared free."""

from collections.abc import Iterator
from dataclasses import replace

from nianbao.check.spotted import Spotted, Status
from nianbao.check.stages import BoundText
from nianbao.finding import Finding, Severity
from nianbao.report.value import print_value

_SHOWN = 3
"""Candidates that a message names."""
_OTHERWISE = "说的是另一件事，就在 report.yml 的 free 里说明"


def check_coverage(text: BoundText) -> Iterator[Finding]:
    """A finding for each number that is open, contradicts the data, or is bound with another unit behind it."""
    for item in text.spotted:
        if item.status is Status.OPEN:
            yield _open(item)
        elif item.status is Status.CONTRADICTION:
            yield _contradiction(item)
        elif item.status is Status.DOUBTFUL and len(item.figures) > 1:
            problem = f"前面的文字说的像是“{item.figures[1].target}”，绑定的是“{item.figures[0].target}”"
            finding = _finding(item, problem, "请核对绑定的名称；没有错就不用改", "bound-elsewhere")
            yield replace(finding, severity=Severity.WARNING)
        elif item.status is Status.DOUBTFUL:
            problem = f"后面的单位与数据不同，数据里是 {item.figures[0].printed}"
            mend = f"单位写“{item.figures[0].unit}”，或把换算后的数连同单位写进方括号，例如 [50000元]"
            yield _finding(item, problem, mend, "bound-unit")


def _open(item: Spotted) -> Finding:
    shown = "、".join(f"“{figure.target}”" for figure in item.figures[:_SHOWN])
    more = f"等 {len(item.figures)} 项" if len(item.figures) > _SHOWN else ""
    number = item.numeral.text
    if item.numeral.hedge == "over":
        number = item.written.removesuffix(item.numeral.unit)
    elif item.numeral.unit == "元" and item.figures[0].unit != "元" and not number.endswith(("万", "亿")):
        number += "元"
    way = "" if item.numeral.hedge in ("about", "under") else f"是这一项，就{_binding(item, number)}；"
    return _finding(item, f"没有绑定，数据里有同样的数：{shown}{more}", f"{way}{_OTHERWISE}", "open-number")


def _contradiction(item: Spotted) -> Finding:
    figure = item.figures[0]
    where = f"{figure.place.file} 第 {figure.place.line} 行"
    problem = f"说的像是“{figure.target}”，数据里是 {figure.printed}"
    mend = f"请核对原件和 {where}，改正并{_binding(item, print_value(figure.value))}；{_OTHERWISE}"
    return _finding(item, problem, mend, "contradiction")


def _binding(item: Spotted, number: str) -> str:
    """How to bind the number, as a remedy; a sum without a row has to be declared as a derived figure first."""
    figure = item.figures[0]
    bound = f"写成 [{number}](stat:{figure.target})"
    if not item.formula:
        return bound
    formula = f'{{formula: "{item.formula}", unit: {figure.unit}}}'
    return f"在 report.yml 的 derived 里写 {figure.target}: {formula}，再{bound}"


def _finding(item: Spotted, problem: str, mend: str, rule: str) -> Finding:
    expected = print_value(item.figures[0].value)
    return Finding(item.place, item.written, problem, mend, rule=rule, expected=expected, found=item.written)
