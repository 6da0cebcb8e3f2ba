"""All certain numbers of a year bound at once; what else is open is counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from nianbao.editing.answer import bracketed
from nianbao.editing.brackets import Bracketed, sound
from nianbao.editing.derivation import Derivation, sum_of
from nianbao.editing.desk import Desk
from nianbao.editing.open import Kind, Open
from nianbao.editing.openyear import OpenYear
from nianbao.editing.plan import Plan
from nianbao.editing.yamlentry import NewEntry
from nianbao.finding import Problem

_ROUNDS = 5
"""What was bound may make others certain; no text needs more."""


def bind_certain(desk: Desk) -> int:
    """Bind every certain number of the year; returns how many were bound. Raises Problem where a file refuses it."""
    bound = 0
    for _ in range(_ROUNDS):
        pages = dict.fromkeys(number.item.page for number in desk.open if number.certain)
        done = sum(_bind_page(desk, page) for page in pages)
        bound += done
        if not done:
            break
    return bound


def _bind_page(desk: Desk, page: str) -> int:
    count = 0

    def plan() -> Plan:
        nonlocal count
        numbers = [each for each in desk.open if each.item.page == page and each.certain]
        made = plan_of(desk.year, numbers)
        count = len(made.numbers)
        return made

    if any(each.item.page == page and each.certain for each in desk.open):
        desk.write(plan)
    return count


def plan_of(year: OpenYear, numbers: Sequence[Open]) -> Plan:
    """The certain numbers of one chapter that can be bound, with the sums that have to be declared for them."""
    prose, sums = numbers[0].prose, dict[tuple[str, ...], Derivation]()
    ready = list(_ready(year, numbers, sums))
    kept = sound(prose, ready)
    used = {number.target for number in kept}
    entries: tuple[NewEntry, ...] = tuple(made.entry for made in sums.values() if made.name in used)
    return Plan(prose, kept, entries)


def _ready(year: OpenYear, numbers: Iterable[Open], sums: dict[tuple[str, ...], Derivation]) -> Iterator[Bracketed]:
    for number in numbers:
        choice = number.certain
        if choice is None:
            continue
        target = choice.target
        if choice.parts:
            ids, taken = tuple(part.id for part in choice.parts), [made.name for made in sums.values()]
            if ids not in sums:
                sums[ids] = sum_of(target, choice.parts, choice.figure.unit, year.report, taken)
            target = sums[ids].name
        try:
            yield bracketed(number, choice.brackets, target)
        except Problem:
            continue  # it is left for whoever looks at it


def left(numbers: Iterable[Open]) -> Mapping[str, int]:
    """How many numbers are open, by what is open about them, in words (Chinese)."""
    return Counter(map(_sort, numbers))


def _sort(number: Open) -> str:
    if number.kind is not Kind.OPEN:
        return "与数据不同"
    if number.certain:
        return "写法特别，程序不能代写"
    return "文字像在说某一项" if number.named else "只有数相同"
