"""The making of a whole site: what has changed is made anew, what has not is put back as it was."""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from nianbao.address.published import LIST, built_addresses, check_addresses, listed_addresses, unlisted
from nianbao.address.redirect import lead_on
from nianbao.cache.files import keep_files, kept_files, put_back
from nianbao.check.targets import MADE
from nianbao.finding import Finding, Place, Severity, errors
from nianbao.offline.edition import add_editions
from nianbao.project.project import Project
from nianbao.publish.part import OF_ALL_YEARS, Kind, Part, part_of, parts_of
from nianbao.publish.site import Site
from nianbao.site.policy import NOT_FOUND, template_scripts, with_policy


def make_site(site: Site, fresh: Path) -> list[Finding]:
    """Write the site into a new folder; what was found meanwhile. Errors: it is not whole.

    Raises:
        ExportFailed: where a file to download could not be made.
        OSError: where something could not be written.

    """
    downloads = site.downloads()
    keys = {part: site.key(part, downloads) for part in parts_of(year.year for year in site.project.years)}
    with TemporaryDirectory(dir=fresh.parent, prefix=".site-kept-") as folder:
        kept = frozenset(_put_back(site, keys, Path(folder)))
        parts = frozenset(keys) - kept
        found = site.write(parts, downloads, fresh)
        if errors(found):
            return found
        _merge(Path(folder), fresh)
    years = {part.year for part in parts if part.kind is Kind.FILES}
    add_editions(fresh, site.project, years, site.store, site.progress)
    built = _by_part(fresh)
    _lead_on(fresh, site.project)
    found += [*_compared(site, fresh), *_broken(site.project, fresh)]
    if not errors(found) and site.inputs.snapshot.unchanged():
        for part in parts.difference(OF_ALL_YEARS):
            keep_files(site.store, keys[part], fresh, built[part])
        site.store.trim()
    return found


def _put_back(site: Site, keys: Mapping[Part, str], folder: Path) -> Iterator[Part]:
    """Write the parts that are kept into a folder; those that were whole."""
    for part in keys.keys() - set(OF_ALL_YEARS):
        own = folder / f"{part.kind.value}-{part.year}"
        listed = kept_files(site.store, keys[part])
        if listed is not None and put_back(site.store, listed, own):
            yield part
        else:
            shutil.rmtree(own, ignore_errors=True)


def _merge(folder: Path, target: Path) -> None:
    """Move the files of each folder in a folder to where they belong in the site."""
    for own in folder.iterdir():
        for path in [path for path in own.rglob("*") if path.is_file()]:
            there = target / path.relative_to(own)
            there.parent.mkdir(parents=True, exist_ok=True)
            path.replace(there)


def _by_part(site: Path) -> Mapping[Part, list[str]]:
    """The files of a site, by the parts that they belong to."""
    found = defaultdict[Part, list[str]](list)
    for path in sorted(site.rglob("*")):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            found[part_of(name)].append(name)
    return found


def _lead_on(fresh: Path, project: Project) -> None:
    scripts = template_scripts((fresh / NOT_FOUND).read_bytes().decode())
    for name, html in lead_on(fresh, project.redirects):
        (fresh / name).parent.mkdir(parents=True, exist_ok=True)
        (fresh / name).write_bytes(with_policy(html, scripts).encode())


def _broken(project: Project, fresh: Path) -> Iterator[Finding]:
    """Links of the text to files that a build makes: only now can be seen whether they are there."""
    of_years = (each for year in project.years for each in year.outward())
    front = ((link, Place(f"docs/{slug}.md")) for slug, page in project.front.items() for link in page.links)
    for link, place in (*of_years, *front):
        if MADE.match(link.target) and not (fresh / link.target).is_file():
            mend = "请照下载页上的文件名填写"
            yield Finding(place, link.written, "网站里没有这个文件", mend)


def _compared(site: Site, fresh: Path) -> Iterator[Finding]:
    """The published addresses that the new site lacks, and a warning of those that nobody has listed yet."""
    root = site.project.root
    listed, built = listed_addresses(root), built_addresses(fresh)
    # A machine without a Chinese font leaves the PDF out of a preview, and has said so.
    wanted = {address: line for address, line in listed.items() if site.deploy or not address.endswith(".pdf")}
    yield from check_addresses(wanted, built, site.project.redirects)
    if new := unlisted(listed, built):
        words = f"有 {len(new)} 个新网址还没有登记，例如 {new[0]}"
        mend = "请运行 nianbao addresses，并提交它写出的文件"
        yield Finding(Place(LIST), "网址", words, mend, Severity.WARNING, "address")
