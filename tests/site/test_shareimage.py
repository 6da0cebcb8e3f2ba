"""Pictures of shared links, and the icons of the site."""

import struct
from pathlib import Path

import pytest

from nianbao.export.fonts import Kind, chinese_font
from nianbao.project.project import Project
from nianbao.site import shareimage
from nianbao.site.shareimage import ShareCard, ShareFigure, portal_card, share_images, year_card
from page import Node, pages_of, read_page
from workspace import ADDRESS

CARD = ShareCard("某区2018年政府信息公开工作年度报告", "某区人民政府", "统计期限", (ShareFigure("收到", "12", "件"),))
with_font = pytest.mark.skipif(chinese_font(Kind.HEI) is None, reason="this machine has no Chinese font")


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_card_says_the_years_figures(real: Project) -> None:
    card = year_card(real.years[0])
    assert card.title == "红寺堡区2018年政府信息公开工作年度报告"
    assert card.figures[0] == ShareFigure("主动公开政府信息", "15131", "条")
    assert card.note == "统计期限：2018年1月1日至2018年12月31日"
    portal = portal_card(real.publisher, real.years)
    assert portal.figures == card.figures
    assert portal.note == "以上为2018年数字，共公布1个年度的报告"


def test_a_portal_without_years_has_a_card(real: Project) -> None:
    assert portal_card(real.publisher, ()).figures == ()


@with_font
@pytest.mark.parametrize("title", [CARD.title, "甲" * 60, '#"\\[$<政府信息公开工作年度报告'])
def test_the_picture_has_its_size_and_the_same_bytes_again(title: str) -> None:
    card = ShareCard(title, CARD.publisher, CARD.note, CARD.figures)
    (one, two) = (dict(share_images({"a": card})) for _ in range(2))
    assert size(one["a"]) == (1200, 630)
    assert one == two


@with_font
def test_another_figure_makes_another_picture() -> None:
    other = ShareCard(CARD.title, CARD.publisher, CARD.note, (ShareFigure("收到", "13", "件"),))
    pictures = dict(share_images({"a": CARD, "b": other}))
    assert pictures["a"] != pictures["b"]


def test_without_a_chinese_font_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shareimage, "families", lambda: ["DejaVu Sans"])
    assert list(share_images({"a": CARD})) == []


@with_font
def test_pages_name_the_picture_where_the_address_of_the_site_is_known(identified: Path) -> None:
    for page, picture in (("index.html", "share.png"), ("2018/work/index.html", "2018/share.png")):
        (tag,) = properties(read_page(identified / page), "og:image")
        assert tag == f"{ADDRESS}{picture}"
        assert size((identified / picture).read_bytes()) == (1200, 630)


def test_pages_name_no_picture_where_it_is_not(site: Path) -> None:
    for path in pages_of(site):
        assert properties(read_page(path), "og:image") == []
    assert not list(site.rglob("share.png"))


def properties(page: Node, name: str) -> list[str]:
    return [node.get("content") for node in page.all("meta") if node.get("property") == name]


def test_every_page_has_our_icons(site: Path) -> None:
    begins = {"favicon.svg": b"<svg", "favicon.ico": b"\0\0\1\0", "touch-icon.png": b"\x89PNG"}
    for path in pages_of(site):
        links = [node.get("href") for node in read_page(path).all("link") if "icon" in node.get("rel")]
        assert [link.rpartition("/")[2] for link in links] == list(begins)
    for name, beginning in begins.items():
        icon = (site / "assets" / name).read_bytes()
        assert icon.startswith(beginning)
        assert len(icon) < 4096
