"""What the bytes of a download depend on, as one key: data, text, code, libraries, fonts, the site's address."""

import hashlib
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import typst

from nianbao.export.cache import digest
from nianbao.export.format import Format
from nianbao.project.year import Year

_LIBRARIES = ("markdown", "python-docx", "lxml", "typst", "xlsxwriter", "pyyaml")
"""Packages whose version may change the bytes."""
_CODE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests, taken before a build reads anything."""

    root: Path
    """The project's folder."""
    site_url: str
    """The site's address, or empty."""
    shared: str
    """Of what every file depends on: code, libraries, forms, the publishing body."""
    data: dict[int, str]
    """Of each year's data."""
    texts: dict[int, str]
    """Of each year's chapters."""
    fonts: str
    """Of the fonts of this machine."""

    def key(self, format: Format, year: Year) -> str:
        """The key of one file of a year."""
        own = [format.id, format.name, str(year.year), self.data[year.year], self.texts[year.year], repr(year.notes)]
        fonts = [self.fonts] if format.fonts else []
        every = self._all() if format.all_years else ()
        return digest([self.shared, self.site_url, *own, *fonts, *every])

    def key_of_all(self, what: str) -> str:
        """The key of something made of all years."""
        return digest([self.shared, self.site_url, what, *self._all()])

    def unchanged(self) -> bool:
        """Whether everything is still what it was."""
        return replace(read_inputs(self.root), site_url=self.site_url) == self

    def _all(self) -> list[str]:
        return [f"{year} {self.data[year]} {self.texts[year]}" for year in sorted(self.data)]


def read_inputs(root: Path) -> Inputs:
    """Read and digest everything but the site's address, which the site generator knows."""
    years = [int(path.name) for path in (root / "data").glob("[0-9]*") if path.name.isdecimal()]
    shared = [
        digest([sys.version, zlib.ZLIB_RUNTIME_VERSION, *map(_version, _LIBRARIES)]),
        _files(_CODE, _CODE.rglob("*")),
        _files(root, [*(root / "data/forms").glob("*.yml"), *(root / "data").glob("*.yml")]),
    ]
    return Inputs(
        root,
        "",
        digest(shared),
        {year: _files(root, (root / "data" / str(year)).rglob("*")) for year in years},
        {year: _files(root, (root / "docs" / str(year)).rglob("*")) for year in years},
        digest(_fonts()),
    )


def _files(base: Path, paths: Iterable[Path]) -> str:
    """Of the files among the paths, by their way from `base` and their content; what Python compiled is left out."""
    files = [path for path in sorted(paths) if path.is_file() and "__pycache__" not in path.parts]
    return digest(part for path in files for part in (path.relative_to(base).as_posix(), _content(path)))


def _fonts() -> Iterator[str]:
    """Every font that Typst would find, with what changes when its file does."""
    for font in typst.Fonts(include_embedded_fonts=False).fonts():
        if font.path:
            status = Path(font.path).stat()
            yield f"{font.path} {font.index} {status.st_size} {status.st_mtime_ns}"


def _content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library
