"""A page of Markdown is converted once, whatever is made of it."""

from pathlib import Path

import markdown
import pytest

from nianbao.bind.renderer import render
from nianbao.export.parts import Parts
from nianbao.project.project import read_project
from nianbao.text.markdown import Parsed
from workspace import CONTENT, copy


def test_a_chapter_is_converted_once_to_bind_and_to_publish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converted: list[str] = []
    convert = markdown.Markdown.convert

    def counted(self: markdown.Markdown, source: str) -> str:
        converted.append(source)
        return convert(self, source)

    monkeypatch.setattr(markdown.Markdown, "convert", counted)
    copy(CONTENT, tmp_path)
    for page in (tmp_path / "docs").rglob("*.md"):
        page.write_text(f"{page.read_text('utf-8')}\n没有读过的一句。\n", encoding="utf-8")
    project = read_project(tmp_path)
    (year,) = project.years
    assert Parts(project, year).document.pages
    assert [converted.count(chapter.source) for chapter in year.chapters] == [1] * len(year.chapters)
    assert len(converted) == len(year.chapters) + 1, "and the page of all years"


def test_a_tree_can_be_changed_and_the_next_is_as_new() -> None:
    page = Parsed("# 题 {#a}\n\n一\\*二\n")
    first = page.tree()
    page.contents(first)
    assert 'class="headerlink"' in page.written(first)
    assert page.written(page.tree()) == '<h1 id="a">题</h1>\n<p>一*二</p>' == page.html


@pytest.mark.parametrize(
    "source",
    [
        "甲 <!-- 密 --> 乙",
        "<!-- 密\n\n5 -->\n\n甲",
        "- 甲\n\n    <!-- 密 -->\n",
        "| 甲 <!-- 密 --> |\n|--|\n| 乙 <!-- 密 --> |",
        "<table><tr><td>甲<!-- 密 --></td></tr></table>",
        "## 甲 <!-- 密 --> {#a}",
        "[甲<!-- 密 -->](plan.md) **乙<!-- 密 -->**",
        "> <!-- 密 -->\n> 甲",
        "甲[^1]\n\n[^1]: 乙 <!-- 密 -->",
        "<div markdown=1>\n<!-- 密 -->\n甲\n</div>",
        "<!-- 密 -- 密 <b> --><!-- 密 -->甲",
        "[//]: # (密)\n\n甲",
    ],
)
def test_comments_are_in_nothing_that_is_made_of_a_page(source: str) -> None:
    page = Parsed(source)
    made = render(page, "2018/work.md")
    assert "甲" in made.html
    assert [text for text in (page.html, made.html, str(made.headings)) if "密" in text or "<!" in text] == []


def test_a_comment_in_code_is_code() -> None:
    assert "<code>&lt;!-- 甲 --&gt;</code>" in Parsed("`<!-- 甲 -->`").html


@pytest.mark.parametrize("text", ["#政务公开#话题", "甲\n#乙#丙", "- #丁#", "> #戊#", "##己"])
def test_a_heading_has_a_blank_behind_its_marks_as_on_github(text: str) -> None:
    page = Parsed(text)
    html = page.written(page.tree())
    assert "<h" not in html
    assert "#" in html


@pytest.mark.parametrize("text", ["# 甲", "甲\n## 乙 ##\n丙", "#\t甲 {#a}", "> ### 甲", "甲\n   ## 乙"])
def test_a_blank_or_a_tab_behind_the_marks_makes_a_heading(text: str) -> None:
    page = Parsed(text)
    html = page.written(page.tree())
    assert "<h" in html
    assert "#" not in html
