"""A site of two years as it was built: each is a portal of its own."""

import json
import re
from pathlib import Path

from page import read_page


def test_navigation_and_next_chapter_keep_to_the_year(two_years: Path) -> None:
    for year, other in (("2017", "2018"), ("2018", "2017")):
        for path in sorted((two_years / year).rglob("index.html")):
            links = [link.get("href") for link in read_page(path).all("a")]
            assert not [link for link in links if re.search(rf"(^|/){other}/", link)], path


def test_both_years_are_listed_newest_first(two_years: Path) -> None:
    versions = json.loads((two_years / "versions.json").read_text(encoding="utf-8"))
    assert [entry["version"] for entry in versions] == ["2018", "2017"]
    home = read_page(two_years / "index.html").one("ul", "years")
    titles = [item.all("a")[0].text() for item in home.all("li")]
    assert titles == ["红寺堡区2018年政府信息公开工作年度报告", "测试用的2017年政府信息公开工作年度报告"]


def test_pages_of_no_year_have_no_switcher(two_years: Path) -> None:
    for name in ("index.html", "404.html"):
        configuration = read_page(two_years / name).by_id("__config").text()
        assert json.loads(configuration)["version"] is None
    configuration = read_page(two_years / "2017/work/index.html").by_id("__config").text()
    assert json.loads(configuration)["version"] == {"provider": "mike"}
    assert json.loads(configuration)["base"] == ".."
