"""Which year and which form a file is about: by what it says, and by the labels and heads of its tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nianbao.finding import Problem
from nianbao.form.cell import cells_of
from nianbao.form.model import Form
from nianbao.form.none import NO_FORM, no_form
from nianbao.form.reader import form_for, forms_of
from nianbao.intake.block import Block
from nianbao.intake.doubt import Doubt, Kind
from nianbao.intake.facts import Facts
from nianbao.intake.figures import Figures, read_figures

_ENOUGH = 0.5
"""The share of a form's figures that has to be found for the form to be certain."""
_LEAST = 0.1
_NEARER = 0.02
"""How much more of another form has to be found for the form of the year to be doubted."""
_WORDS = ("政府信息公开", "政务公开", "信息公开")
_KIND = "不像政府信息公开工作年度报告"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The year and the form, with the figures read by it."""

    year: int
    figures: Figures
    doubts: tuple[Doubt, ...]


def year_of(facts: Facts, typed: int | None) -> tuple[int, list[Doubt]]:
    """The year that a report covers. Raises Problem where the file does not say it, or is about two."""
    if len(facts.years) > 1:
        years = "、".join(str(year) for year in sorted(facts.years))
        raise Problem(f"文件里有几个年度的报告：{years}", "请拆成一个年度一个文件，分别导入")
    said = facts.years[0] if facts.years else None
    covered = facts.period[0].year if facts.period else None
    year = typed or said or covered
    if year is None:
        raise Problem("看不出是哪一年度的报告", "请加上 --year 年度，例如 --year 2023")
    other = next((each for each in (said, covered) if each and each != year), None)
    if other is None:
        return year, []
    what = f"标题或统计期限写的是 {other} 年，按 {year} 年度导入"
    return year, [Doubt(Kind.FORM, what, "请对照原件核对年度和统计期限", near="period")]


def check_kind(text: str, form_name: str) -> None:
    """Raise Problem where the text is no report on the disclosure of information."""
    if not any(word in text for word in _WORDS) and form_name == "":
        raise Problem(_KIND, "请核对文件；确实是的，加上 --form 表式")


def recognise(blocks: Sequence[Block], forms: Mapping[str, Form], year: int, typed: str) -> Recognised:
    """The form of a report of this year, by its tables; `typed` names it. Raises Problem where there is none."""
    if typed == NO_FORM:
        return Recognised(year, _without_table(), ())
    allowed = forms_of(forms, year)
    if typed:
        form = next((form for form in allowed if form.id == typed), None)
        if form is None:
            known = "、".join([*(form.id for form in allowed), NO_FORM])
            raise Problem(f"{year} 年度没有“{typed}”这种表式", f"请从这些里选：{known}")
        return Recognised(year, read_figures(blocks, form), ())
    found = {form.id: read_figures(blocks, form) for form in allowed}
    shares = {id: _share(figures, forms[id]) for id, figures in found.items()}
    if max(shares.values(), default=0) < 1 - _NEARER:
        others = [form for form in forms.values() if form.id not in found]
        shares |= {form.id: _share(read_figures(blocks, form), form) for form in others}
    return _best(found, shares, forms, year)


def _best(
    found: Mapping[str, Figures], shares: Mapping[str, float], forms: Mapping[str, Form], year: int
) -> Recognised:
    allowed = [form.id for form in forms_of(forms, year)]
    default = form_for(forms, year)
    best = max(shares, key=lambda name: (shares[name], default is not None and name == default.id), default="")
    if not best or shares[best] < _LEAST:
        raise Problem("没有找到统计表", "原件确实没有统计表的，加上 --form none；有的，请核对文件里的表格是不是文字")
    own = max(allowed, key=lambda name: (shares[name], default is not None and name == default.id), default="")
    if not own or (shares[own] < _ENOUGH <= shares[best] and best != own):
        span = f"{min(forms[best].years)}–{max(forms[best].years)}"
        mend = "请核对年度（--year）；当年确实用这种表的，在 data/forms 里写明它用于哪些年度"
        raise Problem(f"统计表是 {best} 年表式，用于 {span} 年度，不是 {year} 年度", mend)
    doubts = []
    if shares[best] - shares[own] > _NEARER:
        what = f"统计表更像 {best} 年表式，{year} 年度用的是 {own} 年表式，照 {own} 年表式读"
        mend = "请核对年度；当年确实用那种表的，在 data/forms 里写明它用于哪些年度"
        doubts.append(Doubt(Kind.FORM, what, mend, near="form:"))
    if shares[own] < _ENOUGH:
        what = f"统计表按 {own} 年表式读，只找到一小部分"
        doubts.append(Doubt(Kind.FORM, what, "请核对表式；不对的，加上 --form 重新导入", near="form:"))
    return Recognised(year, found[own], tuple(doubts))


def _share(figures: Figures, form: Form) -> float:
    """How many of the form's figures were found, and how many of the lines of the tables it explains."""
    cells = sum(1 for _ in cells_of(form))
    return len(figures.read) / cells if cells else 0.0


def _without_table() -> Figures:
    return Figures(no_form("待填"), (), {}, (), (), frozenset(), 0)
