"""A command that does nothing says why."""

import sys


def refuse(why: str, code: int = 2) -> int:
    """Print why nothing was done, and return the exit code: 2 by default."""
    print(why, file=sys.stderr)
    return code
