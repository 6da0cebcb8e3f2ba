"""Declarations as lines of `report.yml`: an entry of `acknowledged` that a clerk copies."""

from nianbao.source.fields import UNWRITTEN


def acknowledgement(rule: str, **keys: str) -> str:
    """An entry of `acknowledged` with these keys, of which those that are empty are left out."""
    written = "".join(f"{key}: {text if key == 'page' else quoted(text)}, " for key, text in keys.items() if text)
    return f"- {{rule: {rule}, {written}why: {UNWRITTEN}}}"


def quoted(text: str) -> str:
    """A text in the quotation marks of YAML within which nothing but they has a meaning."""
    return "'" + text.replace("'", "''") + "'"
