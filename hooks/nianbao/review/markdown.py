"""Text of others inside Markdown of ours."""

import re


def escaped(text: str) -> str:
    """Text that is shown as it is in a cell of a Markdown table."""
    return re.sub(r"([\\`*_\[\]<>|&~#$])", r"\\\1", " ".join(text.split()))
