"""Guides that show what is typed and what is seen: ```console blocks, where `…` stands for anything."""

import re
from collections.abc import Iterator, Sequence


def commands(guide: str) -> Iterator[tuple[str, list[str]]]:
    """Each command, with the lines that the guide shows of what it prints."""
    for block in re.findall(r"^```console\n\$ (.*?)^```$", guide, re.MULTILINE | re.DOTALL):
        command, *shown = block.splitlines()
        yield command, shown


def missing(shown: Sequence[str], printed: str) -> str:
    """The first line that is shown and was not printed, in order; nothing where all were."""
    rest = printed
    for line in shown:
        if line == "…":
            continue
        found = re.search("^" + re.escape(line).replace("…", ".*?"), rest, re.MULTILINE)
        if not found:
            return line
        rest = rest[found.end() :]
    return ""
