"""The theme's templates: compiled once, and all that is published of the theme is found."""

from pathlib import Path

import jinja2
import pytest
from mkdocs.theme import Theme

from nianbao.cache.store import Store
from nianbao_mkdocs.templates import keep_templates

OWN = "partials/announce.html"


def _environment(office: Path, store: Store) -> jinja2.Environment:
    theme = Theme("nianbao")
    theme.dirs.insert(0, str(office))
    keep_templates(theme, store)
    return theme.get_env()


def _compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that are compiled from now on."""
    names: list[str] = []
    compile = jinja2.Environment.compile

    def noting(self: jinja2.Environment, source: str, name: str, filename: str) -> object:
        names.append(name)
        return compile(self, source, name, filename)

    monkeypatch.setattr(jinja2.Environment, "compile", noting)
    return names


def test_a_template_is_compiled_once_and_again_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office, kept = tmp_path / "office", tmp_path / "kept"
    (office / OWN).parent.mkdir(parents=True)
    kept.mkdir()
    names = _compiled(monkeypatch)
    for text in ("<p>一</p>", "<p>一</p>", "<p>二</p>"):
        (office / OWN).write_text(text, encoding="utf-8")
        environment = _environment(office, Store(kept))
        environment.get_template("partials/logo.html")
        assert environment.get_template(OWN).render() == text
    assert names == ["partials/logo.html", OWN, OWN]


def test_all_of_the_theme_is_found_but_what_is_hidden(tmp_path: Path) -> None:
    found = _environment(tmp_path, Store(None)).list_templates()
    every = Theme("nianbao").get_env().list_templates()
    assert len(found) < len(every), "the icons are hidden"
    assert found == [name for name in every if not any(part.startswith(".") for part in name.split("/")[:-1])]
