"""What a report printed of a line of its form, where that differs."""

from dataclasses import dataclass, replace

from nianbao.finding import Problem
from nianbao.form.model import Section
from nianbao.form.table import Row


@dataclass(frozen=True, slots=True)
class Wording:
    """What is printed of a row; None where it is as the form says."""

    number: str | None = None
    label: str | None = None
    unit: str | None = None
    note: str | None = None
    prefix: str | None = None

    def of(self, row: Row) -> Row:
        """The row with these words; it also answers to its own name."""
        label = row.label if self.label is None else self.label
        names = (*row.aliases, row.label) if label != row.label else row.aliases
        return replace(
            row,
            number=row.number if self.number is None else self.number,
            label=label,
            unit=row.unit if self.unit is None else self.unit,
            note=row.note if self.note is None else self.note,
            prefix=row.prefix if self.prefix is None else self.prefix,
            aliases=names,
            unprinted=row.unprinted and self.label is None,
        )

    def of_part(self, part: Section) -> Section:
        """The part of the form with these words; it also answers to its own title."""
        title = part.title if self.label is None else self.label
        names = (*part.aliases, part.title) if title != part.title else part.aliases
        number = part.number if self.number is None else self.number.rstrip("、.．")
        return replace(
            part, title=title, number=number, note=part.note if self.note is None else self.note, aliases=names
        )


class VariantProblem(Problem):
    """A variant that the form cannot be printed in; with the reason and the remedy (Chinese)."""
