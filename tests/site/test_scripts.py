"""Scripts as they are published: joined, small, and the same program."""

import re
from pathlib import Path

import pytest

from nianbao.site.scripts import ENTRIES, publish_script
from workspace import THEME

SCRIPTS = THEME / "assets/search"


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
    published = site / "assets/search"
    assert {path.name for path in published.iterdir()} == {f"{name}.js" for name in ENTRIES}
    for name in ENTRIES:
        text = (published / f"{name}.js").read_text(encoding="utf-8")
        assert text == publish_script(SCRIPTS, name)
        assert "/*" not in text
        assert not re.search(r"^import ", text, re.MULTILINE)
