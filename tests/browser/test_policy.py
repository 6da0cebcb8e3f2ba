"""The Content-Security-Policy in a browser: what came in with the text does not run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from nianbao.site.policy import template_scripts, with_policy

HEAD = '<!doctype html><html><head><meta charset="utf-8">'


@pytest.mark.parametrize(
    "script", ["<script>document.title = 'x'</script>", "<img src=x onerror=\"document.title='x'\">"]
)
def test_a_script_that_got_in_does_not_run(
    page: Page, serve: Callable[[Path], str], tmp_path: Path, script: str
) -> None:
    ours = f"{HEAD}<title>ours</title><script>document.title += '!'</script></head>"
    html = with_policy(f"{ours}<body>{script}<p>text", template_scripts(ours))
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    page.goto(serve(tmp_path))
    expect(page.locator("p")).to_be_visible()
    expect(page).to_have_title("ours!")
