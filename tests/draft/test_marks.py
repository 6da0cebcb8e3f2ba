"""Each finding is marked where its line came out, and each mark leads to the list and back."""

import re
from html import unescape
from pathlib import Path

import pytest

from nianbao.draft.draft import Draft, draft_of
from nianbao.draft.located import Group, Located, group_of, locate
from nianbao.draft.notice import draft_list, is_draft, with_notice
from nianbao.draft.tokens import TOKEN, tokened
from nianbao.finding import PENDING, Finding, Place, Severity
from nianbao.text.markdown import Parsed
from reading import read
from workspace import edit


def marked(source: str, line: int, label: str = "某事", found: str | None = None) -> str:
    """The HTML of a page with a finding at a line; its mark is ※."""
    finding = Finding(Place("docs/2018/a.md", line), label, "不对", "请改", found=found)
    page = Parsed(tokened(source, [Located(1, finding, group_of(finding), "2018/a/", "2018/a.md")]))
    return TOKEN.sub("※", page.written(page.tree()))


PLACES = {
    "a sentence": ("甲句。\n\n乙句。\n", 3, "某事", "<p>乙句。※</p>"),
    "the words that are meant": ("甲乙丙丁。\n", 1, "乙丙", "<p>甲乙丙※丁。</p>"),
    "a number that is bound": ("有[12](stat:甲)件、[13](stat:乙)件。\n", 1, "乙", ">13</a>※件。"),
    "a link with attributes": ('见[甲](a.md){ title="乙" }。\n', 1, "a.md", '"乙">甲</a>※。'),
    "a heading": ("# 甲 {#a}\n\n## 乙 {#b}\n", 3, "某事", '<h2 id="b">乙※</h2>'),
    "a heading with marks at its end": ("## 乙 ##\n", 1, "某事", "乙※</h2>"),
    "a heading by a line below": ("甲\n===\n", 2, "某事", "甲※</h1>"),
    "an item": ("- 甲\n- 乙\n- 丙\n", 2, "某事", "<li>乙※</li>"),
    "an item with a number": ("1. 甲\n2. 乙\n", 2, "某事", "<li>乙※</li>"),
    "a quotation": ("> 甲\n", 1, "某事", "甲※"),
    "a row": ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n", 3, "某事", "<td>丙※</td>"),
    "a cell that is meant": ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁戊 |\n", 3, "丁", "<td>丁※戊</td>"),
    "the line below a head": ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n", 2, "某事", "<th>甲※</th>"),
    "a table of the data": ("甲。\n\n![表](table:甲)\n", 3, "甲", "<p>※</p>"),
    "a picture": ("![图](a.png)\n", 1, "a.png", "<p>※</p>"),
    "code": ("甲。\n\n```\n乙\n丙\n```\n", 5, "乙", "<p>※</p>\n<pre>"),
    "words in emphasis": ("甲**乙**丙\n", 1, "乙", "<strong>乙※</strong>"),
    "the second line of a paragraph": ("甲\n乙  \n丙\n", 2, "某事", "甲\n乙※<br"),
    "a footnote": ("甲[^1]。\n\n[^1]: 乙\n", 3, "某事", "乙※"),
    "a line that is not shown, as the mark of a conflict": ("甲。\n\n\n乙。\n\n丙。\n", 3, "某事", "<p>乙。※</p>"),
    "lines that are not shown at the end": ("甲。\n\n乙。\n\n\n", 5, "某事", "<p>乙。※</p>"),
    "a class": ("甲 {: .footnote }\n", 1, "某事", "甲※"),
}


@pytest.mark.parametrize("what", PLACES)
def test_a_finding_is_marked_where_its_line_came_out(what: str) -> None:
    source, line, label, expected = PLACES[what]
    html = marked(source, line, label)
    assert expected in html
    assert html.count("※") == 1
    for wanted in ("<table>", "<pre>", "<ol>", "<ul>", "<h1", "<h2"):
        plain = Parsed(source)
        assert (wanted in html) is (wanted in plain.written(plain.tree())), "the page is else as it was"


@pytest.mark.parametrize("line", [0, 2, 99])
def test_what_has_no_line_on_the_page_has_no_mark(line: int) -> None:
    assert "※" not in marked("甲。\n\n[a]: b.md\n", line)
    assert "※" not in marked("甲。\n\n[a]: b.md\n", 3)


def test_equal_numbers_of_a_line_have_a_mark_each() -> None:
    findings = [Finding(Place("docs/2018/a.md", 1), "甲", "不对", "请改", found="12") for _ in range(2)]
    located = [Located(n, finding, Group.MUST, "2018/a/", "2018/a.md") for n, finding in enumerate(findings, 1)]
    source = tokened("[12](stat:甲)和[12](stat:甲)\n", located)
    assert TOKEN.sub(lambda token: f"※{token[1]}", source) == "[12](stat:甲)※1和[12](stat:甲)※2\n"


def test_signs_like_ours_are_no_marks_of_an_editor() -> None:
    assert tokened("甲\ue0007\ue001乙\n", []) == "甲7乙\n"


