"""Links that leave the government's websites say so; all others stay as they are."""

import re
from pathlib import Path

import pytest

from nianbao.page.external import NOTE, leaves, mark_external
from page import pages_of, read_page
from workspace import edit, nianbao

OWN = ("report.example",)

STAYS = [
    "",
    "work/",
    "../statistics/#row-1.1",
    "#row-1.1",
    "mailto:a@example.com",
    "tel:0953-5098330",
    "http://www.hongsibu.gov.cn",
    "https://WWW.GOV.CN/zhengce/",
    "https://gov.cn",
    "https://www.gov.cn:8443/x",
    "https://www.gov.cn./x",
    "//www.gov.cn/x",
    "https://report.example/2018/",
]
LEAVES = [
    "https://example.com/",
    "http://example.com",
    "//example.com/x",
    r"\\example.com/x",
    r"https:\\example.com",
    " https://example.com",
    "ht\ntps://example.com",
    "https://notgov.cn/",
    "https://www.gov.cn.example.com/",
    "https://www.gov.cn@example.com/",
    "https://example.com/www.gov.cn",
    "https://example.com?www.gov.cn",
    "https://report.example.com/",
    "https://bszs.conac.cn/sitename?method=show&id=0",
    "https://[broken",
]


def test_addresses_that_stay() -> None:
    assert [address for address in STAYS if leaves(address, OWN)] == []
    links = [f'<p><a href="{address}">去</a></p>' for address in STAYS]
    assert [mark_external(link, OWN) for link in links] == links


def test_addresses_that_leave() -> None:
    assert [address for address in LEAVES if not leaves(address, OWN)] == []
    marked = [mark_external(f'<p><a class="x" href="{address}">去</a>。</p>', OWN) for address in LEAVES]
    mark = '<span class="external">（外部网站）</span>'
    assert marked == [f'<p><a class="x" href="{address}" rel="external">去{mark}</a>。</p>' for address in LEAVES]
    assert [mark_external(link, OWN) for link in marked] == marked


@pytest.mark.parametrize(
    ("link", "marked"),
    [
        ("<a href='https://a.com'>去</a>", "<a href='https://a.com' rel=\"external\">去{}</a>"),
        ("<A HREF=https://a.com>去</A>", '<A HREF=https://a.com rel="external">去{}</a>'),
        ('<a href="https&#58;//a.com?a&amp;b">去</a>', '<a href="https&#58;//a.com?a&amp;b" rel="external">去{}</a>'),
        ('<a rel="nofollow" href="https://a.com">去</a>', '<a href="https://a.com" rel="nofollow external">去{}</a>'),
        ('<a title="甲>乙" href="//a.com">去</a>', '<a title="甲>乙" href="//a.com" rel="external">去{}</a>'),
        ('<a href="https://a.com"><b>去</b>\n</a>', '<a href="https://a.com" rel="external"><b>去</b>\n{}</a>'),
        ('<a data-href="https://a.com" href="x/">去</a>', '<a data-href="https://a.com" href="x/">去</a>'),
        ("<abbr href='https://a.com'>去</abbr>", "<abbr href='https://a.com'>去</abbr>"),
        ('<a id="here"></a>', '<a id="here"></a>'),
    ],
)  # fmt: skip
def test_links_as_pages_write_them(link: str, marked: str) -> None:
    assert mark_external(link) == marked.format('<span class="external">（外部网站）</span>')


def test_links_of_editors_and_of_templates_are_marked(project: Path) -> None:
    edit(
        project / "data/publisher.yml",
        "  badge: ",
        f"  badge: https://bszs.conac.cn/sitename?method=show&id={'0' * 32} ",
    )
    edit(project / "data/publisher.yml", "  icp: ", "  icp: 测ICP备00000000号 ")
    with (project / "docs/2018/plan.md").open("a", encoding="utf-8") as plan:
        plan.write(
            "\n[别处](https://www.example.com/)和[国务院](https://www.gov.cn/)和[本站](https://report.example/)。\n"
        )
    edit(project / "mkdocs.yml", '!ENV [SITE_URL, ""]', "https://report.example/x/")
    run = nianbao(project, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    for path in pages_of(project / "site"):
        for link in read_page(path).all("a"):
            marked = bool(link.all("span", "external"))
            assert marked == leaves(link.get("href"), OWN), (path, link.get("href"))
            assert marked == ("external" in link.get("rel").split())
    texts = [link.text() for link in read_page(project / "site/2018/plan/index.html").all("a")]
    assert [text for text in texts if NOTE in text] == ["别处（外部网站）", "党政机关网站标识（外部网站）"]


def test_the_published_site_leaves_nowhere_unsaid(site: Path) -> None:
    for path in pages_of(site):
        for link in read_page(path).all("a"):
            if re.match("(https?:)?//", link.get("href")) and ".gov.cn" not in link.get("href"):
                assert NOTE in link.text(), path
