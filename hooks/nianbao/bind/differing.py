"""Ways out where a bound number differs from its figure: the lines to copy."""

import re

from nianbao.finding import Place, Way
from nianbao.report.declaration import acknowledgement
from nianbao.report.figure import Figure
from nianbao.report.model import BOUND_NUMBER
from nianbao.report.value import print_value
from nianbao.text.chapter import Chapter
from nianbao.text.written import read_written

_TEN_THOUSAND = 10_000


def ways_of_bound(
    year: int, chapter: Chapter, place: Place, figure: Figure, written: str, target: str
) -> tuple[Way, ...]:
    """To write what the data say, or to leave a published number as it is; none where the data have no number."""
    if figure.number is None:
        return ()
    line = chapter.source.split("\n")[place.line - 1]
    typed = re.search(rf"\[\s*{re.escape(written)}\s*\]\(stat:\s*{re.escape(target.strip())}\s*\)", line)
    instead, column = (typed[0], typed.start() + 1) if typed else ("", 0)
    right = Way("bind", chapter.file, f"[{_right(figure, written)}](stat:{target.strip()})", instead, column)
    if read_written(written) is None:
        return (right,)
    entry = acknowledgement(BOUND_NUMBER, page=chapter.slug, target=figure.target, written=written)
    return right, Way("acknowledged", f"data/{year}/report.yml", entry, choice=2)


def _right(figure: Figure, written: str) -> str:
    """What the data say, in the unit that was written."""
    number = read_written(written)
    if number and number.yuan and figure.number is not None and figure.unit.startswith("万"):
        yuan = figure.number * _TEN_THOUSAND
        return f"{int(yuan) if yuan.denominator == 1 else float(yuan)}元"
    percent = number is None or number.percent
    return figure.printed if figure.unit == "%" and percent else print_value(figure.value)
