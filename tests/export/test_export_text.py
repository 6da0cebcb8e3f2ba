"""Whatever an editor writes stays text in every document, and whatever Markdown has is shown there."""

import io
from pathlib import Path

import docx
import pypdfium2
import pytest

import printed
from nianbao.export.article import article_html
from nianbao.export.document.compose import compose, compose_chapter
from nianbao.export.document.model import Table
from nianbao.export.maker import Unavailable
from nianbao.export.pdf.pdf import make_pdf
from nianbao.export.word.docx import make_docx
from nianbao.finding import Severity, errors
from nianbao.project.project import Project, read_project
from nianbao.text.chapter import Chapter
from nianbao.text.sections import Section, read_sections
from packages import png
from page import parse
from workspace import edit

MARKUP = '#set page(width: 1pt) $x$ #let a=1 <b>粗</b> _x_ *y* =1+1 @ref "]}\\\\ &amp; `q` {{w}}'
"""Words that Typst, HTML, Markdown, Word or a template might take for their own."""
TABLE = """title: '{0}'
slug: proposals
unit: 件
columns: [承办总件数, 已办结件数, 正在办理件数, 无法办理件数, '{1}']
rows:
  人大议案: [2, 2, 0, 0, 7]
  人大建议: [34, 30, 2, 2, 7]
  政协提案: [38, 35, 1, 2, 7]
  '{0}': [7, 7, 7, 7, 7]
"""
RICH = """

##### 跳级的标题 {#jump}

- 甲，**粗**、*斜*、`#代码`
    1. 内一
    2. 内二
- 乙

> 引用的话

脚注[^1]。图![说明](x.png)完。<b>原样</b><br>换行，[第二章](work.md#platforms)，[附件](a.txt)。

[^1]: 脚注的文字。

```
#set 代码块
```

| 甲列 | 乙列 |
|---|--:|
| 丙 | 丁 |
|  | 戊 |

- ### 条目里的标题 {#inside}
-

<div><p>框里</p></div>
"""
AS_TYPED = """

## 四是改进措施。 {#measures}

主要措施如下：

1. 加强领导。

明确责任分工。

2. 加强培训。

   组织业务学习。

- 思想认识
  - 人员配备

1. 强化学习

各单位问题如下[^1]：
| 单位 | 问题 | 件数 |
|:--|:-:|--:|
| 甲局 | 更新慢 | 若干 |

[^1]: 据各单位自查。
"""


def read(root: Path) -> Project:
    project = read_project(root)
    assert not errors(project.findings)
    return project


def year_sections(project: Project, slug: str) -> list[Section]:
    (prose,) = (prose for prose in project.years[0].prose if prose.chapter.slug == slug)
    return list(read_sections(prose, project.years[0].report))


def chapter_of(project: Project, slug: str) -> Chapter:
    return next(chapter for chapter in project.years[0].chapters if chapter.slug == slug)


def pdf_text(project: Project) -> str:
    with pypdfium2.PdfDocument(make_pdf(compose(project.years[0]))) as document:
        return printed.squeezed("".join(page.get_textpage().get_text_range() for page in document))


def docx_text(project: Project) -> str:
    word = docx.Document(io.BytesIO(make_docx(compose(project.years[0]))))
    body = word.element.body
    return printed.squeezed("".join(node.text or "" for node in body.iter(f"{{{body.nsmap['w']}}}t")))


def article_text(project: Project, slug: str) -> str:
    html = article_html(project.years[0], chapter_of(project, slug)).decode()
    return printed.squeezed(parse(html).one("body").text())


def test_markup_in_labels_and_titles_stays_text(content: Path) -> None:
    table = TABLE.format(MARKUP.replace("'", "''"), MARKUP.replace("/", "").replace("'", "''"))
    (content / "data/2018/tables/建议提案办理结果.yml").write_text(table, encoding="utf-8")
    edit(content / "data/2018/report.yml", "publisher: 红寺堡区人民政府办公室", f"publisher: '{MARKUP}'")
    project = read(content)
    label = printed.squeezed(MARKUP)
    column = label.replace("/", "")
    for text, least in ((pdf_text(project), 3), (docx_text(project), 3), (article_text(project, "work"), 2)):
        assert text.count(label) >= least
        assert column in text


def test_everything_that_markdown_has_is_shown(content: Path) -> None:
    problems = content / "docs/2018/problems.md"
    problems.write_text(problems.read_text(encoding="utf-8") + RICH, encoding="utf-8")
    (content / "docs/2018/x.png").write_bytes(png())
    (content / "docs/2018/a.txt").write_text("附件", encoding="utf-8")
    project = read(content)
    words = ["跳级的标题", "甲，粗、斜、#代码", "内一", "内二", "乙", "引用的话", "#set代码块", "甲列", "丁", "框里"]
    words += ["脚注1。图〔图：说明〕完。原样换行，第二章，附件。", "脚注的文字。"]
    for text in (pdf_text(project), docx_text(project), article_text(project, "problems")):
        assert [word for word in words if word not in text] == []


def test_lists_and_tables_are_in_every_output_as_typed(content: Path) -> None:
    problems = content / "docs/2018/problems.md"
    problems.write_text(problems.read_text(encoding="utf-8") + AS_TYPED, encoding="utf-8")
    project = read(content)
    year = project.years[0]
    assert [each.message for each in project.findings if each.severity is not Severity.INFO] == []
    pdf, word = pdf_text(project), docx_text(project)
    for words in (
        "1.加强领导。明确责任分工。2.加强培训。",
        "组织业务学习。",
        "•人员配备",
        "1.强化学习",
        "甲局更新慢若干",
    ):
        assert words in pdf
        assert words in word
    (part,) = (section for section in year_sections(project, "problems") if section.anchor == "measures")
    assert "2. 加强培训。" in part.text
    page = parse(year.pages["problems"].html)
    assert [each.get("start") for each in page.all("ol")] == ["", "2", "", ""]
    assert [cell.get("class") for cell in page.all("td")] == ["align-left", "align-center", "align-right"]
    assert not [node for node in page.walk() if node.get("style")]
    assert page.one("a", "footnote-backref").get("title") == "回到正文中的脚注 1"
    blocks = compose_chapter(year, chapter_of(project, "problems")).blocks
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [cell.align for cell in table.lines[0].cells] == ["left", "center", "right"]
    body = docx.Document(io.BytesIO(make_docx(compose(year)))).element.body
    assert body.xpath(".//w:tc[.//w:t='若干']//w:jc/@w:val") == ["right"]


def test_a_character_that_no_font_has_is_said_in_one_line(content: Path) -> None:
    edit(content / "docs/2018/overview.md", "党的十九大精神", "党的十九大精神\ue000")
    project = read(content)
    with pytest.raises(Unavailable, match=r"^本机的字体里没有.*e000.*这个字，PDF 没有生成（.*）$"):
        make_pdf(compose(project.years[0]))


def test_a_day_of_publication_stands_on_the_cover(content: Path) -> None:
    edit(content / "data/2018/report.yml", "published:  ", "published: 2019-03-20  ")
    project = read(content)
    assert "红寺堡区人民政府办公室2019年3月20日目录" in pdf_text(project)
    assert "红寺堡区人民政府办公室2019年3月20日目录" in docx_text(project)
