"""MkDocs as the library's site generator: a build in this process, and the preview."""

import contextlib
import os
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from nianbao.check.overrides import OVERRIDES
from nianbao.finding import Finding, Place, Severity
from nianbao.project.project import newest_day
from nianbao.publish.generator import Preview, Refused, Task
from nianbao_mkdocs import events
from nianbao_mkdocs.complaints import Complaints, finding_of
from nianbao_mkdocs.events import TASK
from nianbao_mkdocs.preview import PreviewServer
from nianbao_mkdocs.settings import foreign, unused
from nianbao_mkdocs.templates import keep_templates

_SETTINGS = "mkdocs.yml"
_LINES = "请写成：site_name: 政府信息公开工作年度报告；theme: nianbao；plugins: [nianbao]，各占一行"


class MkDocs:
    """MkDocs (or ProperDocs) as the library's site generator."""

    def settings(self, root: Path) -> "Settings":
        """The settings of the project there. Raises Refused where they are wrong."""
        return Settings(root, _settings(root))

    def serve(self, preview: Preview, host: str, port: int, ready: Callable[[], None]) -> None:
        """Serve a preview until Ctrl-C. Raises OSError where host or port cannot be used."""
        PreviewServer(preview, host, port, ready).run()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a project, for one build."""

    root: Path
    config: MkDocsConfig

    @property
    def address(self) -> str:
        """Address of the site (`site_url`); empty where it is not configured."""
        return self.config.site_url or ""

    @property
    def closed(self) -> bool:
        """Whether no plugin of others is at work, which may look at anything."""
        return set(self.config.plugins) <= {"nianbao", *self.config.hooks}

    def build(self, task: Task, target: Path) -> list[Finding]:
        """Write what is wanted into `target`; whatever MkDocs complains of is an error, but in a draft."""
        self.config.site_dir = str(target)
        if task.project.root != self.root:  # a draft is made of a copy
            self.config.docs_dir = str(task.project.root / "docs")
            own = (self.root / OVERRIDES).resolve()
            self.config.theme.dirs = [each for each in self.config.theme.dirs if Path(each).resolve() != own]
        self.config.extra[TASK] = task
        keep_templates(self.config.theme, task.store)
        complaints = Complaints()
        with _dated(newest_day(task.project)), complaints.listening():
            try:
                build(self.config)
            except MkDocsException as stopped:
                return complaints.findings or [finding_of(stopped.format_message())]
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001 - a template of the office's own may raise anything
                return [_in_template(error, self.root)]
        doubts = complaints.findings
        doubts = [replace(each, severity=Severity.WARNING) for each in doubts] if task.draft else doubts
        return [*unused(self.config), *doubts]


def _settings(root: Path) -> MkDocsConfig:
    """What the file says. Raises Refused where it is wrong, before anything is built."""
    place, complaints = Place(_SETTINGS), Complaints()
    if not (root / _SETTINGS).is_file():
        raise Refused(Finding(place, _SETTINGS, "没有这个文件", _LINES))
    try:
        with complaints.listening():
            config = load_config(str(root / _SETTINGS))
    except MkDocsException as stopped:
        found = complaints.findings or [finding_of(stopped.format_message())]
        raise Refused(found[0]) from None
    if not _is_ours(config):
        raise Refused(Finding(place, _SETTINGS, "没有写明用本发布程序的主题和插件，生成的网页不会有数据", _LINES))
    for wrong in foreign(config, root):
        raise Refused(wrong)
    if not config.use_directory_urls:
        problem, mend = "网页的地址只能以斜线结尾，公布过的网址不能变", "请删去这一行"
        raise Refused(Finding(place, "use_directory_urls", problem, mend))
    return config


def _is_ours(config: MkDocsConfig) -> bool:
    """Whether our theme and our events, as a plugin or as hooks, are in the settings."""
    return config.theme.name == "nianbao" and events.on_config in config.plugins.events["config"]


def _in_template(error: Exception, root: Path) -> Finding:
    """What went wrong in a template: those of the theme are tested, so it is one of the office's own."""
    own = root / OVERRIDES
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(own)]
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if frames and not file:  # an error while the template runs, not while it is read
        file, line = frames[-1].filename, frames[-1].lineno
    path = Path(file or own)
    place = Place(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name, line or 1)
    return Finding(place, path.name, f"模板写得不对：{error}", "请照发布程序自带的同名模板改正")


@contextlib.contextmanager
def _dated(day: date) -> Iterator[None]:
    """Set the date of sitemap and archives to the site's (`newest_day`) while the context lasts, not today's."""
    name, before = "SOURCE_DATE_EPOCH", os.environ.get("SOURCE_DATE_EPOCH")
    os.environ[name] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
