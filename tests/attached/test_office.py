"""Word, Excel and PowerPoint files may not run or load anything, and give nobody away."""

import io

import docx
import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

import packages
from nianbao.attached.inspect import inspect
from packages import WORD, core, paragraph

ID = "11010519491231002X"


def problems(content: bytes, name: str = "a.docx") -> list[str]:
    issues = inspect(name, content)
    assert all(issue.mend for issue in issues)
    return [f"{issue.part}: {issue.problem}" for issue in issues]


def field(instruction: str, cut: int = 0) -> str:
    runs = (instruction[:cut], instruction[cut:]) if cut else (instruction,)
    inside = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "end"))
    return f"<w:p>{begin}{inside}{end}</w:p>"


def override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{kind}"/>'


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
VBA = "application/vnd.ms-office.vbaProject"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packages.docx(types=override("word/document.xml", MACRO)), "[Content_Types].xml: 内容是带宏的文件"),
        (
            packages.docx(parts={"word/vbaProject.bin": b"x"}, types=override("word/vbaProject.bin", VBA)),
            "word/vbaProject.bin: 里面有宏",
        ),
        (
            packages.docx("", ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "x.bin", False)),
            "word/document.xml: 里面有宏",
        ),
        (
            packages.docx("", ("attachedTemplate", "http://a.example/t.dotm", True)),
            "word/document.xml: 打开时会读取另一个文件里的模板",
        ),
        (
            packages.docx(
                "", ("oleObject", "embeddings/a.bin", False), parts={"word/embeddings/a.bin": b"\xd0\xcf\x11\xe0"}
            ),
            "word/embeddings/a.bin: 里面嵌着另一个文件或程序的对象",
        ),
        (
            packages.docx(
                "", ("package", "embeddings/a.xlsx", False), parts={"word/embeddings/a.xlsx": packages.xlsx()}
            ),
            "word/document.xml: 里面嵌着另一个完整的文件（例如图表后面的工作簿）",
        ),
        (packages.docx("", ("control", "activeX/a.xml", False)), "word/document.xml: 里面有 ActiveX 控件"),
        (packages.docx("", ("aFChunk", "a.html", False)), "word/document.xml: 打开时会并入另一个文件"),
        (packages.docx("", ("aFChunk", "https://a.example/a.html", True)), "word/document.xml: 打开时会并入另一个文件"),
        (packages.docx("", ("frame", "https://a.example/", True)), "word/document.xml: 打开时会读取另一个网页"),
        (packages.docx("", ("image", "https://a.example/a.png", True)), "word/document.xml: 打开时会读取外面的图片"),
        (
            packages.docx("", ("somethingNew", "a.xml", False)),
            "word/document.xml: 里面有不能公布的部分（somethingNew）",
        ),
        (packages.docx("", ("hyperlink", "javascript:alert(1)", True)), "word/document.xml: 超链接会运行程序"),
        (packages.docx("", ("hyperlink", "ms-msdt:/id", True)), "word/document.xml: 超链接会运行程序"),
        (packages.docx(field("DDEAUTO c:\\a.exe")), "word/document.xml: 里面有会读取外面内容或运行程序的域 DDEAUTO"),
        (packages.docx(field("DDEAUTO c:\\a.exe", 3)), "word/document.xml: 里面有会读取外面内容或运行程序的域 DDEAUTO"),
        (
            packages.docx(field('INCLUDEPICTURE "http://a.example/a.png"')),
            "word/document.xml: 里面有会读取外面内容或运行程序的域 INCLUDEPICTURE",
        ),
        (
            packages.docx('<w:p><w:fldSimple w:instr=" dde a b "/></w:p>'),
            "word/document.xml: 里面有会读取外面内容或运行程序的域 DDE",
        ),
        (
            packages.docx('<w:p><w:r><w:pict><v:imagedata src="\\\\a\\b.png"/></w:pict></w:r></w:p>'),
            "word/document.xml: 打开时会读取 \\\\a\\b.png",
        ),
        (packages.docx(parts={"word/a.exe": b"x"}), "word/a.exe: 里面有不认识的部分"),
        (packages.docx(parts={"word/media/a.png": b"MZ"}), "word/media/a.png: 里面嵌着另一个文件或程序的对象"),
        (
            packages.docx(parts={"word/a.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}),
            "word/a.xml: 这一部分里有 DOCTYPE",
        ),
        (packages.docx(parts={"word/a.xml": "<a>"}), "word/a.xml: 这一部分不是完整的 XML"),
    ],
)
def test_what_runs_or_loads_in_a_document_is_named(content: bytes, said: str) -> None:
    assert said in problems(content)


