"""MkDocs as the library's site generator: a build in this process, and the preview."""

import contextlib
import logging
import os
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from nianbao.check.overrides import OVERRIDES
from nianbao.export.maker import ExportFailed
from nianbao.finding import Finding, Place
from nianbao.project.project import newest_day
from nianbao.publish.generator import Task
from nianbao_mkdocs import events
from nianbao_mkdocs.complaints import LOGGER, Complaints, finding_of
from nianbao_mkdocs.events import TASK, Wrong
from nianbao_mkdocs.settings import unused

_SETTINGS = "mkdocs.yml"
_LINES = "请写成：site_name: 政府信息公开工作年度报告；theme: nianbao；plugins: [nianbao]，各占一行"


class MkDocs:
    """The generator."""

    def build(self, task: Task, target: Path) -> list[Finding]:
        """Write the site into `target`; whatever MkDocs complains of is an error."""
        root = task.project.root
        config = _settings(root, site_dir=str(target))
        if isinstance(config, Finding):
            return [config]
        config.extra[TASK] = task
        complaints = Complaints()
        with _dated(newest_day(task.project)), complaints.listening():
            try:
                build(config)
            except MkDocsException as stopped:
                if isinstance(stopped.__context__, Wrong):
                    return list(stopped.__context__.findings)
                return complaints.findings or [finding_of(stopped.format_message())]
            except (ExportFailed, OSError):
                raise
            except Exception as slip:  # noqa: BLE001 - a template of the office's own may raise anything
                return [_in_template(slip, root)]
        return [*unused(config), *complaints.findings]

    def serve(self, root: Path, host: str, port: int) -> int:
        """Preview on this machine. Returns the exit code: 1 where it could not begin."""
        config = _settings(root)
        if isinstance(config, Finding):
            print(config, file=sys.stderr)
            return 1
        with _shown():
            try:
                serve(str(root / _SETTINGS), livereload=True, dev_addr=f"{host}:{port}", site_url="")
            except MkDocsException:
                return 1  # what stops the first build is in the log
        return 0


def _settings(root: Path, **more: str) -> MkDocsConfig | Finding:
    """The settings of a project; what is wrong with them, before anything is built."""
    place, complaints = Place(_SETTINGS), Complaints()
    if not (root / _SETTINGS).is_file():
        return Finding(place, _SETTINGS, "没有这个文件", _LINES)
    try:
        with complaints.listening():
            config = load_config(str(root / _SETTINGS), **more)
    except MkDocsException as stopped:
        found = complaints.findings or [finding_of(stopped.format_message())]
        return found[0]
    if not _is_ours(config):
        return Finding(place, _SETTINGS, "没有写明用本发布程序的主题和插件，生成的网页不会有数据", _LINES)
    return config


def _is_ours(config: MkDocsConfig) -> bool:
    """Whether our theme and our events, as a plugin or as hooks, are in the settings."""
    return config.theme.name == "nianbao" and events.on_config in config.plugins.events["config"]


def _in_template(slip: Exception, root: Path) -> Finding:
    """What went wrong in a template: those of the theme are tested, so it is one of the office's own."""
    own = root / OVERRIDES
    frames = [frame for frame in traceback.extract_tb(slip.__traceback__) if Path(frame.filename).is_relative_to(own)]
    file, line = getattr(slip, "filename", None), getattr(slip, "lineno", None)
    if frames and not file:  # a slip while the template runs, not while it is read
        file, line = frames[-1].filename, frames[-1].lineno
    path = Path(file or own)
    place = Place(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name, line or 1)
    return Finding(place, path.name, f"模板写得不对：{slip}", "请照发布程序自带的同名模板改正")


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
    logger = logging.getLogger(LOGGER)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
