"""What the bytes of a download depend on, as one key: data, text, code, libraries, fonts, the site's address."""

from dataclasses import dataclass
from pathlib import Path

from nianbao.address.withdrawn import WITHDRAWN
from nianbao.cache.code import code_digest, files_digest, tools_digest
from nianbao.cache.store import digest
from nianbao.export.format import Format
from nianbao.project.year import Year
from nianbao.source.snapshot import Snapshot
from nianbao.source.statutory import STATUTORY

_LIBRARIES = ("markdown", "python-docx", "lxml", "typst", "xlsxwriter", "pyyaml")
"""Packages whose version may change the bytes."""
_LAYOUTS = Path(__file__).parent
"""Where what is not code lies that the files are made by."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Digests of what files are made with; the same as long as a command runs."""

    code: str
    """Of this room and those below, of libraries, layouts, and the statutory forms."""
    fonts: str
    """Of the fonts of this machine."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests, taken before a build reads anything."""

    snapshot: Snapshot
    tools: Tools
    site_url: str = ""
    """The site's address, or empty."""

    def key(self, format: Format, year: Year, series: str) -> str:
        """The key of one file of a year; `series` is the digest of what the indicators say, of all years."""
        own = [format.id, format.name, self._of(year.year), repr(year.notes), *self._beside(year)]
        fonts = [self.tools.fonts] if format.fonts else []
        every = [series] if format.series else []
        return digest([self.shared, self.site_url, *own, *fonts, *every])

    def _beside(self, year: Year) -> list[str]:
        """The digests of what its pages show or link in other folders."""
        targets = {link.target for page in year.pages.values() for link in page.links}
        others = sorted(target for target in targets if not target.startswith(f"{year.year}/"))
        return [self.snapshot.digest(f"docs/{target}") for target in others]

    def key_of_all(self, what: str, series: str) -> str:
        """The key of something made of all years, and of what the indicators say."""
        return digest([self.shared, self.site_url, what, series, *self._all()])

    @property
    def shared(self) -> str:
        """Of what every file depends on: the tools, an office's own forms, the publishing body, what was withdrawn."""
        files = (f"{file} {content}" for file, content in self.snapshot.below("data") if _of_all_years(file))
        return digest([self.tools.code, *files])

    def _of(self, year: int | str) -> str:
        return f"{year} {self.snapshot.digest(f'data/{year}', f'docs/{year}')}"

    def _all(self) -> list[str]:
        folders = {file.split("/")[1] for file, _ in self.snapshot.below("data") if file.count("/") > 1}
        return [self._of(folder) for folder in sorted(folders) if folder.isdecimal()]


def read_tools(fonts: str) -> Tools:
    """Digest them; `fonts` is the digest of those of this machine."""
    layouts = [path for path in _LAYOUTS.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    code = [code_digest("export"), tools_digest(_LIBRARIES), files_digest([*STATUTORY.rglob("*.yml"), *layouts])]
    return Tools(digest(code), fonts)


def _of_all_years(file: str) -> bool:
    """Whether it goes into the files of every year: the publishing body, what was withdrawn, an office's own forms."""
    return file in ("data/publisher.yml", WITHDRAWN) or file.startswith("data/forms/")