def related(relationship: str, name: str = "word/_rels/document.xml.rels") -> bytes:
    """A document with this relationship, and with another attribute of each name, before its own."""
    own = packages.unpacked(packages.docx())
    del own["word/_rels/document.xml.rels"]
    written = f'<Relationships xmlns="{packages.RELATIONS}" xmlns:x="urn:x"><Relationship Id="a" {relationship}/>'
    return packages.packed({**own, name: f"{written}</Relationships>".encode()})


TEMPLATE = f'Type="{packages.OFFICE}/attachedTemplate" Target="http://a.example/t.dotm" TargetMode="External"'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (related(f'x:Type="{packages.OFFICE}/hyperlink" {TEMPLATE}'), "打开时会读取另一个文件里的模板"),
        (
            related(f'x:TargetMode="Internal" {TEMPLATE}'.replace("attachedTemplate", "image")),
            "打开时会读取外面的图片",
        ),
        (
            related(f'x:Target="#a" Target="javascript:x" Type="{packages.OFFICE}/hyperlink" TargetMode="External"'),
            "超链接会运行程序",
        ),
        (related(TEMPLATE, "word/_Rels/document.xml.rels"), "打开时会读取另一个文件里的模板"),
        (related(TEMPLATE, "word/_rels/document.xml.RELS"), "打开时会读取另一个文件里的模板"),
        (related(TEMPLATE, "word\\_rels\\document.xml.rels"), "打开时会读取另一个文件里的模板"),
        (related(f'Type="{packages.OFFICE}/image" Target="http://a.example/a.png"'), "里面的部分指向外面"),
        (
            packages.docx('<w:p><w:fldSimple xmlns:x="urn:x" x:instr="PAGE" w:instr="DDE a b"/></w:p>'),
            "里面有会读取外面内容或运行程序的域 DDE",
        ),
        (packages.docx(field("HYPERLINK javascript:alert(1)")), "超链接会运行程序"),
        (packages.docx(field('HYPERLINK \\t "_top" "javascript:alert(1)"')), "超链接会运行程序"),
        (
            packages.docx(
                '<w:p><w:r><w:pict><v:imagedata xmlns:o="urn:schemas-microsoft-com:office:office"'
                ' o:href="http://a.example/a.png"/></w:pict></w:r></w:p>'
            ),
            "打开时会读取 http://a.example/a.png",
        ),
        (packages.docx(parts={"word/media/a.png": "<html>"}), "里面嵌着另一个文件或程序的对象"),
        (packages.docx(parts={"word/media/a.emf": "甲"}), "里面嵌着另一个文件或程序的对象"),
    ],
)
def test_what_loads_is_named_however_it_is_written(content: bytes, said: str) -> None:
    assert said in [problem.partition(": ")[2] for problem in problems(content)]


