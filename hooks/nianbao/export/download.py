"""A download: one file with its title, size, digest and date."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from urllib.parse import quote

from nianbao.cache.store import Entry
from nianbao.export.format import Format, Group

FOLDER = "data"
"""Where files to download lie, below a year's address and below the site's."""
_UNIT = 1024


@dataclass(frozen=True, slots=True)
class Download:
    """One file that can be downloaded: content, name, title, group, media type, date and digest."""

    id: str
    """Id of its format."""
    title: str
    use: str
    """What it is good for, one line for readers."""
    group: Group
    media_type: str
    name: str
    """Name of the file, with its ending."""
    day: date
    """Date of its data: publication of the report, or the period's last day."""
    content: bytes
    sha256: str
    """SHA-256 of the content, 64 hex digits."""
    cached: bool
    """Whether it was taken from the cache."""

    @property
    def address(self) -> str:
        """Where it lies, from the year's address or the site's, as a link writes it."""
        return f"{FOLDER}/{quote(self.name)}"

    @property
    def size(self) -> int:
        """Size of the content in bytes."""
        return len(self.content)

    @property
    def printed_size(self) -> str:
        """The size for readers: `48.2 KB`."""
        return print_size(self.size)

    @property
    def label(self) -> str:
        """The words of a link to it: what it is, its format where that is something else, and its size."""
        ending = PurePath(self.name).suffix[1:].upper()
        kind = "" if ending == self.title.upper() else f"{ending}，"
        return f"{self.title}（{kind}{self.printed_size}）"


def download(format: Format, entry: Entry, day: date) -> Download:
    """The download of a format, with its content as it was made or kept."""
    return Download(
        format.id,
        format.title,
        use=format.use,
        group=format.group,
        media_type=format.media_type,
        name=format.name,
        day=day,
        content=entry.content,
        sha256=entry.sha256,
        cached=entry.cached,
    )


def print_size(size: int) -> str:
    """A size in bytes as readers know it."""
    if size < _UNIT:
        return f"{size} B"
    return f"{size / _UNIT:.1f} KB" if size < _UNIT * _UNIT else f"{size / _UNIT / _UNIT:.1f} MB"
