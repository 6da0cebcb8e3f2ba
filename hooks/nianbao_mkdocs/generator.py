"""MkDocs as the library's site generator: a build in this process, and the preview."""

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from nianbao.check.overrides import OVERRIDES
from nianbao.finding import Finding, Place
from nianbao.project.project import newest_day
from nianbao.publish.generator import Task
from nianbao_mkdocs.complaints import Complaints, finding_of
from nianbao_mkdocs.events import TASK, Wrong

_SETTINGS = "mkdocs.yml"


class MkDocs:
    """The generator."""

    def build(self, task: Task, target: Path) -> list[Finding]:
        """Write the site into `target`; whatever MkDocs complains of is an error."""
        root = task.project.root
        complaints = Complaints(root)
        with _dated(newest_day(task.project)), complaints.listening():
            try:
                config = load_config(str(root / _SETTINGS), site_dir=str(target))
                config.extra[TASK] = task
                build(config)
            except MkDocsException as stopped:
                if isinstance(stopped.__context__, Wrong):
                    return list(stopped.__context__.findings)
                return complaints.findings or [finding_of(stopped.format_message(), root)]
            except TemplateError as slip:
                return [_in_template(slip, root)]
        return complaints.findings

    def serve(self, root: Path, host: str, port: int) -> int:
        """Preview on this machine. Returns the exit code: 1 where it could not begin."""
        with _shown():
            try:
                serve(str(root / _SETTINGS), livereload=True, dev_addr=f"{host}:{port}", site_url="")
            except MkDocsException:
                return 1  # why is shown already
        return 0


def _in_template(slip: TemplateError, root: Path) -> Finding:
    """A slip in a template: those of the theme are tested, so it is one of the office's own."""
    path = Path(getattr(slip, "filename", None) or getattr(slip, "name", None) or OVERRIDES)
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    place = Place(file, getattr(slip, "lineno", None) or 1)
    return Finding(place, path.name, f"模板写得不对：{slip.message}", "请照发布程序自带的同名模板改正")


@contextlib.contextmanager
def _dated(day: date) -> Iterator[None]:
    """Sitemap and archives carry the day that the site is of, not today's: MkDocs takes it from the environment."""
    name, before = "SOURCE_DATE_EPOCH", os.environ.get("SOURCE_DATE_EPOCH")
    os.environ[name] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


@contextlib.contextmanager
def _shown() -> Iterator[None]:
    """Print what is said during the preview."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
