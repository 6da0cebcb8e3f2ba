"""The lock of what the engine needs, as it counts for one version of Python."""

import re
from collections.abc import Iterator

from packaging.markers import Marker

_CONTINUED = re.compile(r" \\\n +")


def lock_for(lock: str, python: str) -> str:
    """The requirements that hold for a full version of Python, with their hashes, without conditions.

    pip asks conditions of the Python that it runs in, whichever version it is told to download for.
    """
    version = {"python_full_version": python, "python_version": ".".join(python.split(".")[:2])}
    return "\n".join([*_requirements(lock, version), ""])


def _requirements(lock: str, version: dict[str, str]) -> Iterator[str]:
    for line in _CONTINUED.sub(" ", lock).splitlines():
        named, *hashes = line.split(" --hash=")
        requirement, _, marker = named.partition(" ; ")
        if not marker or Marker(marker).evaluate({**version}):
            yield " --hash=".join([requirement, *hashes])
