"""What an import did, printed for people and for programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from nianbao.characters import escaped
from nianbao.command.bindprint import summary
from nianbao.editing.open import Open
from nianbao.intake.doubt import Kind, where
from nianbao.intake.reviewpage import counts_text
from nianbao.intake.year import Found, Imported

_SHOWN = 10
"""Doubts that are listed on a terminal; the page has all."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What was bound right after an import."""

    count: int
    left: Sequence[Open]
    """The numbers that are still open."""
    refused: str = ""
    """Why nothing could be bound, in Chinese; empty where it could."""


def as_text(made: Imported, page: str, kept: str, bound: Bound | None = None) -> str:
    """For people: the files, the doubts that ask for a decision, the counts, what to do next."""
    asking = [item for item in made.found if not item.doubt.listed_only and item.doubt.kind is not Kind.OPEN]
    lines = [*sorted({*made.texts, *made.pictures}), f"已导入 {made.year} 年度，用 {made.form.id} 年表式。"]
    lines += [f"原有的备份在 {kept}（不会提交，确认无误后可以删去）。"] if kept else []
    lines += _lines(asking[:_SHOWN])
    lines += [f"还有 {len(asking) - _SHOWN} 处，见核对页。"] if len(asking) > _SHOWN else []
    lines += [bound.refused or summary(made.year, bound.count, bound.left)] if bound else []
    lines += [counts_text(made), f"请打开 {page} 逐处核对，再运行 nianbao check {made.year}。"]
    return "\n".join(lines)


def _lines(found: list[Found]) -> Iterator[str]:
    for item in found:
        yield f"{item.file}:{item.line}: {item.doubt.what}（{item.doubt.mend}）"


def as_json(made: Imported, page: str, kept: str, bound: Bound | None = None) -> str:
    """For programs: the same, and all doubts."""
    written = {
        "year": made.year,
        "form": made.form.id,
        "files": sorted({*made.texts, *made.pictures}),
        "page": page,
        "backup": kept,
        "counts": asdict(made.counts),
        "bound": {"bound": bound.count, "left": len(bound.left), "refused": bound.refused} if bound else None,
        "doubts": [
            {
                "kind": item.doubt.kind.value,
                "what": item.doubt.what,
                "mend": item.doubt.mend,
                "original": where(item.doubt.place),
                "file": item.file,
                "line": item.line,
                "figure": item.doubt.figure,
            }
            for item in made.found
        ],
    }
    return escaped(json.dumps(written, ensure_ascii=False, indent=2))
