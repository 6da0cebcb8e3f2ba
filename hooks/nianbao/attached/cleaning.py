"""An attached file without its traces of people: what was taken out, and the bytes that are left."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from nianbao.attached.cleanoffice import clean_office
from nianbao.attached.cleanpdf import clean_pdf
from nianbao.attached.issue import BY_HAND
from nianbao.attached.kind import OLD, check_kind
from nianbao.attached.office import OFFICE
from nianbao.finding import Problem


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file after cleaning."""

    content: bytes
    """The same bytes as before where nothing was taken out."""
    removed: tuple[str, ...]
    """What was taken out, in words for the editor (Chinese)."""


class ByHand(Problem):
    """A file of a kind from which only the program that made it can take traces."""


def clean(name: str, content: bytes) -> Cleaned:
    """Take names, comments and tracked changes out of a file of this name; changes are accepted.

    Raises ByHand where it is of an old format, Problem where it cannot be read, or is of another kind.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in OLD:
        raise ByHand("这种文件不能自动清理，文件没有动", BY_HAND)
    if suffix not in (*OFFICE, ".pdf"):
        raise Problem("这种文件不能自动清理", "能清理的是 docx、xlsx、pptx 和 pdf；号码和姓名请打开文件自己改")
    if wrong := check_kind(suffix, content):
        raise Problem(wrong.problem, wrong.mend)
    made, removed = clean_pdf(content) if suffix == ".pdf" else clean_office(content)
    return Cleaned(made if removed else content, tuple(removed))
