"""`nianbao checksums`: the SHA-256 of every file that is offered for download."""

import argparse
from pathlib import Path

from nianbao.command.command import Command


def _run(root: Path, _: argparse.Namespace) -> int:
    """Print a line for each file, as `sha256sum` does."""
    import hashlib

    from nianbao.address.published import built_addresses

    site = root / "site"
    for name in sorted(address for address in built_addresses(site) if not address.endswith("/")):
        print(f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}")
    return 0


COMMAND = Command("checksums", "列出各下载文件的 SHA-256", _run, format="sha256sum")
