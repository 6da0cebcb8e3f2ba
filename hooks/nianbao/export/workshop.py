"""Where downloads are made, or taken from the cache when nothing changed that they are made of."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import unquote

from nianbao.address.withdrawn import files_of
from nianbao.cache.store import NOTHING, Entry, Store, digest, sha256
from nianbao.export.alldata import make_all_data
from nianbao.export.archive import unzipped, zipped
from nianbao.export.data.interface import data_files
from nianbao.export.data.seriesrow import series_rows
from nianbao.export.download import FOLDER, Download, download
from nianbao.export.downloads import Downloads, YearDownloads
from nianbao.export.format import Format, Group, offline_name
from nianbao.export.inputs import Inputs
from nianbao.export.maker import ExportFailed, failure
from nianbao.export.making import Formats, Order, Shelf, fill, make, order
from nianbao.project.project import Project, newest_day
from nianbao.project.year import Year
from nianbao.work.processes import spread
from nianbao.work.progress import SILENT, Progress, track


def make_downloads(  # noqa: PLR0913 - the last three are seldom said
    project: Project,
    formats: Formats,
    inputs: Inputs,
    store: Store = NOTHING,
    *,
    years: Collection[int] | None = None,
    deploy: bool = False,
    progress: Progress = SILENT,
) -> Downloads:
    """Make the files of all years, or of some, or take them from the store.

    `inputs` were read before the project. What is made is kept only when they are still the same afterwards: a file
    that was saved in between may be in the project and not in its key, or the other way round.

    Raises:
        ExportFailed: where a file could not be made; to `deploy` them, also where this machine lacks something.

    """
    shop = _Workshop(project, store, inputs, series_digest(project))
    wanted = [year for year in project.years if years is None or year.year in years]
    shelves = [shop.shelf(year, formats(project, year, inputs.site_url)) for year in wanted]
    shop.fill(shelves, formats, progress)
    made = {shelf.year.year: shop.year(shelf) for shelf in shelves}
    interface = shop.interface() if years is None else {}
    if deploy:
        shop.failures.extend(line for year in made.values() for line in year.missing)
    all_data = shop.all_data(made, interface) if years is None else None
    if shop.failures:
        raise ExportFailed("\n".join(shop.failures))
    shop.keep()
    return Downloads(made, all_data, interface)


def series_digest(project: Project) -> str:
    """SHA-256 of the rows of all series, of all years."""
    return digest(map(repr, series_rows(project)))


@dataclass(frozen=True, slots=True)
class _Workshop:
    """One build of the downloads: it takes them from the store or makes them, and collects failures."""

    project: Project
    store: Store
    inputs: Inputs
    series: str
    """The digest of what the indicators say, of all years."""
    failures: list[str] = field(default_factory=list)
    """What could not be made, a line each."""
    made: dict[str, bytes] = field(default_factory=dict)
    """Contents that were newly made, by their key in the store."""

    def shelf(self, year: Year, formats: Iterable[Format]) -> Shelf:
        offered = tuple(formats)
        keys = {format.id: self.inputs.key(format, year, self.series) for format in offered}
        found = {id: self.store.find(key) for id, key in keys.items()}
        return Shelf(year, offered, keys, {id: entry for id, entry in found.items() if entry}, {})

    def fill(self, shelves: Iterable[Shelf], formats: Formats, progress: Progress) -> None:
        """Make what is not kept: of each year on a processor of its own, but for what holds all years."""
        lacking = [shelf for shelf in shelves if len(shelf.kept) < len(shelf.formats)]
        alone = {shelf.year.year: [each.id for each in shelf.lacking(series=False)] for shelf in lacking}
        orders = [self._order(shelf.year, alone[shelf.year.year]) for shelf in lacking if alone[shelf.year.year]]
        with closing(spread(partial(fill, formats), orders)) as filled:
            for shelf in track(progress, "正在制作下载文件", "年", lacking, len(lacking)):
                made = [
                    *(next(filled) if alone[shelf.year.year] else ()),
                    *make(shelf.year, shelf.lacking(series=True)),
                ]
                shelf.made.update({each.id: each for each in made})

    def year(self, shelf: Shelf) -> YearDownloads:
        """The files of a year, in the order of its formats."""
        files, missing = [], []
        for format in shelf.formats:
            made = shelf.made.get(format.id)
            if made and made.failed:
                self.failures.append(made.failed)
            elif made and made.missing:
                missing.append(made.missing)
            else:
                entry = shelf.kept[format.id] if made is None else self._fresh(shelf.keys[format.id], made.content)
                files.append(download(format, entry, shelf.year.report.day))
        name, gone = offline_name(self.project.publisher, shelf.year), files_of(shelf.year.withdrawn)
        if f"{shelf.year.year}/{FOLDER}/{name}.zip" in {item.address for item in gone}:
            name = ""
        return YearDownloads(shelf.year.year, tuple(files), tuple(missing), name, gone)

    def interface(self) -> dict[str, bytes]:
        """The files for programs; they are many, and kept as one archive."""

        def make() -> bytes:
            files = {name: text.encode() if isinstance(text, str) else text for name, text in data_files(self.project)}
            return zipped(files, newest_day(self.project))

        try:
            return unzipped(self._remembered(self.inputs.key_of_all("interface", self.series), make).content)
        except Exception as error:  # noqa: BLE001 - as for a file of a year
            self.failures.append(failure("开放数据接口", error))
            return {}

    def all_data(self, years: Mapping[int, YearDownloads], interface: Mapping[str, bytes]) -> Download | None:
        """The data of all years in one archive; None where it could not be made, or was withdrawn."""
        data = {f"{year.year}/{file.name}": file.content for year in years.values() for file in year.of(Group.DATA)}
        data |= {path.removeprefix(f"{FOLDER}/"): content for path, content in interface.items()}
        try:
            made = make_all_data(self.project, data, self.store)
        except Exception as error:  # noqa: BLE001 - as for a file of a year
            self.failures.append(failure("各年度的全部数据（ZIP）", error))
            return None
        return made if unquote(made.address) not in {item.address for item in self.project.withdrawn} else None

    def keep(self) -> None:
        """Put what was made into the store, unless its inputs have changed meanwhile."""
        if self.made and self.inputs.snapshot.unchanged():
            for key, content in self.made.items():
                self.store.keep(key, content)
            self.store.trim()

    def _order(self, year: Year, wanted: Collection[str]) -> Order:
        return order(self.project, year, self.inputs.site_url, wanted)

    def _remembered(self, key: str, make: Callable[[], bytes]) -> Entry:
        return self.store.find(key) or self._fresh(key, make())

    def _fresh(self, key: str, content: bytes) -> Entry:
        self.made[key] = content
        return Entry(content, sha256(content), cached=False)
