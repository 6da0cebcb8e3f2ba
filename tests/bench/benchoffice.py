"""An office of the bench: its project, and what its editor changes."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from benchfigures import figures, filled, raised, rebound
from benchyears import LAST, lay_out_years, years

_DIGITS = str.maketrans("0123456789", "甲乙丙丁戊己庚辛壬癸")


@dataclass(frozen=True, slots=True)
class Office:
    """A portal of years, and a cache folder of the user outside it. No two edits are the same."""

    root: Path
    cache: Path
    years: range
    statistics: str
    chapter: str
    """Both as they were at first: every edit begins from there."""
    edits: list[str] = field(default_factory=list)
    """The sentences of the edits, the last one is in the chapter."""

    def clear(self) -> None:
        """As it is cloned: nothing was ever built or kept."""
        for folder in (self.root / "site", self.root / ".cache", self.cache):
            shutil.rmtree(folder, ignore_errors=True)

    def edit_sentence(self) -> None:
        """Save a new sentence in a chapter of the newest year; the figures are as at first."""
        self._save(self.statistics, self.chapter)

    def edit_figure(self) -> None:
        """Save a new sentence, and a figure with its sum: in the data, and where the text binds them."""
        values = raised(figures(0), len(self.edits) + 1)
        self._save(filled(self.statistics, values), rebound(self.chapter, values))

    def save_sentence(self) -> str:
        """Save a new sentence; its words."""
        self.edit_sentence()
        return self.edits[-1]

    def shows_last_edit(self) -> bool:
        """Whether the built site does."""
        return self.edits[-1] in (self.root / f"site/{LAST}/work/index.html").read_text(encoding="utf-8")

    def _save(self, statistics: str, chapter: str) -> None:
        """As an editor does: what did not change is not saved."""
        self.edits.append(_sentence(len(self.edits) + 1))
        data = self.root / f"data/{LAST}/statistics.yml"
        if data.read_text(encoding="utf-8") != statistics:
            data.write_text(statistics, encoding="utf-8")
        (self.root / f"docs/{LAST}/work.md").write_text(f"{chapter}{self.edits[-1]}\n", encoding="utf-8")


def open_office(folder: Path, count: int, body: int = 0) -> Office:
    """Lay a project out in the folder, and know it."""
    root = folder / "project"
    root.mkdir(parents=True)
    lay_out_years(root, count, body)
    statistics = (root / f"data/{LAST}/statistics.yml").read_text(encoding="utf-8")
    chapter = (root / f"docs/{LAST}/work.md").read_text(encoding="utf-8").rstrip()
    return Office(root, folder / "cache", years(count), statistics, chapter)


def _sentence(number: int) -> str:
    """Without digits, which the check would want to know of; each number's sentence holds no other's."""
    return f"工作组还走访了{str(number).translate(_DIGITS)}社区。"
