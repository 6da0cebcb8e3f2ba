"""What every portal needs of MkDocs, set before anything is read: an office's `mkdocs.yml` stays a few lines.

The theme's own settings stand in `theme/mkdocs_theme.yml`.
"""

import logging
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

from nianbao.check.overrides import OVERRIDES

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


def _warn_of_what_is_missing(config: MkDocsConfig) -> None:
    """With --strict, every one of these stops the build."""
    nav = config.validation.nav
    nav.omitted_files = nav.not_found = nav.absolute_links = logging.WARNING


def _watch(config: MkDocsConfig, root: Path) -> None:
    """The preview looks at the data too; templates of the office go before those of the theme."""
    config.watch = [*config.watch, str(root / "data")]
    if (root / OVERRIDES).is_dir():
        config.theme.dirs.insert(0, str(root / OVERRIDES))
        config.watch = [*config.watch, str(root / OVERRIDES)]
