"""The texts that an office's repository is made of; they lie beside this module in `office/`.

`shared/` holds what this repository has at its root too, being an office's itself; `own/` what differs there, because
the engine is at home here and has to be installed elsewhere; `first/` what is written once and then is the office's;
`pictures/` those of the guides, which no office changes.
Names that begin with a dot are stored as `dot-…`: what makes packages leaves out the others.
"""

import re
from pathlib import Path

from nianbao.authoring.answers import Answers

_TEXTS = Path(__file__).parent / "office"
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|&]")


def office_texts(folder: str) -> dict[str, str]:
    """The texts of one of the folders, by the path that an office's repository gives them."""
    base = _TEXTS / folder
    paths = sorted(path for path in base.rglob("*") if path.is_file())
    return {path_of(path.relative_to(base)): path.read_text(encoding="utf-8") for path in paths}


def guide_pictures() -> dict[str, bytes]:
    """The pictures of the guides, by their paths in an office's repository."""
    return {f"guide/pictures/{path.name}": path.read_bytes() for path in sorted((_TEXTS / "pictures").glob("*.png"))}


def path_of(stored: Path) -> str:
    """The path in a repository of what is stored here under this one."""
    return re.sub("(^|/)dot-", r"\1.", stored.as_posix())


def dependencies() -> str:
    """The lock of what the engine needs, with hashes, in the notation of pip."""
    return (_TEXTS / "dependencies.txt").read_text(encoding="utf-8")


def filled(text: str, answers: Answers) -> str:
    """A Markdown text with the answers in place of `<<name>>` and `<<title>>`."""
    for name in ("name", "title"):
        text = text.replace(f"<<{name}>>", _SPECIAL.sub(r"\\\g<0>", answers.value(name)))
    return text
