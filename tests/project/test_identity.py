"""The identity of a government website: complete in the foot of every page, refused in production where it is not."""

import re
from pathlib import Path

import pytest

from nianbao.finding import Finding, Severity
from nianbao.page.marks import marks
from nianbao.project.publisher import Publisher, read_publisher
from page import Node, pages_of, read_page
from validator import load, problems
from workspace import ROOT, SCHEMA_FOLDER, edit, identify, nianbao

SHOWN = {
    "主办单位：测试区人民政府": "",
    "承办单位：测试区人民政府办公室": "",
    "地址：测试区测试街1号": "",
    "邮编：000000": "",
    "0000-0000000": "tel:0000-0000000",
    "政府网站标识码：9999990000": "",
    "测ICP备00000000号-1": "https://beian.miit.gov.cn/",
    "测公网安备99999900000000号": "https://beian.mps.gov.cn/#/query/webSearch?code=99999900000000",
    "我为政府网站找错": "https://zfwzzc.www.gov.cn/check_web/errorInfo/jcInfo/test-0000000000",
    "站点地图": "",
    "测试用的版权说明。": "",
    "Cookie": "",
}
"""What the foot says, each once, and where it leads."""


def foot(path: Path) -> Node:
    return read_page(path).one("div", "site-foot")


def test_every_page_shows_the_whole_identity_once(identified: Path) -> None:
    pages = pages_of(identified)
    assert len(pages) > 9
    for path in pages:
        whole, below = read_page(path).one("footer").text(), foot(path)
        links = {link.text(): link.get("href") for link in below.all("a")}
        for words, address in SHOWN.items():
            assert whole.count(words) == 1, (path, words)
            assert not address or links[words].endswith(address), (path, words)


def test_the_badge_is_a_picture_of_our_own_that_leads_to_its_proof(identified: Path) -> None:
    for path in pages_of(identified):
        (badge,) = [link for link in foot(path).all("a") if link.all("img")]
        assert badge.get("href").startswith("https://bszs.conac.cn/sitename?method=show&id=0000")
        picture = badge.one("img")
        assert picture.get("alt") == "党政机关网站标识"
        source = picture.get("src").removeprefix("/x/y/")
        start = identified if path.name == "404.html" else path.parent
        assert (start / source).is_file(), path


def test_the_foot_is_the_same_on_every_page(identified: Path) -> None:
    feet = {" ".join(foot(path).text().split()) for path in pages_of(identified)}
    assert len(feet) == 1


def test_the_foot_runs_no_script_and_asks_no_other_host(identified: Path) -> None:
    for path in pages_of(identified):
        assert not [node for node in foot(path).walk() if node.tag in ("script", "iframe", "link")]
        assert not [image for image in foot(path).all("img") if "//" in image.get("src")]


def test_the_identity_of_the_tests_fits_the_schema() -> None:
    schema = load((SCHEMA_FOLDER / "publisher.schema.json").read_text("utf-8"))
    assert problems(load((ROOT / "tests/identity/publisher.yml").read_text("utf-8")), schema) == []


def test_what_is_not_known_is_not_shown(site: Path) -> None:
    for path in pages_of(site):
        text = foot(path).text()
        assert "站点地图" in text
        assert not re.search("标识|备案|备[0-9]|找错|：\\s*$", text, re.MULTILINE), path


MISSING = ["网站域名", "政府网站标识码", "ICP 备案编号", "公安备案编号", "党政机关网站标识", "我为政府网站找错"]


def test_what_is_missing_is_listed_and_refused_in_production(content: Path) -> None:
    edit(content / "data/publisher.yml", "  phone: 0953-5098330\n", "")
    for production, severity in ((False, Severity.INFO), (True, Severity.ERROR)):
        findings: list[Finding] = []
        read_publisher(content / "data/publisher.yml", "data/publisher.yml", findings, production=production)
        assert [(found.label, found.severity) for found in findings] == [
            (label, severity) for label in [*MISSING, "联系电话"]
        ]


@pytest.mark.parametrize("line", ["domain", "site_code", "icp", "police", "badge", "mistakes"])
def test_production_refuses_each_that_is_missing(content: Path, line: str) -> None:
    identify(content)
    path = content / "data/publisher.yml"
    path.write_text(re.sub(rf"^  {line}: .*$", f"  {line}:", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    findings: list[Finding] = []
    read_publisher(path, "data/publisher.yml", findings, production=True)
    assert [finding.severity for finding in findings] == [Severity.ERROR]
    assert f"website.{line}" in findings[0].mend


def read(content: Path) -> Publisher:
    findings: list[Finding] = []
    publisher = read_publisher(content / "data/publisher.yml", "data/publisher.yml", findings, production=True)
    assert findings == []
    return publisher


def test_the_picture_of_the_police_stands_beside_its_number(content: Path) -> None:
    identify(content)
    edit(content / "data/publisher.yml", "  badge_picture:", "  police_picture: images/badge.svg\n  badge_picture:")
    (police,) = [mark for mark in marks(read(content)) if mark.kind == "police"]
    assert (police.text, police.picture) == ("测公网安备99999900000000号", "images/badge.svg")


@pytest.mark.parametrize("code", ["bm12345678", "N123456789"])
def test_codes_of_other_bodies_have_no_division(content: Path, code: str) -> None:
    identify(content)
    edit(content / "data/publisher.yml", '"9999990000"', code)
    assert read(content).site_code == code


def test_a_deployment_without_an_address_says_what_is_missing(project: Path) -> None:
    identify(project)
    run = nianbao(project, "build", PRODUCTION="1")
    assert run.returncode == 0
    assert "没有写明网址" in run.stdout
    assert "没有写明网址" not in nianbao(project, "build").stdout
