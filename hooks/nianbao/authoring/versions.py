"""The three versions of every text of an office's repository: as written last, as the office has it, as of now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nianbao.authoring.merge import merge
from nianbao.authoring.office import read_loosely
from nianbao.authoring.schemasums import schemas_before
from nianbao.authoring.update import Change, Kind, plan_update
from nianbao.authoring.written import keep_reported, keep_schema_sums, keep_written, read_schema_sums


@dataclass(frozen=True, slots=True)
class Versions:
    """Three versions of each text of an office's repository, by path; of the last schemas only digests."""

    texts: Mapping[str, str]
    """As the running engine writes them."""
    schemas: Mapping[str, str]
    """As the running engine writes them."""
    written: Mapping[str, str]
    """The texts as they were written last."""
    sums: Mapping[str, str]
    """SHA-256 of the schemas as they were written last."""
    mine: Mapping[str, str]
    """Texts and schemas as the office has them, where it has them."""

    @property
    def before(self) -> dict[str, str]:
        """Texts and schemas as they were written last."""
        return {**self.written, **schemas_before(self.sums, (self.mine, self.schemas))}

    def changes(self) -> tuple[Change, ...]:
        """The changes that an update would make, sorted by path."""
        return plan_update(self.before, self.mine, {**self.texts, **self.schemas}, merge)

    def keep(self, root: Path, changes: Iterable[Change], left: Iterable[Change]) -> None:
        """Record the texts as written; of changes that are left or deleted, the former text."""
        deleted = [change for change in changes if change.kind is Kind.DELETED]
        waiting = {change.path for change in (*left, *deleted)}
        keep_written(root, self.texts, self.written, waiting)
        keep_schema_sums(root, self.schemas, self.sums, waiting)
        keep_reported(root, deleted)


def versions_of(
    root: Path, texts: Mapping[str, str], schemas: Mapping[str, str], written: Mapping[str, str]
) -> Versions:
    """The versions of the texts of the office's repository in this folder."""
    sums = read_schema_sums(root)
    paths = {*texts, *schemas, *written, *sums}
    mine = {path: read_loosely(root / path) for path in paths if (root / path).is_file()}
    return Versions(texts, schemas, written, sums, mine)
