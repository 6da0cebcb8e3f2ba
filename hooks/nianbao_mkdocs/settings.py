"""What every portal needs of MkDocs, set before anything is read: an office's `mkdocs.yml` stays a few lines.

The theme's own settings are in `theme/mkdocs_theme.yml`.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

from nianbao.check.overrides import OVERRIDES
from nianbao.finding import Finding, Place, Severity
from nianbao.source.plainfiles import irregular_below

_OF_THE_GENERATOR = frozenset({"toc", "tables", "fenced_code"})
"""Markdown extensions that MkDocs names by itself."""
_STYLE = "assets/portal.css"
"""Made of the theme's folder assets/css/ when the site is built."""


def apply_settings(config: MkDocsConfig, root: Path) -> None:
    """Set what does not depend on the project's content. `root` is the project's folder."""
    config.extra_css = [_STYLE, *config.extra_css]
    search, menu = ExtraScriptValue("assets/search/wait.js"), ExtraScriptValue("assets/menu.js")
    search.type = "module"
    menu.defer = True  # no module: those do not run from a folder opened by double click
    config.extra_javascript = [search, menu, *config.extra_javascript]
    config.extra.setdefault("generator", False)  # no link to another host in the footer
    _warn_of_what_is_missing(config)
    _watch(config, root)


def unused(config: MkDocsConfig) -> Iterator[Finding]:
    """A warning for what the file sets in vain: the library converts the text, and only in its own way."""
    if set(config.markdown_extensions) - _OF_THE_GENERATOR:
        place = Place(Path(config.config_file_path).name)
        mend = "请删去这几行；能用的写法见 guide/writing.md"
        problem = "这一项不起作用，正文都按发布程序自己的写法转换"
        yield Finding(place, "markdown_extensions", problem, mend, severity=Severity.WARNING)


def foreign(config: MkDocsConfig, root: Path) -> Iterator[Finding]:
    """An error for what the file names that lies outside of the project, or is a link: all of it would be published.

    The folders `docs` and `overrides` themselves are looked at by the check.
    """
    place = Place(Path(config.config_file_path).name)
    if Path(config.docs_dir).resolve() != (root / "docs").resolve():
        mend = "请删去这一行；正文放在 docs 里"
        yield Finding(place, "docs_dir", "正文只能放在 docs 里，别的文件夹没有检查过", mend)
    own = config.theme.custom_dir
    if not own:
        return
    if not Path(own).resolve().is_relative_to(root.resolve()):
        yield Finding(place, "custom_dir", "这个文件夹在项目以外", "请把它放进项目的文件夹，例如 overrides")
    for path, _ in irregular_below(Path(own)):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        mend = "请删去它，把要用的文件本身放在这里"
        yield Finding(Place(name), path.name, "是指向别处的链接，或不是普通文件，不能发布", mend)


def _warn_of_what_is_missing(config: MkDocsConfig) -> None:
    """Have MkDocs report missing files and links as warnings, which are errors of the build."""
    nav = config.validation.nav
    nav.omitted_files = nav.not_found = nav.absolute_links = logging.WARNING


def _watch(config: MkDocsConfig, root: Path) -> None:
    """Templates of the office go before those of the theme; MkDocs' own preview looks at the data too."""
    config.watch = [*config.watch, str(root / "data")]
    if (root / OVERRIDES).is_dir():
        config.theme.dirs.insert(0, str(root / OVERRIDES))
        config.watch = [*config.watch, str(root / OVERRIDES)]
