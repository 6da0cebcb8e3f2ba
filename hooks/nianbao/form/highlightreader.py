"""Reading the key figures that a form puts forward: the few numbers shown on a year's front page."""

from collections.abc import Iterator

from nianbao.form.model import Form, Highlight
from nianbao.form.sumreader import figures_by_name
from nianbao.source.fields import Fields


def read_highlights(fields: Fields, form: Form) -> Iterator[Highlight]:
    """The key figures under `highlights:`; `of` names a row (its total) or a single cell (`t4.1-rv5`)."""
    known = figures_by_name(form)
    for item in fields.mappings("highlights"):
        name = item.text("name")
        figure = item.text("of")
        item.close()
        if figure and figure not in known:
            item.problem(item.line("of"), name, f"表里没有带数值的行或格 {figure}", "请改正 of 中的行号")
        elif name and figure:
            yield Highlight(name, known[figure])
