"""Making a whole site: parts that have changed are made, the others are put back from the store."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from nianbao.address.published import LIST, built_addresses, check_addresses, listed_addresses, unlisted
from nianbao.cache.files import keep_files, kept_files, move_files, put_back
from nianbao.check.targets import MADE
from nianbao.finding import Finding, Place, Severity, errors
from nianbao.offline.edition import add_editions
from nianbao.publish.moved import lead_on
from nianbao.publish.part import Kind, Part, part_of, parts_of
from nianbao.publish.readback import check_written
from nianbao.publish.site import Site

_ALWAYS = frozenset([Part(Kind.PORTAL), Part(Kind.DATA)])
"""Parts that are known by all that there is: where they are unchanged, nothing is made at all."""


def make_site(site: Site, fresh: Path) -> list[Finding]:
    """Write the site into a new folder; what was found meanwhile. Errors: it is not whole.

    Raises:
        ExportFailed: where a file to download could not be made.
        OSError: where something could not be written.

    """
    downloads = site.downloads()
    print(*downloads.notices(), sep="\n", file=sys.stderr, flush=True)
    keys = {part: site.key(part, downloads) for part in parts_of(year.year for year in site.project.years)}
    parts = frozenset(keys).difference(_put_back(site, keys, fresh))
    with TemporaryDirectory(dir=fresh.parent, prefix=".site-made-") as folder:
        made = Path(folder) / "site"
        found = site.write(parts, downloads, made)
        if errors(found):
            return found
        move_files(made, fresh)
    years = {part.year for part in parts if part.kind is Kind.FILES}
    add_editions(fresh, site.project, years, site.store, site.progress)
    built = _by_part(fresh)
    lead_on(fresh, site.project.redirects)
    new = [name for part in parts for name in built[part]]
    found += [*_compared(site, fresh), *_broken(site, fresh), *check_written(fresh, _not_typed(site, new))]
    if not errors(found) and site.opened.closed and site.inputs.snapshot.unchanged():
        for part in parts - _ALWAYS:
            keep_files(site.store, keys[part], fresh, built[part])
        site.store.trim()
    return found


def _put_back(site: Site, keys: Mapping[Part, str], fresh: Path) -> Iterator[Part]:
    """Write the parts that are kept in the store into the new site; returns those that were intact."""
    for part in keys.keys() - _ALWAYS if site.opened.closed else ():
        listed = kept_files(site.store, keys[part])
        if listed is not None and put_back(site.store, listed, fresh):
            yield part


def _by_part(site: Path) -> Mapping[Part, list[str]]:
    """The files of a site, by the parts that they belong to."""
    found = defaultdict[Part, list[str]](list)
    for path in sorted(site.rglob("*")):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            found[part_of(name)].append(name)
    return found


def _not_typed(site: Site, names: Iterable[str]) -> list[str]:
    """The files of these that were made; attachments are as their editors put them there."""
    typed = {*site.inputs.snapshot.names("docs")}
    return sorted(name for name in names if name not in typed)


def _broken(site: Site, fresh: Path) -> Iterator[Finding]:
    """Links of the text to files that a build makes: only now can be seen whether they are there."""
    of_years = (each for year in site.project.years for each in year.outward())
    front = ((link, Place(f"docs/{slug}.md")) for slug, page in site.project.front.items() for link in page.links)
    for link, place in (*of_years, *front):
        wanted = MADE.match(link.target) and (site.deploy or not link.target.endswith(".pdf"))  # as of addresses
        if wanted and not (fresh / link.target).is_file():
            mend = "请照下载页上的文件名填写"
            yield Finding(place, link.written, "网站里没有这个文件", mend)


def _compared(site: Site, fresh: Path) -> Iterator[Finding]:
    """Findings on published addresses that the new site lacks, and a warning where new ones are not listed yet."""
    root = site.project.root
    listed, built = listed_addresses(root), built_addresses(fresh)
    gone = {item.address for item in site.project.withdrawn}
    # A machine without a Chinese font leaves the PDF out of a preview, and has said so.
    wanted = {address: line for address, line in listed.items() if site.deploy or not address.endswith(".pdf")}
    wanted = {address: line for address, line in wanted.items() if address not in gone}
    yield from check_addresses(wanted, built, site.project.redirects)
    if new := unlisted(listed, built | gone):
        words = f"有 {len(new)} 个新网址还没有登记，例如 {new[0]}"
        mend = "请运行 nianbao addresses，并提交它写出的文件"
        yield Finding(Place(LIST), "网址", words, mend, severity=Severity.WARNING, rule="address")
