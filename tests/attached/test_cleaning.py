"""Cleaning takes names, comments and changes out, leaves the words as they would be accepted, and then all is well."""

import io

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from openpyxl.comments import Comment
from pikepdf import Dictionary, Name, Pdf, String

import packages
from nianbao.attached.cleaning import clean
from nianbao.attached.inspect import inspect
from nianbao.finding import Problem
from packages import WORD, core, paragraph
from packages import docx as word
from pdfs import note, pdf


def paragraphs(content: bytes) -> list[str]:
    """Their texts, those of table cells too, as another library reads them."""
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(text.text or "" for text in item.iter(qn("w:t"))) for item in body.iter(qn("w:p"))]


def run(text: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def row(change: str, text: str) -> str:
    return f"<w:tr><w:trPr><w:{change} {BY}/></w:trPr><w:tc>{paragraph(text)}</w:tc></w:tr>"


BY = 'w:id="1" w:author="王五" w:date="2026-01-01T00:00:00Z"'


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (f"<w:p>{run('甲')}<w:ins {BY}>{run('乙')}</w:ins><w:del {BY}>{run('丙', 'delText')}</w:del></w:p>", ["甲乙"]),
        (f"<w:p><w:ins {BY}><w:del {BY}>{run('丙', 'delText')}</w:del>{run('乙')}</w:ins></w:p>", ["乙"]),
        (
            f"<w:p><w:moveFrom {BY}>{run('甲')}</w:moveFrom></w:p><w:p><w:moveTo {BY}>{run('甲')}</w:moveTo></w:p>",
            ["", "甲"],
        ),
        (
            f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{run('甲')}</w:p><w:p><w:pPr/>{run('乙')}</w:p>",
            ["甲乙"],
        ),
        (f"<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>{run('甲')}</w:p>{paragraph('乙')}", ["甲", "乙"]),
        (f"<w:p><w:pPr><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr>{run('甲')}</w:p>", ["甲"]),
        (f"<w:p><w:r><w:rPr><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>", ["甲"]),
        (
            "<w:tbl>" + "".join(row(change, text) for change, text in (("del", "甲"), ("ins", "乙"))) + "</w:tbl>",
            ["乙"],
        ),
        (
            '<w:p><w:commentRangeStart w:id="0"/>' + run("甲") + '<w:commentRangeEnd w:id="0"/>'
            '<w:r><w:commentReference w:id="0"/></w:r></w:p>',
            ["甲"],
        ),
    ],
)
def test_changes_are_accepted(body: str, left: list[str]) -> None:
    comments = f'<w:comments xmlns:w="{WORD}"><w:comment {BY}>{paragraph("待核")}</w:comment></w:comments>'
    people = '<w15:people xmlns:w15="urn:w15"><w15:person w15:author="王五"/></w15:people>'
    content = word(
        body,
        ("comments", "comments.xml", False),
        ("http://schemas.microsoft.com/office/2011/relationships/people", "people.xml", False),
        parts={
            "word/comments.xml": comments,
            "word/people.xml": people,
            "docProps/core.xml": core(creator="张三", lastModifiedBy="李四", title="名单"),
        },
        types='<Override PartName="/word/comments.xml" ContentType="application/xml"/>',
    )
    assert inspect("a.docx", content)
    cleaned = clean("a.docx", content)
    assert inspect("a.docx", cleaned.content) == ()
    assert paragraphs(cleaned.content) == left
    everything = b"".join(packages.unpacked(cleaned.content).values()).decode()
    assert not [name for name in ("王五", "张三", "李四", "待核", "comments.xml", "people.xml") if name in everything]
    assert "名单" in everything
    assert clean("a.docx", cleaned.content).removed == ()


def test_words_of_a_clean_file_stay_and_so_do_its_bytes() -> None:
    content = word(paragraph("甲"))
    assert clean("a.docx", content).content is content


