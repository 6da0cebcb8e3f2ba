"""Scripts as they are published: joined, small, and the same program."""

import re
from pathlib import Path

import pytest

from nianbao.site.assets import asset_files
from nianbao.site.scripts import ENTRIES, OF_TABLES, publish_script
from workspace import THEME

ASSETS = THEME / "assets"


def write(folder: Path, **modules: str) -> Path:
    for name, source in modules.items():
        (folder / f"{name}.js").write_text(source, encoding="utf-8")
    return folder


def test_a_module_stands_behind_what_it_imports(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        base="export const one = 1 // the first\n",
        middle='import {one} from "./base.js"\nexport const two = one + one\n',
        top='import {one} from "./base.js"\nimport {two} from "./middle.js"\nexport const three = one + two\n',
    )
    joined = "const one=1 const two=one+one export const three=one+two"
    assert publish_script(folder, "top").split() == joined.split()


def test_a_name_may_be_declared_once_only(tmp_path: Path) -> None:
    folder = write(tmp_path, base="export const one = 1\n", top='import {one} from "./base.js"\nfunction one() {}\n')
    with pytest.raises(ValueError, match="declared twice: one"):
        publish_script(folder, "top")


@pytest.mark.parametrize(
    "line", ['import {a as b} from "./base.js"', 'import * as c from "./base.js"', 'import "./base.js"']
)
def test_an_import_of_another_kind_is_refused(tmp_path: Path, line: str) -> None:
    folder = write(tmp_path, base="export const a = 1\n", top=f"{line}\nexport const d = 1\n")
    with pytest.raises(ValueError, match="import that is not read"):
        publish_script(folder, "top")


def test_the_site_has_the_joined_scripts_only(site: Path) -> None:
    published = site / "assets"
    assert {path.name for path in (published / "search").iterdir()} == {f"{name}.js" for name in ENTRIES}
    assert not (published / "tables").exists()
    search = {published / "search" / f"{name}.js": publish_script(ASSETS / "search", name) for name in ENTRIES}
    tables = {published / f"{name}.js": publish_script(ASSETS / "tables", name) for name in OF_TABLES}
    for path, joined in (search | tables).items():
        text = path.read_text(encoding="utf-8")
        assert text == joined
        assert "/*" not in text
        assert not re.search(r"^import ", text, re.MULTILINE)


def test_a_script_of_the_offices_own_stands_in_place_of_ours(tmp_path: Path) -> None:
    names = {name for name, _ in asset_files(ASSETS, write(tmp_path, statistics="const own = 1\n"), [])}
    assert "assets/cite-row.js" in names
    assert "assets/statistics.js" not in names
