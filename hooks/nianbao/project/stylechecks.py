"""Checks of how the text is written as Markdown: they need a library that no other command waits for."""

from pathlib import Path

from nianbao.check.markdownstyle import check_markdown
from nianbao.project.checks import Checks

STYLE_CHECKS: Checks[Path] = (check_markdown,)
"""Of the files in the project's folder."""
