"""What pages say of themselves: tags of government websites, descriptions, robots.txt."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nianbao.pagemeta import PageMeta, article_meta, column_meta, home_meta, linked_data
from nianbao.project import Project
from nianbao.robots import robots
from page import Node, pages_of, read_page
from workspace import edit, nianbao

SITE = ["SiteName", "SiteDomain", "SiteIDCode"]
COLUMN = ["ColumnName", "ColumnType"]


def names(meta: PageMeta) -> list[str]:
    return [name for name, _ in meta.tags]


def head(site: Path, page: str) -> dict[str, list[str]]:
    """The contents of all named meta tags, by name."""
    found: dict[str, list[str]] = {}
    for node in read_page(site / page).all("meta"):
        if name := node.get("name") or node.get("property"):
            found.setdefault(name, []).append(node.get("content"))
    return found


def test_each_kind_of_page_has_its_tags(real: Project) -> None:
    publisher = replace(real.publisher, domain="www.example.gov.cn", site_code="6403030001")
    report = replace(real.years[0].report, published=date(2019, 3, 20))
    year = replace(real.years[0], report=report)
    assert names(home_meta(publisher)) == SITE
    assert names(column_meta(publisher, year)) == [*SITE, *COLUMN, "ColumnDescription", "ColumnKeywords"]
    article = article_meta(publisher, year, year.chapters[1])
    assert names(article) == [
        *SITE, *COLUMN, "ArticleTitle", "PubDate", "ContentSource", "Keywords", "Description",
    ]  # fmt: skip
    assert dict(article.tags)["PubDate"] == "2019-03-20"
    assert linked_data(year)["datePublished"] == "2019-03-20"


def test_what_is_not_known_is_left_out(site: Path) -> None:
    for page in ("index.html", "2018/index.html", "2018/work/index.html"):
        tags = head(site, page)
        assert tags["SiteName"] == ["红寺堡区政府信息公开工作年度报告"]
        assert not {"SiteDomain", "SiteIDCode", "PubDate"} & set(tags)
        assert all(value.strip() for values in tags.values() for value in values)


@pytest.mark.parametrize("page", ["overview", "work", "problems", "plan", "statistics"])
def test_the_tags_of_a_chapter_are_what_is_seen(site: Path, page: str) -> None:
    tags = head(site, f"2018/{page}/index.html")
    article = read_page(site / f"2018/{page}/index.html").one("article")
    title = article.one("h1").text(without=("headerlink",)).strip()
    assert tags["ArticleTitle"] == [title.rstrip("。")]
    assert tags["ContentSource"] == ["红寺堡区人民政府办公室"]
    (byline,) = article.all("p", "byline")
    assert byline.text() == "来源：红寺堡区人民政府办公室"
    assert tags["description"] == tags["Description"] == tags["og:description"]
    assert 10 < len(tags["description"][0]) <= 120


def test_no_tag_stands_twice(site: Path) -> None:
    for path in pages_of(site):
        tags = head(site, str(path.relative_to(site)))
        assert [name for name, values in tags.items() if len(values) > 1] == [], path


def test_a_day_of_publication_is_seen_and_said(project: Path) -> None:
    edit(project / "data/2018/report.yml", "published:   ", "published: 2019-03-20 ")
    assert nianbao(project, "build").returncode == 0
    assert head(project / "site", "2018/work/index.html")["PubDate"] == ["2019-03-20"]
    (byline,) = read_page(project / "site/2018/work/index.html").one("article").all("p", "byline")
    assert byline.text().endswith("发布日期：2019-03-20")


def test_a_value_can_never_become_markup(project: Path) -> None:
    edit(project / "data/2018/report.yml", "publisher: 红寺堡区人民政府办公室", "publisher: '\"><script>x</script>'")
    assert nianbao(project, "build").returncode == 0
    for page in ("2018/index.html", "2018/work/index.html"):
        text = (project / "site" / page).read_text(encoding="utf-8")
        assert "<script>x" not in text
    tags = head(project / "site", "2018/work/index.html")
    assert tags["ContentSource"] == ['"><script>x</script>']


def test_the_front_page_of_a_year_is_a_report(site: Path) -> None:
    scripts = [node for node in read_page(site / "2018/index.html").all("script") if "ld+json" in node.get("type")]
    (script,) = scripts
    data = json.loads(inside(script))
    assert (data["@type"], data["temporalCoverage"]) == ("Report", "2018-01-01/2018-12-31")
    assert data["publisher"]["name"] == "红寺堡区人民政府办公室"
    assert "datePublished" not in data


def inside(node: Node) -> str:
    return "".join(child for child in node.children if isinstance(child, str))


def test_robots_may_read_everything(site: Path) -> None:
    assert (site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"
    assert robots("https://a.gov.cn/x/").splitlines()[-1] == "Sitemap: https://a.gov.cn/x/sitemap.xml"


def test_the_sitemap_lists_what_may_be_found(project: Path) -> None:
    edit(project / "mkdocs.yml", '!ENV [SITE_URL, ""]', "https://www.example.gov.cn/nb/")
    assert nianbao(project, "build").returncode == 0
    listed = re.findall(r"<loc>(.*?)</loc>", (project / "site/sitemap.xml").read_text(encoding="utf-8"))
    assert "https://www.example.gov.cn/nb/2018/work/" in listed
    assert not [address for address in listed if "search" in address]
