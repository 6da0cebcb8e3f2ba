"""The stylesheet as it is published."""

from pathlib import Path

import pytest

from nianbao.site.styles import PARTS, publish_style
from workspace import THEME

SOURCES = THEME / "assets/css"


def test_every_source_is_in_it_in_the_order_of_the_parts(tmp_path: Path) -> None:
    for name in PARTS:
        (tmp_path / f"{name}.css").write_text(f"/* why */\n.{name} {{ color: red; }}\n", encoding="utf-8")
    joined = publish_style(tmp_path)
    assert joined == "".join(f".{name}{{color:red}}" for name in PARTS) + "\n"


def test_a_source_that_nobody_named_is_refused(tmp_path: Path) -> None:
    for name in (*PARTS, "forgotten"):
        (tmp_path / f"{name}.css").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="forgotten"):
        publish_style(tmp_path)


def test_the_site_has_one_stylesheet(site: Path) -> None:
    assert [path.name for path in site.rglob("*.css")] == ["portal.css"]
