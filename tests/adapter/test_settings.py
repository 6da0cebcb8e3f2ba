"""What the adapter sets, so that an office's `mkdocs.yml` is a few lines."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from nianbao.finding import Severity
from nianbao_mkdocs.settings import apply_settings, unused


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: 年度报告\ntheme: nianbao\nplugins: [nianbao]\n", encoding="utf-8")
    for name in ("docs", "data"):
        (tmp_path / name).mkdir()
    return tmp_path


def set_up(office: Path) -> MkDocsConfig:
    config = load_config(str(office / "mkdocs.yml"))
    apply_settings(config, office)
    return config


def test_extensions_that_an_office_asks_for_are_not_used_and_it_is_told(office: Path) -> None:
    assert list(unused(set_up(office))) == []
    with (office / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("markdown_extensions: [admonition]\n")
    (finding,) = unused(set_up(office))
    assert "markdown_extensions: 这一项不起作用" in str(finding)
    assert finding.severity is Severity.WARNING


def test_an_offices_template_goes_before_the_themes(office: Path) -> None:
    before = set_up(office).theme.dirs
    (office / "overrides/partials").mkdir(parents=True)
    after = set_up(office)
    assert after.theme.dirs == [str(office / "overrides"), *before]
    assert {str(office / "overrides"), str(office / "data")} <= set(after.watch)
