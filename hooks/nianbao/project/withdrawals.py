"""What was withdrawn, beside the whole project: what may be withdrawn, and what is no finding any more."""

from collections.abc import Iterable, Iterator, Sequence

from nianbao.address.published import listed_addresses
from nianbao.address.withdrawn import Withdrawn, address_of, sealed_addresses, sources_of
from nianbao.check.stages import AllPages
from nianbao.check.withdrawn import withdrawn_links
from nianbao.correction.lock import lock_of
from nianbao.finding import Finding
from nianbao.source.snapshot import Snapshot


def published_addresses(snapshot: Snapshot, withdrawn: Sequence[Withdrawn]) -> frozenset[str]:
    """Addresses that an entry may name: those listed, those of locked files, and the attachments that are there.

    Attachments are not listed: every build publishes those in `docs`. Empty where nothing was withdrawn.
    """
    if not withdrawn:
        return frozenset()
    attachments = (address_of(file) for file in snapshot.names("docs") if not file.endswith(".md"))
    sealed = (address for item in withdrawn for address in _sealed(snapshot, item.year))
    return frozenset([*listed_addresses(snapshot.root), *attachments, *sealed])


def _sealed(snapshot: Snapshot, year: int | None) -> Iterator[str]:
    """The addresses of what the lock of a year seals; what is wrong in it is found where the year is read."""
    lock = lock_of(snapshot.root, year, []) if year is not None else None
    return sealed_addresses(lock.files if lock else ())


def with_withdrawn(findings: Iterable[Finding], pages: AllPages, withdrawn: Sequence[Withdrawn]) -> Iterator[Finding]:
    """The findings without those in withdrawn sources, which nobody reads, and with links that lead to these.

    Such a link leads to a file that is not there, too: that is not said beside it.
    """
    links = list(withdrawn_links(pages, withdrawn)) if withdrawn else []
    said, hidden = {(link.place, link.label) for link in links}, sources_of(withdrawn)
    for finding in findings:
        if finding.place.file not in hidden and (finding.place, finding.label) not in said:
            yield finding
    yield from links
