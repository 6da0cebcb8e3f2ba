"""What the archive for machines without network says of itself, and the commands in it."""

from pathlib import Path

NAME = "说明.txt"
_TEXT = Path(__file__).with_name("manual.txt")
_INDENT = "    "


def manual(version: str, wheel: str) -> str:
    """The text, for a version and the file name of its wheel."""
    return _TEXT.read_text(encoding="utf-8").replace("<<version>>", version).replace("<<wheel>>", wheel)


def commands_of(text: str) -> list[str]:
    """The commands that a reader is told to type, in their order."""
    return [line.strip() for line in text.splitlines() if line.startswith(_INDENT)]
