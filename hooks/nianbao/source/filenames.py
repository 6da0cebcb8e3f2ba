"""Names of files that several rooms write or look for, and the line by which an editor's program finds a schema."""

FROZEN_FILE = "frozen.yml"
CORRECTIONS_FILE = "corrections.yml"
APART = ("returns", "original")
"""Folders of a year that are no part of its report: what its units returned, and the report as it was found."""


def schema_name(name: str) -> str:
    """File name of a JSON Schema, by its name in `schema_files`: `report`, …, or `statistics-<form>`."""
    return f"{name}.schema.json"


def schema_line(name: str) -> str:
    """The first line of a file in a year's folder, by which programs find its schema."""
    return f"# yaml-language-server: $schema=../schemas/{schema_name(name)}"
