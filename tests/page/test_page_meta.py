"""What pages say of themselves: tags of government websites, descriptions, linked data, robots.txt."""

import json
import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from nianbao.address.pages import PORTAL_PAGES, YEAR_PAGES, PortalPage
from nianbao.page.meta import PageMeta, article_meta, column_meta, home_meta, missing_meta, portal_meta
from nianbao.project.project import Project
from nianbao.site.feed import feed
from nianbao.site.robots import robots
from page import Node, pages_of, read_page
from workspace import ADDRESS, CONTENT, SITE, copy, edit, nianbao, pass_on

HOME = ["SiteName", "SiteDomain", "SiteIDCode"]
COLUMN = [*HOME, "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"]
ARTICLE = [*COLUMN, "ArticleTitle", "PubDate", "ContentSource", "Keywords", "Description"]
MARKUP = '"><script>x</script>'


def names(meta: PageMeta) -> list[str]:
    return [name for name, _ in meta.tags]


def head(site: Path, page: str) -> dict[str, list[str]]:
    """The contents of all named meta tags, by name."""
    found: dict[str, list[str]] = {}
    for node in read_page(site / page).all("meta"):
        if name := node.get("name") or node.get("property"):
            found.setdefault(name, []).append(node.get("content"))
    return found


def linked(site: Path, page: str) -> dict[str, dict[str, Any]]:
    """The linked data of a page, by type."""
    scripts = [node for node in read_page(site / page).all("script") if "ld+json" in node.get("type")]
    found = [json.loads(inside(script)) for script in scripts]
    return {data["@type"]: data for data in found}


