"""The text of an entry of `corrections.yml`, filled in as far as it is known; what is not is left for the editor."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nianbao.correction.held import Difference
from nianbao.correction.lock import quoted_text

_BLANKS = {
    "date": "更正日期，例如 2026-11-26",
    "page": "在哪一章，写正文文件名，不带 .md",
    "what": "更正什么，例如一项指标的名称",
    "before": "原来怎么写；整句新加的写“无”",
    "after": "现在怎么写；整句删去的写“（删去）”",
    "why": "为什么更正",
}
"""The fields of an entry, each with what an editor is to write where it is not known."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a correction; an empty text is asked of the editor."""

    date: str = ""
    page: str = ""
    what: str = ""
    before: str = ""
    after: str = ""
    why: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    """Target, before and after of each figure, or of each place of the text, which has no target."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The present seal of each file that is changed with it."""

    @property
    def blanks(self) -> list[str]:
        """The fields that are still to be filled in."""
        return [name for name in _BLANKS if not getattr(self, name) and not self._left_out(name)]

    def _left_out(self, name: str) -> bool:
        return bool(self.changes) and name in ("before", "after") and not getattr(self, name)


def entry_text(draft: Draft) -> str:
    """The entry as a block of YAML, indented as an item of `corrections:`."""
    lines = [_line(draft, name) for name in _BLANKS if name in draft.blanks or getattr(draft, name)]
    if draft.changes:
        lines += ["changes:", *map(_change, draft.changes)]
    if draft.files:
        lines += ["files:", *(f"  {quoted_text(file)}: {seal}" for file, seal in draft.files.items())]
    first, *rest = lines
    return "\n".join([f"  - {first}", *(f"    {line}" for line in rest)]) + "\n"


def _line(draft: Draft, name: str) -> str:
    value: str = getattr(draft, name)
    return f"{name}: {quoted_text(value)}" if value else f"{f'{name}: ':<26}# {_BLANKS[name]}"


def _change(change: Sequence[str]) -> str:
    fields = zip(("target", "before", "after"), change, strict=True)
    told = ", ".join(f"{key}: {quoted_text(text)}" for key, text in fields if text)
    return f"  - {{{told}}}"


def example(changed: Mapping[str, str], untold: Iterable[Difference]) -> str:
    """An entry on one line, to be copied from a message: with the figures, or with words for what only editors know."""
    files = ", ".join(f"{file}: {seal}" for file, seal in changed.items())
    changes = ", ".join(f"{{{_told(item)}}}" for item in untold)
    words = {"what": "更正什么", **({} if changes else {"before": "原来", "after": "现在"}), "why": "理由"}
    quoted = ", ".join(f'{key}: "{value}"' for key, value in words.items())  # else a comma in them would end the value
    parts = ["date: 更正日期", "page: 哪一章", quoted]
    parts += [f"changes: [{changes}]"] if changes else []
    parts += [f"files: {{{files}}}"] if files else []
    return f"- {{{', '.join(parts)}}}"


def _told(item: Difference) -> str:
    before, after = (json.dumps(text, ensure_ascii=False) for text in item.said)
    return f"target: {json.dumps(item.target, ensure_ascii=False)}, before: {before}, after: {after}"
