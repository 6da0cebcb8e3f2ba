"""The offline edition of a year as an archive, made from the built site, and its row on the downloads page."""

import json
import re
import sys
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from nianbao.cache.code import code_digest
from nianbao.cache.store import NOTHING, Store, digest
from nianbao.export.archive import zipped_once
from nianbao.export.download import FOLDER, print_size
from nianbao.export.format import offline_name
from nianbao.export.maker import ExportFailed, failure
from nianbao.offline.classic import classic_script
from nianbao.offline.links import addresses, resolve
from nianbao.offline.opener import opener
from nianbao.offline.page import offline_page
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.site.policy import NOT_FOUND, template_scripts
from nianbao.text.tags import read_tags
from nianbao.work.progress import SILENT, Progress, track

_ROW = re.compile(r"<li data-built hidden>.*?</li>", re.DOTALL)
"""The row of the edition on the downloads page; it is not in the edition itself."""
_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?(?!data:)([^)\"']+)")


def add_editions(
    site: Path, project: Project, years: Collection[int], store: Store = NOTHING, progress: Progress = SILENT
) -> None:
    """Put the offline edition of each of these years among its files, its size and digest on its downloads page.

    `site` is the folder of the built site, with the pages as they are published.

    Raises ExportFailed where an edition could not be made: all of them at once.
    """
    failures = []
    wanted = [year for year in project.years if year.year in years and not _is_withdrawn(project, year)]
    for year in track(progress, "正在制作离线版", "年", wanted, len(wanted)):
        try:
            _add_edition(site, project, year, store)
        except Exception as error:  # noqa: BLE001 - whatever it is, the editor learns which file it concerns
            failures.append(failure(f"{year.year} 年 离线版（ZIP）", error))
    if failures:
        raise ExportFailed("\n".join(failures))


def _is_withdrawn(project: Project, year: Year) -> bool:
    """Whether the edition itself was taken back."""
    address = f"{year.year}/{FOLDER}/{offline_name(project.publisher, year)}.zip"
    return address in {item.address for item in year.withdrawn}


def _add_edition(site: Path, project: Project, year: Year, store: Store) -> None:
    name = offline_name(project.publisher, year)
    archive, sha256 = _archive(site, project, year, store)
    (site / str(year.year) / FOLDER / f"{name}.zip").write_bytes(archive)
    page = site / str(year.year) / "downloads/index.html"
    page.write_bytes(with_row(page.read_bytes().decode(), len(archive), sha256).encode())


def with_row(html: str, size: int, sha256: str) -> str:
    """The downloads page with the row of the offline edition. Raises ValueError where the page has none."""
    if not _ROW.search(html) or "@offline-sha256@" not in html:
        raise ValueError("downloads.html has no row for the offline edition")
    for old, new in {
        " data-built hidden": "",
        " data-preview": " hidden",
        "@offline-printed@": print_size(size),
        "@offline-size@": str(size),
        "@offline-sha256@": sha256,
    }.items():
        html = html.replace(old, new)
    return html


def _archive(site: Path, project: Project, year: Year, store: Store) -> tuple[bytes, str]:
    """The archive and its digest; packing takes the time, so what is the same was kept."""
    name = offline_name(project.publisher, year)
    files = {f"{name}/{path}": content for path, content in edition_files(site, year, store).items()}
    entry = zipped_once(files, year.report.day, store)
    return entry.content, entry.sha256


def edition_files(site: Path, year: Year, store: Store = NOTHING) -> dict[str, bytes]:
    """The files of the edition by their names inside, with what opens it. A page that has not changed was kept."""
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in _pages(site, year.year)}
    needed = set(_needed(site, year.year, pages))
    known = frozenset(needed | pages.keys())
    scripts = template_scripts((site / NOT_FOUND).read_text(encoding="utf-8"))
    shared = digest([code_digest("offline"), sys.version, *sorted(known), *sorted(scripts)]) if store.folder else ""

    def offline(page: str, html: str) -> bytes:
        make = partial(offline_page, _ROW.sub("", html), page, known, scripts)
        return store.remember(digest([shared, page, html]), lambda: make().encode()).content

    made = {page: offline(page, html) for page, html in pages.items()}
    made |= {name: (site / name).read_bytes() for name in needed}
    made |= {name: _script(site, name, year.year).encode() for name in modules(pages)}
    return made | opener(year)


def _pages(site: Path, year: int) -> list[Path]:
    return sorted((site / str(year)).rglob("index.html"))


def _needed(site: Path, year: int, pages: dict[str, str]) -> Iterator[str]:
    """The files that the pages and their stylesheets use, and those of the year that they offer."""
    for page, html in pages.items():
        for address in addresses(html):
            name = resolve(page, address)
            if name.startswith(("assets/", f"{year}/")) and name not in pages and (site / name).is_file():
                yield name
                if name.endswith(".css"):
                    yield from _of_style(site, name)


def _of_style(site: Path, name: str) -> Iterator[str]:
    for address in _CSS_ADDRESS.findall((site / name).read_text(encoding="utf-8")):
        file = resolve(name, unquote(address.partition("#")[0].partition("?")[0]))
        if (site / file).is_file():
            yield file


def modules(pages: dict[str, str]) -> set[str]:
    """The modules that the pages load."""
    scripts = ((page, tag) for page, html in pages.items() for tag in read_tags(html, "script"))
    return {resolve(page, tag.get("src")) for page, tag in scripts if tag.get("type") == "module" and tag.get("src")}


def _script(site: Path, name: str, year: int) -> str:
    """A module as the edition has it, with the search of its year."""
    path = site / name
    neighbours = {other.name: other.read_text(encoding="utf-8") for other in path.parent.glob("*.js") if other != path}
    files = {file: (site / file).read_text(encoding="utf-8") for file in ("search.json", f"{year}/search.json")}
    files["search.json"] = _only(year, files["search.json"])
    return classic_script(path.read_text(encoding="utf-8"), neighbours, files)


def _only(year: int, manifest: str) -> str:
    """The manifest of the search with one year."""
    read = json.loads(manifest)
    read["years"] = [known for known in read["years"] if known["year"] == year]
    return json.dumps(read, ensure_ascii=False)
