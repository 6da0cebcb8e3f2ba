"""A command that does nothing says why."""

import sys


def refuse(why: str, code: int = 2) -> int:
    """Say why nothing was done; the exit code of a wrong call, or another."""
    print(why, file=sys.stderr)
    return code
