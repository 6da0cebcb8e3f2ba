"""An attached file without its traces of people: what was taken out, and the bytes that are left."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from nianbao.attached.cleanoffice import clean_office
from nianbao.attached.cleanpdf import clean_pdf
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


def clean(name: str, content: bytes) -> Cleaned:
    """Take names, comments and tracked changes out of a file of this name; changes are accepted.

    Raises Problem where the file cannot be read, or is of a kind that cannot be cleaned.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in (*OFFICE, ".pdf"):
        way = f"请用 Word 或 WPS 另存为 {OLD[suffix]} 再清理" if suffix in OLD else "号码和姓名请打开文件自己改"
        raise Problem("这种文件不能自动清理", f"能清理的是 docx、xlsx、pptx 和 pdf；{way}")
    if wrong := check_kind(suffix, content):
        raise Problem(wrong.problem, wrong.mend)
    made, removed = clean_pdf(content) if suffix == ".pdf" else clean_office(content)
    return Cleaned(made if removed else content, tuple(removed))