def test_templates_and_lists_of_mailings_go() -> None:
    settings = (
        f'<w:settings xmlns:w="{WORD}" xmlns:r="{packages.OFFICE}"><w:attachedTemplate r:id="rId1"/>'
        "<w:mailMerge/><w:trackRevisions/></w:settings>"
    )
    content = word(
        "",
        ("settings", "settings.xml", False),
        parts={
            "word/settings.xml": settings,
            "word/_rels/settings.xml.rels": packages.relations(
                ("attachedTemplate", "file:///C:\\Users\\a\\t.dotm", True)
            ),
        },
    )
    assert inspect("a.docx", content)
    assert inspect("a.docx", clean("a.docx", content).content) == ()


def test_a_workbook_keeps_its_cells_and_loses_its_comments() -> None:
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "甲"
    book.active["A1"].comment = Comment("待核", "李四")
    book.properties.creator = "张三"
    book.save(target)
    cleaned = clean("a.xlsx", target.getvalue())
    assert inspect("a.xlsx", cleaned.content) == ()
    (cell,) = openpyxl.load_workbook(io.BytesIO(cleaned.content)).active["A"]
    assert (cell.value, cell.comment) == ("甲", None)


def test_a_shared_workbook_loses_its_log_and_the_names_of_its_makers() -> None:
    content = packages.xlsx(
        "<c><v>1</v></c>",
        ("revisionHeaders", "revisions/revisionHeaders.xml", False),
        ("usernames", "revisions/userNames.xml", False),
        book=packages.workbook(more='<absPath url="C:\\Users\\zhangsan\\"/>'),
        parts={
            "xl/revisions/revisionHeaders.xml": '<headers><header userName="王五"/></headers>',
            "xl/revisions/userNames.xml": "<users/>",
        },
    )
    cleaned = clean("a.xlsx", content)
    assert inspect("a.xlsx", cleaned.content) == ()
    assert not [name for name in packages.unpacked(cleaned.content) if "revisions" in name]


def test_slides_lose_their_comments() -> None:
    content = packages.pptx(
        "",
        ("comments", "../comments/comment1.xml", False),
        parts={
            "ppt/comments/comment1.xml": "<cmLst><cm/></cmLst>",
            "ppt/commentAuthors.xml": '<cmAuthorLst><cmAuthor name="王五"/></cmAuthorLst>',
        },
    )
    assert len(inspect("a.pptx", content)) == 2
    assert inspect("a.pptx", clean("a.pptx", content).content) == ()


def named(made: Pdf) -> None:
    made.docinfo["/Author"], made.docinfo["/Title"] = String("张三"), String("名单")
    with made.open_metadata() as metadata:
        metadata["dc:creator"], metadata["dc:title"] = ["张三"], "名单"
    note(made, Subtype=Name.Highlight, T=String("张三"), Contents=String("待核"))
    note(made, Subtype=Name.Circle, Contents=String("再核"))


def test_a_pdf_keeps_its_page_and_title_and_loses_author_and_comments() -> None:
    content = pdf(named, "report")
    cleaned = clean("a.pdf", content)
    assert inspect("a.pdf", content)
    assert inspect("a.pdf", cleaned.content) == ()
    with Pdf.open(io.BytesIO(cleaned.content)) as opened:
        assert str(opened.docinfo["/Title"]) == "名单"
        assert b"report" in opened.pages[0].Contents.read_bytes()
        assert opened.open_metadata()["dc:title"] == "名单"
        assert "张三" not in str(opened.open_metadata())
    assert "张三".encode("utf-16-be") not in cleaned.content


def signed(made: Pdf) -> None:
    named(made)
    made.Root.Signature = made.make_indirect(Dictionary(Type=Name.Sig, ByteRange=[0, 1, 2, 3]))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", pdf(signed), "PDF 有电子签名，清理会使签名失效"),
        ("a.doc", b"x", "这种文件不能自动清理"),
        ("a.txt", b"x", "这种文件不能自动清理"),
        ("a.docx", b"x", "名字以 .docx 结尾，内容却是文字"),
        ("a.docx", packages.packed({"a.txt": "x"}), "不是 Word、Excel 或 PowerPoint 文件"),
    ],
)
def test_what_cannot_be_cleaned_is_said(name: str, content: bytes, said: str) -> None:
    with pytest.raises(Problem, match=said):
        clean(name, content)
