"""Where the parts of a preview lie that somebody looked at, each as it was made last."""

from collections.abc import Collection, Iterator
from pathlib import Path

from nianbao.publish.part import Part, part_of


class Shelf:
    """A folder with the parts of a preview, each with the key from which it was made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._keys: dict[Part, str] = {}
        """By what each part is known that lies there."""

    def read(self, name: str) -> bytes | None:
        """A file, by its path in the folder; None where there is none, or where it cannot be one."""
        try:
            return (self.folder / name).read_bytes()
        except (OSError, ValueError):
            return None

    def has(self, part: Part, key: str) -> bool:
        """Whether the part is there, made from this key."""
        return self._keys.get(part) == key

    def note(self, part: Part, key: str) -> None:
        """Record that the part was made from this key, or that making it failed."""
        self._keys[part] = key

    def put(self, part: Part, fresh: Path) -> None:
        """Replace the files of a part by those written into the folder `fresh`."""
        new = {path.relative_to(fresh): path for path in _files(fresh, part)}
        for path in list(_files(self.folder, part)):
            if path.relative_to(self.folder) not in new:
                path.unlink()
        for name, path in new.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            path.replace(self.folder / name)

    def leave(self, parts: Collection[Part]) -> None:
        """Remove what belongs to other parts: to years that are gone."""
        for part in [part for part in self._keys if part not in parts]:
            for path in list(_files(self.folder, part)):
                path.unlink()
            del self._keys[part]


def _files(folder: Path, part: Part) -> Iterator[Path]:
    """Paths of the files that belong to a part."""
    within = folder / str(part.year) if part.year else folder
    for path in within.rglob("*"):
        if part_of(path.relative_to(folder).as_posix()) == part and path.is_file():
            yield path
