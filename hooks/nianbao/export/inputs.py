"""What the bytes of a download depend on, as one key: data and text, our code, the libraries that write, the address."""

import hashlib
import sys
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nianbao.export.format import Format
from nianbao.project import Project

_LIBRARIES = ("markdown", "python-docx", "lxml", "typst", "xlsxwriter", "pyyaml")
"""Packages whose version may change the bytes."""
_CODE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests, taken once for each build."""

    shared: str
    """Of what every file depends on: code, libraries, the site's address, forms, the publishing body."""
    data: dict[int, str]
    """Of each year's data."""
    texts: dict[int, str]
    """Of each year's chapters."""

    def key(self, format: Format, year: int) -> str:
        """The key of one file of a year."""
        parts = [self.shared, format.id, format.name, format.machine(), str(year), self.data[year], self.texts[year]]
        if format.all_years:
            parts += [f"{other}:{self.data[other]}:{self.texts[other]}" for other in sorted(self.data)]
        return digest(parts)


def read_inputs(project: Project, site_url: str) -> Inputs:
    """Read and digest everything."""
    root, years = project.root, [year.year for year in project.years]
    shared = [
        digest([sys.version, zlib.ZLIB_RUNTIME_VERSION, site_url, *map(_version, _LIBRARIES)]),
        _files(_CODE, _CODE.rglob("*")),
        _files(root, [*(root / "data/forms").glob("*.yml"), *(root / "data").glob("*.yml")]),
    ]
    return Inputs(
        digest(shared),
        {year: _files(root, (root / "data" / str(year)).rglob("*")) for year in years},
        {year: _files(root, (root / "docs" / str(year)).rglob("*")) for year in years},
    )


def digest(parts: Iterable[str]) -> str:
    """The SHA-256 of texts, with their lengths, so that no two lists have the same."""
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def _files(base: Path, paths: Iterable[Path]) -> str:
    """Of the files among the paths, by their way from `base` and their content; what Python compiled is left out."""
    files = [path for path in sorted(paths) if path.is_file() and "__pycache__" not in path.parts]
    return digest(part for path in files for part in (path.relative_to(base).as_posix(), _content(path)))


def _content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library