@pytest.fixture
def draft(content: Path) -> Draft:
    """A draft with findings in text, in figures, in a table of the text, in the declarations, and in no place."""
    edit(content / "docs/2018/work.md", "[4151](stat", "[4152](stat")
    edit(content / "data/2018/statistics.yml", "接受培训人员数: 120", "接受培训人员数: 12O")
    edit(content / "data/2018/tables/建议提案办理结果.yml", "人大议案: [2, 2, 0, 0]", "人大议案: [2, 1, 0, 0]")
    (content / "data/2018/无关.yml").write_text("a: b\n", encoding="utf-8")
    with (content / "docs/2018/plan.md").open("a", encoding="utf-8") as plan:
        plan.write("\n【待填：以后写】\n")
    project = read(content)
    made = draft_of(project, project.findings)
    assert made
    return made


def by_place(draft: Draft, words: str) -> Located:
    return next(item for item in draft.located if words in f"{item.where}: {item.message}")


def test_findings_in_the_data_are_marked_in_the_row(draft: Draft) -> None:
    spelt = by_place(draft, "12O")
    assert (spelt.page, spelt.row) == ("2018/statistics/", "row-9.3")
    statistics = draft.pages["2018/statistics.md"].html
    assert re.search(
        rf'<tr[^>]* id="row-9\.3"[^>]*>\s*<t[hd][^>]*>(?:(?!</t[hd]>).)*id="{spelt.anchor}"', statistics, re.DOTALL
    )
    table = by_place(draft, "建议提案办理结果.yml")
    assert table.page == "2018/work/"
    assert f'id="{table.anchor}"' in draft.pages["2018/work.md"].html


def test_the_list_leads_to_each_place_and_each_mark_back(draft: Draft) -> None:
    list_ = draft_list("2018/work/", draft)
    bound, waiting, nowhere = (by_place(draft, words) for words in ("work.md:27", "还没有写", "无关.yml"))
    assert f'<li id="{bound.entry}"><a href="#{bound.anchor}">' in list_
    assert f'href="#{bound.entry}"' in draft.pages["2018/work.md"].html
    assert f'href="../plan/#{waiting.anchor}"' in list_
    assert f'<a href="../#draft"><span class="draft__number">{nowhere.number}</span>' in list_
    home = draft_list("", draft)
    assert f'data-online><a href="2018/plan/#{waiting.anchor}"' in home
    for item in draft.located:
        assert unescape(list_).count(f"{item.where}</a>　{item.message}") == 1


def test_groups_are_in_the_order_of_their_weight_and_what_waits_must_be_done(draft: Draft) -> None:
    groups = [item.group for item in draft.located]
    assert groups == sorted(groups, key=list(Group).index)
    assert by_place(draft, "还没有写").group is Group.MUST
    list_ = draft_list("2018/work/", draft)
    headings = re.findall(r"<summary>(\S+)（本页 (\d+) 处，全部 (\d+) 处）", list_)
    assert [(name, int(every)) for name, _, every in headings] == [
        (group.value, groups.count(group)) for group in Group if group in groups
    ]


def test_a_mark_has_a_name_and_none_is_in_a_heading_of_the_contents(content: Path) -> None:
    work = content / "docs/2018/work.md"
    lines = work.read_text("utf-8").splitlines()
    heading = next(n for n, line in enumerate(lines, 1) if line.startswith("## "))
    project = read(content)
    draft = draft_of(project, [Finding(Place("docs/2018/work.md", heading), '"<甲>"', "不对", "请改")])
    assert draft
    page = draft.pages["2018/work.md"]
    assert 'aria-label="第 1 处，必须改：&quot;&lt;甲&gt;&quot;: 不对（请改；规则 data）"' in page.html
    plain = project.years[0].pages["work"]
    assert page.headings == plain.headings
    assert re.sub(r'<a class="draft-mark.*?</a>', "", page.html) == plain.html


def test_what_has_only_hints_is_no_draft(content: Path) -> None:
    project = read(content)
    assert {finding.severity for finding in project.findings} == {Severity.INFO}
    assert draft_of(project, project.findings) is None
    waits = Finding(Place("docs/2018/plan.md"), "甲", "还没有写", "请写", severity=Severity.WARNING, rule=PENDING)
    assert draft_of(project, [*project.findings, waits])


def test_a_number_of_a_person_is_masked_wherever_a_message_quotes_it(content: Path) -> None:
    finding = Finding(Place("docs/2018/plan.md"), "电话13812345678", "不对", "请改")
    (item,) = locate(read(content), [finding])
    assert item.message == "电话138******78: 不对（请改；规则 data）"


def test_a_message_that_cannot_be_masked_is_not_shown_and_says_so(content: Path) -> None:
    finding = Finding(Place("docs/2018/plan.md"), "电话１３８１２３４５６７８", "不对", "请改", rule="punctuation")
    (item,) = locate(read(content), [finding])
    assert item.message == "这一条里有个人信息，不显示（请先改这一行的个人信息；规则 punctuation）"


def test_a_page_says_once_that_it_is_a_draft(draft: Draft) -> None:
    page = "<html><head><title>甲</title></head><body><article class='a'>乙</article></body></html>"
    once = with_notice(page, "2018/work/", draft)
    assert is_draft(once)
    assert not is_draft(page)
    assert "<title>〔草稿〕甲</title>" in once
    assert '<meta name="robots" content="noindex">' in once
    assert once.index("<article") < once.index('<section class="draft"') < once.index("乙</article>")
    assert with_notice(once, "2018/work/", draft) == once
