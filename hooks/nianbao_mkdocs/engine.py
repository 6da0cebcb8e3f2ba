"""The engine below the adapter: MkDocs 1.x, or ProperDocs, which goes on with it under another name.

The adapter is written for modules called `mkdocs…`. ProperDocs has the same, called `properdocs…`, and a module by
which the old names lead to them: one adapter serves both, whichever of them is installed. Nothing of an engine is
imported before its version is known: MkDocs 2 has other modules, runs no hooks, and would lose every table.
"""

from importlib.metadata import PackageNotFoundError, version

from nianbao.finding import Problem
from nianbao.publish.generator import Generator

_KNOWN = "1.6."
"""How the versions begin that the adapter was tried with, of both engines."""


def mkdocs() -> Generator | None:
    """MkDocs as the generator; None where it is not installed. Raises Problem where nobody knows that version."""
    return _adapter() if _is_there("MkDocs") else None


def properdocs() -> Generator | None:
    """ProperDocs as the generator; None where it is not installed. Raises Problem where nobody knows that version."""
    if not _is_there("ProperDocs"):
        return None
    import properdocs.replacement  # noqa: F401, PLC0415 - from here on the names of MkDocs lead to ProperDocs

    return _adapter()


def _adapter() -> Generator:
    from nianbao_mkdocs.generator import MkDocs  # noqa: PLC0415 - it imports the engine, whose version is known now

    return MkDocs()


def _is_there(engine: str) -> bool:
    try:
        found = version(engine)
    except PackageNotFoundError:
        return False
    if not found.startswith(_KNOWN):
        raise Problem(
            f"装着的 {engine} 是 {found} 版，本程序只认得 {_KNOWN}x 版；换了版本，数据可能进不了网页",
            "请照 requirements.txt 重新安装：pip install -r requirements.txt",
        )
    return True
