"""An office's repository as it is begun: from answers to files, and onto the disk where nothing is in their way."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from nianbao.authoring.answers import Answers
from nianbao.authoring.codeowners import FILE as CODEOWNERS
from nianbao.authoring.codeowners import codeowners_text
from nianbao.authoring.engine import AS_WRITTEN, ENGINE, LOCK, RECORD
from nianbao.authoring.lockfile import lock_text
from nianbao.authoring.officetexts import filled, guide_pictures, office_texts
from nianbao.authoring.publisherfile import PUBLISHER_FILE, publisher_text
from nianbao.authoring.record import record_of, record_text
from nianbao.authoring.schema import FOLDER, schema_files
from nianbao.authoring.schemasums import SUMS, sums_of, sums_text
from nianbao.authoring.wheel import Wheel
from nianbao.finding import Problem
from nianbao.form.model import Form

_SHOWN = 5
"""Files in the way that are named; the others are counted."""


def kept_texts(answers: Answers, lock: str) -> dict[str, str]:
    """The texts that later versions of the engine bring up to date, by path."""
    own = {path: filled(text, answers) for path, text in office_texts("own").items()}
    return office_texts("shared") | own | {LOCK: lock}


def schema_texts(forms: Mapping[str, Form]) -> dict[str, str]:
    """The schemas of the data files, by path: made from the forms."""
    return {f"{FOLDER}/{name}": text for name, text in schema_files(forms).items()}


def new_office(
    answers: Answers, wheel: Wheel | None, forms: Mapping[str, Form], owners: Sequence[str] = ()
) -> dict[str, str]:
    """Every text of a new repository by path, in the order in which they are to be written.

    With `owners` also who has to approve a change of what decides on publication.
    `data/publisher.yml`, by which a project is known, comes last: what was cut off before can be begun again.
    """
    kept = kept_texts(answers, lock_text(wheel))
    as_written = {f"{AS_WRITTEN}/{path}": text for path, text in kept.items()}
    schemas = schema_texts(forms)
    record = {SUMS: sums_text(sums_of(schemas)), RECORD: record_text(record_of(answers, wheel))}
    last = {PUBLISHER_FILE: publisher_text(answers)}
    owned = {CODEOWNERS: codeowners_text(owners)} if owners else {}
    return kept | as_written | schemas | office_texts("first") | owned | record | last


def check_room(folder: Path, texts: Mapping[str, str], wheel: Wheel | None) -> None:
    """Raise Problem where a file would be overwritten; one that is the same already is in nobody's way."""
    paths = {path: text.encode() for path, text in texts.items()} | guide_pictures()
    if wheel:
        paths[f"{ENGINE}/{wheel.name}"] = wheel.path.read_bytes()
    there = [path for path, content in paths.items() if (folder / path).exists() and not _is(folder / path, content)]
    if there:
        more = f"等 {len(there)} 个文件" if len(there) > _SHOWN else ""
        raise Problem(
            f"这里已经有 {'、'.join(there[:_SHOWN])}{more}，没有写任何文件", "请先移走或改名，或换一个空文件夹"
        )


def write_office(folder: Path, texts: Mapping[str, str], wheel: Wheel | None) -> None:
    """Write the engine's file and the texts below a folder, which need not exist."""
    if wheel:
        put_wheel(folder, wheel)
    for path, text in texts.items():
        write_text(folder / path, text)
    put_pictures(folder)


def put_pictures(folder: Path) -> None:
    """Write the pictures of the guides, where they are not there yet, or others: they are always the engine's."""
    for path, content in guide_pictures().items():
        if not _is(folder / path, content):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)


def put_wheel(folder: Path, wheel: Wheel) -> None:
    """Copy the engine's file to its place, where it is not there yet."""
    target = folder / ENGINE / wheel.name
    if not _is(target, wheel.path.read_bytes()):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(wheel.path, target)


def write_text(path: Path, text: str) -> None:
    """Write a text with Unix line ends on every system; bytes that were no UTF-8 stay what they were."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))


def read_loosely(path: Path) -> str:
    """A text for comparison: line ends of Windows and a byte-order mark are no change, other bytes are kept."""
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _is(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
