"""The Content-Security-Policy: a page may run its own scripts and ask nobody else for anything."""

import re
from pathlib import Path

from nianbao.site.policy import policy, template_scripts
from page import pages_of

HEAD = '<!doctype html><html><head><meta charset="utf-8">'


def test_scripts_of_the_templates_are_allowed_by_their_hash() -> None:
    html = f'{HEAD}<script>let a = 1</script><script type="application/json">{{}}</script><script src="b.js"></script>'
    written = policy(html, template_scripts(html))
    assert re.findall(r"'sha256-[^']+'", written) == ["'sha256-LAfYd7pbFUgwfQu8b4q135PeTG2z+/coPEUYCd74eCQ='"]
    assert "unsafe" not in written


def test_a_script_that_came_with_the_text_is_not_allowed() -> None:
    known = template_scripts(f"{HEAD}<script>let a = 1</script>")
    assert "sha256" not in policy(f"{HEAD}<script>let a = 2</script>", known)


def test_a_template_script_is_known_wherever_its_page_lies() -> None:
    root, page = (f'{HEAD}<script>x(new URL("{way}",location))</script>' for way in ("/.", "../.."))
    assert policy(page, template_scripts(root)) == policy(page, template_scripts(page))


def test_every_page_has_one(site: Path) -> None:
    pages = pages_of(site)
    assert len(pages) > 8
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert html.count("Content-Security-Policy") == 1, path
        assert html.index("Content-Security-Policy") < html.index("<script"), path
        assert not re.search(r'\s(style|on\w+)="', html), "what the policy forbids"