def inside(node: Node) -> str:
    return "".join(child for child in node.children if isinstance(child, str))


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:
    """The site with a page beside the years, a day of publication, and a body whose name is markup."""
    root = tmp_path_factory.mktemp("added")
    copy(CONTENT + SITE, root)
    pass_on(site.parent, root)
    (root / "docs/about.md").write_text("# 关于“A & B” {#about}\n\n文字。\n", encoding="utf-8")
    edit(root / "data/2018/report.yml", "published:   ", "published: 2019-03-20 ")
    edit(root / "data/2018/report.yml", "publisher: 红寺堡区人民政府办公室", f"publisher: '{MARKUP}'")
    run = nianbao(root, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    return root / "site"


def kind(page: str) -> list[str]:
    """The tags that a page has to have."""
    if page == "404.html":
        return HOME
    slug = page.removesuffix("/index.html").split("/")[-1]
    own = {each.slug for each in (*PORTAL_PAGES, *YEAR_PAGES) if not each.heading}
    return COLUMN if slug in own or slug.isdigit() or page == "index.html" else ARTICLE


def test_each_kind_of_page_has_its_tags(real: Project) -> None:
    publisher = replace(real.publisher, domain="www.example.gov.cn", site_code="6403030001")
    report = replace(real.years[0].report, published=date(2019, 3, 20))
    year = replace(real.years[0], report=report)
    assert names(missing_meta(publisher)) == [*HOME, "description"]
    assert names(home_meta(publisher)) == [*COLUMN, "description"]
    assert names(column_meta(publisher, year)) == [*COLUMN, "description"]
    assert names(portal_meta(publisher, None, PORTAL_PAGES[0])) == [*COLUMN, "description"]
    article = article_meta(publisher, year, year.chapters[1])
    assert names(article) == ARTICLE
    assert (dict(article.tags)["PubDate"], article.published) == ("2019-03-20", "2019-03-20")


def test_a_page_without_a_sentence_of_its_own_has_a_description(real: Project) -> None:
    meta = portal_meta(real.publisher, real.years[0], PortalPage("downloads", "下载"))
    assert meta.description == "红寺堡区2018年政府信息公开工作年度报告：下载。"


def test_every_page_has_the_tags_of_its_kind_once(identified: Path) -> None:
    pages = [path.relative_to(identified).as_posix() for path in pages_of(identified)]
    assert {len(kind(page)) for page in pages} == {len(HOME), len(COLUMN), len(ARTICLE)}
    for page in pages:
        tags = head(identified, page)
        lower = [name.lower() for name, values in tags.items() for _ in values]
        assert len(lower) == len(set(lower)), page
        assert set(kind(page)) <= set(tags), page
        assert not set(ARTICLE) - set(kind(page)) & set(tags), page
        assert all(value.strip() for values in tags.values() for value in values), page
        assert tags["SiteName"] == ["测试区政府信息公开工作年度报告"]
        assert tags["SiteDomain"] == ["www.example.gov.cn"]
        assert tags["SiteIDCode"] == ["9999990000"]


def test_what_a_chapter_says_to_machines_is_what_is_seen(identified: Path) -> None:
    for path in sorted(identified.rglob("index.html")):
        page = path.relative_to(identified).as_posix()
        if kind(page) is not ARTICLE:
            continue
        tags, article = head(identified, page), read_page(path).one("article")
        (byline,) = article.all("p", "byline")
        assert tags["PubDate"] == ["2019-03-20 09:30"]
        assert byline.text() == f"来源：{tags['ContentSource'][0]}　发布时间：{tags['PubDate'][0]}"
        assert tags["ArticleTitle"] == [article.one("h1").text(without=("headerlink",)).strip()]
        assert tags["Url"] == tags["og:url"] == [ADDRESS + page.removesuffix("index.html")]
        assert tags["article:published_time"] == ["2019-03-20T09:30+08:00"]


def test_shared_links_say_what_they_lead_to(identified: Path) -> None:
    titles = {}
    for path in pages_of(identified):
        tags = head(identified, path.relative_to(identified).as_posix())
        assert {"og:type", "og:locale", "og:site_name", "og:title", "og:description"} <= set(tags), path
        titles[path] = tags["og:title"][0]
    assert titles[identified / "2018/index.html"] == "红寺堡区2018年政府信息公开工作年度报告"
    assert titles[identified / "2018/work/index.html"] == "二、工作开展情况 - 红寺堡区2018年政府信息公开工作年度报告"
    assert len(set(titles.values())) == len(titles) - 1, (
        "only the page of missing addresses is called like the home page"
    )


def test_a_page_that_editors_add_beside_the_years_is_a_column(added: Path) -> None:
    tags = head(added, "about/index.html")
    assert tags["ColumnName"] == ["关于“A & B”"]
    assert tags["og:title"] == ["关于“A & B” - 红寺堡区政府信息公开工作年度报告"]
    listed = [link.text() for link in read_page(added / "contents/index.html").one("article").all("a")]
    assert "关于“A & B”" in listed


def test_what_is_not_known_is_left_out(site: Path) -> None:
    for page in ("index.html", "2018/index.html", "2018/work/index.html", "404.html"):
        tags = head(site, page)
        assert tags["SiteName"] == ["红寺堡区政府信息公开工作年度报告"]
        assert not {"SiteDomain", "SiteIDCode", "PubDate", "Url", "og:url", "article:published_time"} & set(tags)
        assert all(value.strip() for values in tags.values() for value in values)


@pytest.mark.parametrize("slug", ["overview", "work", "problems", "plan", "statistics"])
def test_the_tags_of_a_chapter_are_what_is_seen(site: Path, slug: str) -> None:
    tags = head(site, f"2018/{slug}/index.html")
    article = read_page(site / f"2018/{slug}/index.html").one("article")
    assert tags["ArticleTitle"] == [article.one("h1").text(without=("headerlink",)).strip()]
    assert tags["ContentSource"] == ["红寺堡区人民政府办公室"]
    (byline,) = article.all("p", "byline")
    assert byline.text() == "来源：红寺堡区人民政府办公室"
    assert tags["Description"] == tags["og:description"]
    assert 10 < len(tags["Description"][0]) <= 120


def test_a_day_of_publication_is_seen_and_said(added: Path) -> None:
    assert head(added, "2018/work/index.html")["PubDate"] == ["2019-03-20"]
    (byline,) = read_page(added / "2018/work/index.html").one("article").all("p", "byline")
    assert byline.text().endswith("发布日期：2019-03-20")


def test_the_time_of_publication_is_written_for_people_and_machines(real: Project) -> None:
    report = replace(real.years[0].report, published=date(2019, 3, 20), published_at=time(9, 30))
    assert (report.published_text, report.published_iso) == ("2019-03-20 09:30", "2019-03-20T09:30+08:00")
    known = replace(real, years=(replace(real.years[0], report=report),))
    assert "<updated>2019-03-20T09:30:00+08:00</updated>" in feed(known, "")
    assert real.years[0].report.published_text == real.years[0].report.published_iso == ""


def test_a_value_can_never_become_markup(added: Path) -> None:
    for page in ("2018/index.html", "2018/work/index.html"):
        assert "<script>x" not in (added / page).read_text(encoding="utf-8")
    assert head(added, "2018/work/index.html")["ContentSource"] == [MARKUP]


def test_linked_data_without_addresses(site: Path) -> None:
    (report,) = linked(site, "2018/index.html").values()
    assert (report["@type"], report["temporalCoverage"]) == ("Report", "2018-01-01/2018-12-31")
    assert report["publisher"]["name"] == "红寺堡区人民政府办公室"
    assert not {"datePublished", "url"} & set(report)
    (chapter,) = linked(site, "2018/work/index.html").values()
    assert chapter["isPartOf"] == {"@type": "Report", "name": report["name"]}
    (home,) = linked(site, "index.html").values()
    assert (home["@type"], home["publisher"]["@type"]) == ("WebSite", "GovernmentOrganization")
    assert "url" not in home


def test_linked_data_with_addresses(identified: Path) -> None:
    report = linked(identified, "2018/index.html")["Report"]
    assert (report["url"], report["datePublished"]) == (f"{ADDRESS}2018/", "2019-03-20T09:30+08:00")
    page = linked(identified, "2018/work/index.html")
    assert page["Chapter"]["url"] == f"{ADDRESS}2018/work/"
    assert page["Chapter"]["isPartOf"]["url"] == report["url"]
    steps = [(step["name"], step["item"]) for step in page["BreadcrumbList"]["itemListElement"]]
    assert steps == [
        ("测试区政府信息公开工作年度报告", ADDRESS),
        ("红寺堡区2018年政府信息公开工作年度报告", f"{ADDRESS}2018/"),
        ("二、工作开展情况", f"{ADDRESS}2018/work/"),
    ]
    assert linked(identified, "index.html")["WebSite"]["url"] == ADDRESS


def test_robots_may_read_everything(site: Path) -> None:
    assert (site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"
    assert robots("https://a.gov.cn/x/").splitlines()[-1] == "Sitemap: https://a.gov.cn/x/sitemap.xml"


def test_the_sitemap_lists_what_may_be_found(identified: Path) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", (identified / "sitemap.xml").read_text(encoding="utf-8"))
    assert f"{ADDRESS}2018/work/" in listed
    assert not [address for address in listed if "search" in address]
