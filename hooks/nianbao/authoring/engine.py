"""The engine as an office's repository knows it: its version, and the names of what stands there because of it."""

from importlib.metadata import PackageNotFoundError, version

PACKAGE = "nianbao"
LOCK = "requirements.txt"
ENGINE = "engine"
"""The folder of the engine's file: a path that is relative to the repository, so that no index is asked for it."""
RECORD = ".nianbao/answers.yml"
AS_WRITTEN = ".nianbao/as-written"
"""Below it lies every text as it was written, under its own path."""


def engine_version() -> str:
    """The version of the engine that is running."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:  # straight from its sources
        return "0"
