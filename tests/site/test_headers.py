"""Samples for servers agree with the policy of the pages and with each other."""

import re
from pathlib import Path

from nianbao.site.headers import SECURITY, headers_file
from nianbao.site.policy import header_policy, policy
from page import pages_of
from workspace import ROOT

SAMPLE = (ROOT / "deploy/nginx-headers.conf").read_text(encoding="utf-8")


def directives(text: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in text.split("; "))


def test_the_header_takes_nothing_from_a_page_and_adds_who_may_frame_it(site: Path) -> None:
    added = directives(header_policy())
    assert added.pop("frame-ancestors") == "'self'"
    for path in pages_of(site):
        own = directives(policy(path.read_text(encoding="utf-8")))
        assert added.items() <= own.items(), path
    assert not {"script-src", "default-src"} & set(added), "hashes differ from page to page"
    assert "unsafe" not in header_policy()


def test_nginx_says_the_same() -> None:
    said = dict(re.findall(r'^add_header ([A-Z][\w-]+) "(.*)" always;$', SAMPLE, re.MULTILINE))
    assert said == SECURITY


def test_hosts_that_read_a_file_get_the_same(site: Path) -> None:
    text = (site / "_headers").read_text(encoding="utf-8")
    assert text == headers_file()
    blocks = re.split(r"^(?=/)", text, flags=re.MULTILINE)[1:]
    assert dict(line.strip().split(": ", 1) for line in blocks[0].splitlines()[1:]) == SECURITY
    assert [block.splitlines()[0] for block in blocks] == ["/*", "/assets/stylesheets/*", "/assets/javascripts/*"]


def test_what_is_kept_for_a_year_changes_its_name(site: Path) -> None:
    """Whatever pages ask for from the folders that are cached for long has a hash in its name."""
    asked = set()
    for path in pages_of(site):
        asked |= set(re.findall(r"assets/((?:stylesheets|javascripts)/[^\"']+)", path.read_text(encoding="utf-8")))
    assert asked
    assert not [name for name in asked if not re.search(r"\.[0-9a-f]{8}\.min\.(?:css|js)$", name)]
