"""What was measured and what is limited, as tables of Markdown."""

from collections.abc import Iterable, Sequence

from benchlimits import Verdict, verdicts
from benchresult import Cell, Results

BY_YEARS = {
    "build_cold": "build, nothing kept",
    "build_unchanged": "build, nothing changed",
    "build_sentence": "build, a sentence changed",
    "build_figure": "build, a figure and a sentence changed",
    "check_cold": "check, nothing kept",
    "check_unchanged": "check, nothing changed",
    "check_figure": "check, a figure and a sentence changed",
    "preview_start": "preview, until it shows a page (wall)",
    "preview_save": "preview, from a save to its page (wall)",
    "material_plain": "Material alone, without search",
    "material_search": "Material alone, with its search",
    "material_chinese": "Material alone, with its search and jieba",
}
ONCE = {
    "start_python": "Python starts, imports a YAML reader",
    "bodies_cold": "build, nothing kept, 5 bodies × 18 years",
}
_RATIOS = (
    (Cell("check_unchanged", 1), Cell("start_python")),
    (Cell("build_cold", 30), Cell("build_unchanged", 30)),
    (Cell("build_unchanged", 1), Cell("material_plain", 1)),
    (Cell("material_search", 30), Cell("material_plain", 30)),
    (Cell("material_chinese", 30), Cell("material_plain", 30)),
)
"""Not limited, and told nevertheless."""
_UNITS = {"s": "seconds", "MB": "largest process"}
_BODIES = 50 / 5


def tables(results: Results) -> str:
    """All that there is to say."""
    parts = (_costs(results), _others(results), _limits(results))
    return "\n\n".join(table(part) for part in parts if len(part) > 1) + "\n"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a table, the first is its head."""
    head, *body = rows
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _costs(results: Results) -> list[list[str]]:
    """Seconds of each row by the number of years, and how they grow."""
    years = results.years
    growth = ["10 → 30"] if {10, 30} <= {*years} else []
    head = ["seconds", *(_years(count) for count in years), *growth]
    return [head, *(_cost(results, row, years)[: len(head)] for row in BY_YEARS if _measured(results, row))]


def _cost(results: Results, row: str, years: Iterable[int]) -> list[str]:
    cells = [results.seconds.get(Cell(row, count)) for count in years]
    growth = results.ratio(Cell(row, 30), Cell(row, 10))
    return [BY_YEARS[row], *(_number(seconds) for seconds in cells), _number(growth, " ×")]


def _measured(results: Results, row: str) -> bool:
    return any(cell.row == row for cell in results.seconds)


def _others(results: Results) -> list[list[str]]:
    """What has no years of its own, what is computed, the memory, and ratios without a limit."""
    rows = [[title, _number(results.seconds.get(Cell(row)), " s")] for row, title in ONCE.items()]
    bodies = results.seconds.get(Cell("bodies_cold"))
    rows.append(["the same of 50 bodies, computed", _number(bodies and bodies * _BODIES, " s")])
    rows += [[f"{_title(cell)}: {_UNITS['MB']}", _number(used / 1e6, " MB")] for cell, used in results.memory.items()]
    rows += [
        [f"{_title(above)} / {_beside(below, above)}", _number(results.ratio(above, below), " ×")]
        for above, below in _RATIOS
    ]
    return [["also", ""], *(row for row in rows if row[1])]


def _limits(results: Results) -> list[list[str]]:
    """Each thing that is limited, and whether the limit is kept."""
    return [["limited", "measured", "at most", ""], *(_verdict(verdict) for verdict in verdicts(results))]


def _verdict(verdict: Verdict) -> list[str]:
    if isinstance(verdict.measure, Cell):
        what, unit = f"{_title(verdict.subject)} / {_beside(verdict.measure, verdict.subject)}", " ×"
    else:
        what, unit = f"{_title(verdict.subject)}: {_UNITS[verdict.measure]}", f" {verdict.measure}"
    return [what, _number(verdict.value, unit), f"{verdict.limit:g}{unit}", verdict.word]


def _beside(cell: Cell, other: Cell) -> str:
    """The title of what something is divided by: of the same row, only the years."""
    return _years(cell.years) if cell.row == other.row else _title(cell)


def _title(cell: Cell) -> str:
    title = (BY_YEARS | ONCE)[cell.row]
    return f"{title}, {_years(cell.years)}" if cell.years else title


def _years(count: int) -> str:
    return f"{count} year" if count == 1 else f"{count} years"


def _number(value: float | None, unit: str = "") -> str:
    """With three digits, or as a whole; nothing where it was not measured."""
    if value is None:
        return ""
    return f"{value:.0f}{unit}" if value >= 100 else f"{value:.3g}{unit}"
