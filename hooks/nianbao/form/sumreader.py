"""Reading the sums of a form that sentences name and no row holds."""

from collections.abc import Iterator

from nianbao.form.cell import cells_of
from nianbao.form.model import Form, Sum
from nianbao.source.fields import Fields


def figures_by_name(form: Form) -> dict[str, str]:
    """Ids of the form's figures by what a form may call them: a cell, or a row where its total is meant."""
    return {
        name: cell.id
        for cell in cells_of(form)
        for name in (f"{cell.row.id}-{cell.column.id}", *([cell.row.id] if cell.stands_for_row else []))
    }


def read_sums(fields: Fields, form: Form) -> Iterator[Sum]:
    """The sums under `sums:`; `of` names rows (their total) or single cells (`t4.1-ld5`)."""
    known = figures_by_name(form)
    for item in fields.mappings("sums"):
        label = item.text("label")
        words = item.words("words")
        parts = item.texts("of")
        item.close()
        unknown = [part.text for part in parts if part.text not in known]
        if unknown:
            problem = f"表里没有带数值的行或格 {'、'.join(unknown)}"
            item.problem(item.line("of"), label, problem, "请改正 of 中的行号")
        if parts and words and not unknown:
            yield Sum(label, words, tuple(known[part.text] for part in parts))
