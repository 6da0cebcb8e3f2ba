"""PDF files may not run or hold anything, and give nobody away; also where their objects are packed."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from nianbao.attached.inspect import inspect
from pdfs import note, pdf, script

ID = "11010519491231002X"


def problems(content: bytes) -> list[str]:
    issues = inspect("a.pdf", content)
    assert all(issue.mend for issue in issues)
    return [issue.problem for issue in issues]


def opening(made: Pdf) -> None:
    made.Root.OpenAction = script(made)


def on_a_page(made: Pdf) -> None:
    made.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("cmd.exe")))


def in_names(made: Pdf) -> None:
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script(made)])))


def left_behind(made: Pdf) -> None:
    """Nothing leads to it from the pages."""
    made.Root.Unused = script(made)


def address(made: Pdf) -> None:
    made.Root.OpenAction = Dictionary(S=Name.URI, URI=String("https://a.example"))


def address_elsewhere(made: Pdf) -> None:
    made.Root.OpenAction = made.make_indirect(
        Dictionary(S=made.make_indirect(Name.URI), URI=String("https://a.example"))
    )


def address_afterwards(made: Pdf) -> None:
    then = made.make_indirect(Dictionary(S=Name.URI, URI=String("https://a.example")))
    then.Next = Array([then])
    made.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([made.pages[0].obj, Name.Fit]), Next=then)


def stream_elsewhere(made: Pdf) -> None:
    made.Root.Unused = made.make_stream(b"", F=Dictionary(FS=Name.URL, F=String("https://a.example/a")))


def page_elsewhere(made: Pdf) -> None:
    made.Root.Unused = made.make_stream(b"", Subtype=Name.Form, Ref=Dictionary(F=String("a.pdf"), Page=0))


def running_link(made: Pdf) -> None:
    note(made, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)")))


def disguised(made: Pdf) -> None:
    note(made, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("a.exe"), P=made.Root))


def sending(made: Pdf) -> None:
    note(made, Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm, F=String("https://a.example")))


def attached(made: Pdf) -> None:
    made.attachments["a.docx"] = b"x"


def pinned(made: Pdf) -> None:
    note(made, Subtype=Name.FileAttachment)


def form(made: Pdf) -> None:
    made.Root.AcroForm = Dictionary(XFA=made.make_stream(b"<xdp/>"), Fields=Array([]))


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (opening, "PDF 里面有脚本"),
        (in_names, "PDF 里面有脚本"),
        (left_behind, "PDF 里面有脚本"),
        (on_a_page, "PDF 会运行程序"),
        (address, "PDF 打开时会连到外面"),
        (address_elsewhere, "PDF 打开时会连到外面"),
        (running_link, "PDF 里的超链接会运行程序"),
        (disguised, "PDF 会运行程序"),
        (address_afterwards, "PDF 打开时会连到外面"),
        (stream_elsewhere, "PDF 打开时会读取外面的文件"),
        (page_elsewhere, "PDF 打开时会读取外面的文件"),
        (sending, "PDF 会把填写的内容发出去"),
        (attached, "PDF 里面嵌着文件"),
        (pinned, "PDF 里面嵌着文件"),
        (form, "PDF 里面是可以运行的表单（XFA）"),
    ],
)
def test_what_runs_or_is_inside_is_named(change: object, said: str, packed: bool) -> None:  # noqa: FBT001
    assert said in problems(pdf(change, packed=packed))  # type: ignore[arg-type]


def linked(made: Pdf) -> None:
    note(made, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://www.gov.cn")))
    made.Root.OpenAction = Array([made.pages[0].obj, Name.Fit])
    made.docinfo["/Author"] = String("某某县人民政府办公室")
    made.docinfo["/Title"] = String("报告")


def test_links_and_properties_of_offices_pass() -> None:
    assert problems(pdf(linked, "0953-5098123")) == []


def named(made: Pdf) -> None:
    made.docinfo["/Author"] = String("张三")


def described(made: Pdf) -> None:
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = ["张三"]


def encircled(made: Pdf) -> None:
    note(made, Subtype=Name.Square, Contents=String("此处再核"))


def stamped(made: Pdf) -> None:
    note(made, Subtype=Name.Stamp)


def filled_in(made: Pdf) -> None:
    note(made, Subtype=Name.Widget, FT=Name.Tx, V=String("13812345678"))
    made.Root.AcroForm = Dictionary(Fields=made.pages[0].Annots)


def commented(made: Pdf) -> None:
    note(made, Subtype=Name.Text, T=String("张三"), Contents=String("待核"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (named, ["文件属性里写着作者 张*"]),
        (described, ["文件属性里写着作者 张*"]),
        (commented, ["里面有 1 处批注", "批注的作者是 张*"]),
        (encircled, ["里面有 1 处批注"]),
        (stamped, []),
        (filled_in, ["有手机号码 138******78"]),
    ],
)
def test_who_made_it_is_named_and_masked(change: object, said: list[str]) -> None:
    assert problems(pdf(change)) == said  # type: ignore[arg-type]


def test_numbers_of_people_are_found_on_the_pages() -> None:
    (issue,) = inspect("a.pdf", pdf(text=f"ID {ID}"))
    assert (issue.part, issue.problem) == ("第 1 页", "有身份证号码 110*************2X")


def test_a_locked_file_is_named() -> None:
    locked = pdf(encryption=pikepdf.Encryption(owner="a", user="b"))
    assert problems(locked) == ["PDF 加了密码或限制，查不出里面有什么"]


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\nxref\n0 1\ntrailer<</Root 1 0 R>>\n%%EOF", pdf()[:400]])
def test_a_damaged_file_is_named(content: bytes) -> None:
    (problem,) = problems(content)
    assert problem.startswith("PDF 损坏")
