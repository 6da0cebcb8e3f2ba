"""What the environment says of a build. It is read where a command begins, and handed on as arguments from there."""

from collections.abc import Mapping

_NO = ("", "0", "false", "no")


def in_production(environment: Mapping[str, str]) -> bool:
    """Whether PRODUCTION asks for the whole identity of a government website."""
    return environment.get("PRODUCTION", "").lower() not in _NO