@pytest.mark.parametrize(
    "content",
    [
        packages.docx(field('HYPERLINK "https://www.gov.cn/" \\o "Home: page" \\h')),
        packages.docx(field("HYPERLINK \\l _Toc1")),
    ],
)
def test_links_to_pages_and_places_stay(content: bytes) -> None:
    assert problems(content) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packages.xlsx("", ("externalLink", "externalLinks/a.xml", False)), "里面的数据连着另一个文件"),
        (packages.xlsx("", ("connections", "connections.xml", False)), "里面有数据连接"),
        (packages.xlsx('<c><f>_xlfn.WEBSERVICE("http://a.example")</f></c>'), "公式会读取外面的内容，或运行程序"),
        (packages.xlsx("<c><f>cmd|'/c calc'!A0</f></c>"), "公式会读取外面的内容，或运行程序"),
        (
            packages.xlsx(
                book=packages.workbook(
                    more='<definedNames><definedName name="Auto_Open">a</definedName></definedNames>'
                )
            ),
            "打开时会运行宏",
        ),
        (
            packages.xlsx(
                types=override("xl/a.xml", "application/vnd.ms-excel.macrosheet+xml"), parts={"xl/a.xml": "<a/>"}
            ),
            "里面有宏",
        ),
    ],
)
def test_what_runs_or_loads_in_a_workbook_is_named(content: bytes, said: str) -> None:
    assert [problem for problem in problems(content, "a.xlsx") if problem.endswith(said)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packages.pptx('<a:hlinkClick action="ppaction://program"/>'), "点击或播放时会运行程序"),
        (packages.pptx("", ("video", "https://a.example/a.mp4", True)), "里面有影像"),
        (packages.pptx(show=' show="0"'), "这张幻灯片是隐藏的"),
    ],
)
def test_what_runs_or_hides_in_slides_is_named(content: bytes, said: str) -> None:
    assert [problem for problem in problems(content, "a.pptx") if problem.endswith(said)]


@pytest.mark.parametrize(
    "body",
    [
        field("TOC \\o"),
        field("PAGE"),
        field(' HYPERLINK "https://www.gov.cn" '),
        field("= SUM(ABOVE)"),
        "<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>",
    ],
)
def test_what_documents_are_made_of_passes(body: str) -> None:
    links = (("hyperlink", "https://www.gov.cn/a?b=1", True), ("hyperlink", "mailto:a@b.gov.cn", True))
    assert problems(packages.docx(body, *links, parts={"word/media/a.png": packages.png()})) == []


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (packages.docx(parts={"docProps/core.xml": core(creator="张三")}), "a.docx", "文件属性里写着作者 张*"),
        (
            packages.docx(parts={"docProps/core.xml": core(lastModifiedBy="zhangsan")}),
            "a.docx",
            "文件属性里写着最后修改者 z******",
        ),
        (
            packages.docx(
                parts={"docProps/app.xml": "<Properties><Manager>李四</Manager><Company>甲</Company></Properties>"}
            ),
            "a.docx",
            "文件属性里写着主管 李*",
        ),
        (
            packages.docx(
                parts={"word/comments.xml": f'<w:comments xmlns:w="{WORD}"><w:comment w:author="王五"/></w:comments>'}
            ),
            "a.docx",
            "里面有 1 处批注（作者 王*）",
        ),
        (
            packages.docx('<w:p><w:ins w:id="1" w:author="王五"><w:r/></w:ins></w:p>'),
            "a.docx",
            "里面有 1 处修订痕迹（作者 王*）",
        ),
        (packages.docx('<w:p><w:del w:id="1" w:author="王五"/></w:p>'), "a.docx", "里面有 1 处修订痕迹（作者 王*）"),
        (packages.docx(paragraph(f"身份证{ID}")), "a.docx", "有身份证号码 110*************2X"),
        (
            packages.docx(f"<w:p><w:r><w:t>{ID[:9]}</w:t></w:r><w:r><w:t>{ID[9:]}</w:t></w:r></w:p>"),
            "a.docx",
            "有身份证号码 110*************2X",
        ),
        (packages.docx("", ("hyperlink", "tel:13812345678", True)), "a.docx", "有手机号码 138******78"),
        (packages.xlsx('<c t="inlineStr"><is><t>13812345678</t></is></c>'), "a.xlsx", "有手机号码 138******78"),
        (
            packages.xlsx('<c t="inlineStr"><is><t>联系电话</t></is></c><c><v>13812345678</v></c>'),
            "a.xlsx",
            "有手机号码 138******78",
        ),
        (
            packages.xlsx(book=packages.workbook('<sheet name="底稿" sheetId="1" state="veryHidden" r:id="rId1"/>')),
            "a.xlsx",
            "工作表“底稿”是隐藏的",
        ),
        (
            packages.xlsx(book=packages.workbook(more='<absPath url="C:\\Users\\zhangsan\\Desktop\\"/>')),
            "a.xlsx",
            "里面记着做表的人 z******",
        ),
        (
            packages.pptx("<a:p><a:r><a:t>138</a:t></a:r><a:r><a:t>12345678</a:t></a:r></a:p>"),
            "a.pptx",
            "有手机号码 138******78",
        ),
        (packages.packed({"名单.docx": packages.docx(paragraph(ID))}), "a.zip", "有身份证号码 110*************2X"),
        ("姓名,电话\n甲,13812345678\n".encode("gb18030"), "a.csv", "有手机号码 138******78"),
        (ID.encode("utf-16"), "a.txt", "有身份证号码 110*************2X"),
        ("甲,=cmd|'/c calc'!A0\n".encode(), "a.csv", "用 Excel 打开时会运行程序，或读取外面的内容"),
        (
            packages.packed({"OFD.xml": f"<OFD><Author>张三</Author><TextCode>{ID}</TextCode></OFD>"}),
            "a.ofd",
            "文件属性里写着作者 张*",
        ),
    ],
)
def test_what_says_something_of_people_is_named_and_masked(content: bytes, name: str, said: str) -> None:
    found = problems(content, name)
    assert [problem for problem in found if problem.endswith(said)]
    assert not [problem for problem in found if ID in problem or "13812345678" in problem or "zhangsan" in problem]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Administrator",
        "微软用户",
        "Windows 用户",
        "User",
        "python-docx",
        "Microsoft Office User",
        "DESKTOP-AB12",
        "某某县人民政府办公室",
        "区府办",
        "县公安分局交警一署",
        "未定义",
        "财政局",
    ],
)
def test_offices_programs_and_computers_are_no_people(name: str) -> None:
    assert problems(packages.docx(parts={"docProps/core.xml": core(creator=name, lastModifiedBy=name)})) == []


