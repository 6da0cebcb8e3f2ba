"""What the environment says of a build. It is read where a command begins, and handed on as arguments from there."""

from collections.abc import Mapping

_DEPLOY = "NIANBAO_DEPLOY"
"""Tells the site generator, which is a process of its own, what the command was asked for."""
_NO = ("", "0", "false", "no")


def in_production(environment: Mapping[str, str]) -> bool:
    """Whether PRODUCTION asks for the whole identity of a government website."""
    return environment.get("PRODUCTION", "").lower() not in _NO


def deploys(environment: Mapping[str, str]) -> bool:
    """Whether this process makes a site that goes to the public."""
    return bool(environment.get(_DEPLOY))


def generator_environment(environment: Mapping[str, str], *, deploy: bool = False, **more: str) -> dict[str, str]:
    """The environment in which the site generator runs: a preview, unless the command was asked for more."""
    own = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", _DEPLOY: "1" if deploy else ""}
    return {**environment, **own, **more}
