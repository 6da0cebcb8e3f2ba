"""The notes of a workbook: numbered, on a sheet of their own; tables only hold their marks."""

from nianbao.export.excel.sheet import Sheet, new_sheet

NOTES = "注释"


class Notes:
    """Collects notes while sheets are made; the same note on the same thing has one number."""

    def __init__(self) -> None:
        self._notes: list[tuple[str, str, str]] = []

    def mark(self, about: str, kind: str, text: str) -> str:
        """The mark, such as `[注1]`, of a note of some kind on `about`; empty where there is no text."""
        if not text:
            return ""
        note = (about, kind, text)
        if note not in self._notes:
            self._notes.append(note)
        return f"[注{self._notes.index(note) + 1}]"

    def sheet(self) -> Sheet | None:
        """The sheet of all notes, or None where there are none."""
        rows = [(f"[注{number}]", *note) for number, note in enumerate(self._notes, 1)]
        if not rows:
            return None
        return new_sheet(NOTES, "各表中 [注] 所指的内容", ("编号", "所在项目", "类别", "内容"), rows)
