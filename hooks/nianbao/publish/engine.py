"""What makes a site, whatever it holds: the program with all that is installed beside it, and the fonts."""

from dataclasses import dataclass

from nianbao.cache.code import engine_digest
from nianbao.export.fonts import fonts_digest


@dataclass(frozen=True, slots=True)
class Engine:
    """Digests of what makes a site, program and fonts; they stay the same as long as a command runs."""

    code: str
    """Of the program and every package installed."""
    fonts: str
    """Of the fonts of this machine."""


def read_engine() -> Engine:
    """Compute the digests of the program and of the fonts of this machine."""
    return Engine(engine_digest(), fonts_digest())
