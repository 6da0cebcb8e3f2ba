"""What GitHub says of what happens, by name, and which workflows that starts."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any

from audit.expression import Value

REPOSITORY = "owner/name"
FIRST: dict[str, Value] = {"github.event.inputs.first": "true"}
"""A person has said that nothing was deployed before."""
_EVERYWHERE: dict[str, Value] = {
    "github.token": "of-this-run",
    "github.sha": "of-this-commit",
    "github.server_url": "https://host.example",
    "github.repository": REPOSITORY,
    "github.run_id": "1",
    "github.run_attempt": "1",
    "github.event.inputs.first": "",
    "github.event.repository.private": False,
}


def requested() -> dict[str, Value]:
    """A request was opened, or got another commit."""
    return _event("pull_request", "refs/pull/1/merge", "branch", "1/merge")


def merged(before: str, after: str) -> dict[str, Value]:
    """The main branch went on from one version to another."""
    shown: dict[str, Value] = {"github.event.before": before, "github.sha": after}
    return _event("push", "refs/heads/main", "branch", "main") | shown


def tagged(tag: str) -> dict[str, Value]:
    """A tag was set."""
    return _event("push", f"refs/tags/{tag}", "tag", tag)


def scheduled() -> dict[str, Value]:
    """The hour has come; GitHub looks at the main branch."""
    return _event("schedule", "refs/heads/main", "branch", "main")


def starts(workflow: Mapping[Any, Any], event: Mapping[str, Value]) -> bool:
    """Whether the event starts a workflow: it names the event, and the branch or the tag where it names any."""
    asked = workflow[True]  # YAML takes `on` for a truth value
    kind = event["github.event_name"]
    if kind not in asked:
        return False
    named = asked[kind] if isinstance(asked, dict) else None
    filters: Mapping[str, list[str]] = named if isinstance(named, dict) else {}  # of a schedule it is a list of hours
    if not filters.keys() & {"branches", "tags"}:
        return True
    patterns = filters.get("tags" if event["github.ref_type"] == "tag" else "branches", [])
    return any(fnmatchcase(str(event["github.ref_name"]), pattern) for pattern in patterns)


def _event(name: str, ref: str, kind: str, short: str) -> dict[str, Value]:
    said: dict[str, Value] = {
        "github.event_name": name,
        "github.ref": ref,
        "github.ref_type": kind,
        "github.ref_name": short,
        "github.event.before": "",
    }
    return _EVERYWHERE | said