def test_amounts_in_a_workbook_are_no_telephone_numbers() -> None:
    assert (
        problems(packages.xlsx('<c t="inlineStr"><is><t>总投资</t></is></c><c><v>13812345678</v></c>'), "a.xlsx") == []
    )


def test_what_the_usual_libraries_write_passes() -> None:
    word, sheet, chart = io.BytesIO(), io.BytesIO(), io.BytesIO()
    made = docx.Document()
    made.add_heading("甲")
    made.add_table(2, 2)
    made.add_picture(io.BytesIO(packages.png()))
    made.save(word)
    openpyxl.Workbook().save(sheet)
    with xlsxwriter.Workbook(chart) as book:
        page = book.add_worksheet("甲")
        page.write_url("A1", "https://www.gov.cn")
        bars = book.add_chart({"type": "bar"})
        bars.add_series({"values": "=甲!$A$1:$A$2"})
        page.insert_chart("C3", bars)
    assert [problems(word.getvalue()), problems(sheet.getvalue(), "a.xlsx"), problems(chart.getvalue(), "a.xlsx")] == [
        [],
        [],
        [],
    ]


def test_comments_of_a_workbook_are_named_with_their_authors() -> None:
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"].comment = Comment("待核", "李四")
    book.save(target)
    assert problems(target.getvalue(), "a.xlsx") == ["xl/comments/comment1.xml: 里面有 1 处批注（作者 李*）"]


def test_properties_are_read_wherever_they_lie() -> None:
    parts = {"package/services/a.psmdcp": core(creator="张三")}
    assert problems(packages.docx(parts=parts)) == ["package/services/a.psmdcp: 文件属性里写着作者 张*"]
