"""What cannot be read is refused in words for an editor, whatever the bytes are; nothing is fetched or run."""

import contextlib
import io
import socket
import sys
import zipfile
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compounds
import packages
from blocksread import paragraphs, read, removed
from damage import changed
from nianbao.finding import Problem
from nianbao.intake import limits
from nianbao.intake.format import Format
from nianbao.intake.office import find_office, rewritten
from nianbao.intake.read import read_original
from packages import docx, packed, paragraph, xlsx
from pdfs import pdf


def refused(name: str, content: bytes) -> str:
    with pytest.raises(Problem) as caught:
        read_original(name, content)
    problem = caught.value
    assert problem.mend
    assert not problem.problem.isascii()
    assert not problem.mend.isascii()
    return problem.problem


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"\0" * (limits.MOST_BYTES * 5))
    return target.getvalue()


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + packages.document(
    paragraph("甲")
).replace("甲", "&b;")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.docx", b"", "文件是空的"),
        ("a.docx", b" \r\n\0\0", "文件是空的"),
        ("a.docx", packages.png(), "是PNG 图片，里面没有文字"),
        ("a.docx", b"\x00\x01\x02\x03" * 50, "是看不出是什么的数据，不是报告"),
        ("a.docx", "报告".encode(), "名字以 .docx 结尾，内容却是文字"),
        ("a.docx", docx()[:-30], "文件损坏，打不开"),
        ("a.docx", packed({"a.docx": docx()}), "是压缩包，不是报告"),
        ("a.pptx", packages.pptx(), "是演示文稿，不是报告"),
        ("a.docm", packages.office(".docx", packages.document(""), types='<Override PartName="/word/document.xml" '
         'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'), "文件带宏，不读取"),
        ("a.docx", docx(parts={"word/vbaProject.bin": b"x"}), "文件带宏，不读取"),
        ("a.xlsx", xlsx(parts={"xl/vbaProject.bin": b"x"}), "文件带宏，不读取"),
        ("a.docx", packages.office(".docx", ENTITIES), "这一部分里有 DOCTYPE"),
        ("a.docx", bomb(), "文件展开以后太大"),
        ("a.docx", docx("<w:p/>"), "文件里没有文字"),
        ("a.html", b"<html><script>var a = 1</script></html>", "文件里没有文字"),
        ("a.xml", (
            b'<?xml version="1.0"?>'
            b'<?mso-application progid="Word.Document"?><html/>'
        ), "是 Word 2003 的 XML 文件"),
        ("a.xml", b'<?xml version="1.0"?><data>1</data>', "是 XML 文件，不是报告"),
        ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", "文件里没有网页"),
        ("a.ofd", packed({"OFD.xml": "<ofd:OFD xmlns:ofd='urn:o'/>"}), "OFD"),
        ("a.pdf", b"%PDF-1.7\nnothing", "PDF 损坏，打不开"),
        ("a.pdf", pdf(), "PDF 里没有文字"),
        ("a.exe", b"MZ\x90\x00" + b"\0" * 80, "是程序，不是报告"),
        ("a.wps", b"\x82\xffWPS" + b"\0" * 80, "是 WPS 2000 文档，读不了"),
        ("a.txt", b"\n\n \n", "文件是空的"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_in_words(name: str, content: bytes, problem: str) -> None:
    assert problem in refused(name, content)


def test_locked_files_are_refused() -> None:
    import pikepdf  # noqa: PLC0415 - one test uses it

    lock = pikepdf.Encryption(owner="o", user="u")
    assert refused("a.pdf", pdf(text="report", encryption=lock)) == "PDF 加了密码，读不出来"
    assert refused("a.docx", compounds.compound({"EncryptedPackage": b"x" * 5000})) == "文件加了密码，读不出来"


@pytest.mark.parametrize(("limit", "most"), [("MOST_BYTES", 100), ("MOST_CHARACTERS", 3), ("MOST_CELLS", 2)])
def test_what_is_too_large_is_refused(limit: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, limit, most)
    assert "太" in refused("a.md", "| 指标 | 数 |\n|---|---|\n| 收到申请 | 3 |\n".encode() * 3)


def test_a_table_that_says_it_is_huge_is_refused() -> None:
    cell = "<td rowspan=1000 colspan=1000>甲</td>"
    assert "表格太大" in refused("a.html", f"<table>{f'<tr>{cell}</tr>' * 1000}</table>".encode())
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr>{paragraph("甲")}</w:tc>'
    assert "表格太大" in refused("a.docx", docx(f"<w:tbl>{f'<w:tr>{wide * 2}</w:tr>' * 100}</w:tbl>"))


@pytest.mark.parametrize("name", ["报告.pdf", "报告.doc", "报告", "报告.txt", "报告.html"])
def test_a_wrong_ending_is_read_by_its_content(name: str) -> None:
    assert paragraphs(read_original(name, docx(paragraph("甲")))) == ["甲"]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", connect)
    page = '<link href="http://a.example/a.css"><script src="http://a.example/a.js"></script><img src="http://a.example/a.png"><p>甲</p>'
    assert paragraphs(read("a.html", page)) == ["甲"]
    links = [
        ("attachedTemplate", "http://a.example/t", True),
        ("image", "http://a.example/i", True),
        ("aFChunk", "b.html", False),
    ]
    chunk = '<w:altChunk r:id="rId3"/>'
    found = read_original("a.docx", docx(paragraph("甲") + chunk, *links))
    assert paragraphs(found) == ["甲"]
    assert removed(found) == [("", "并入的另一个文件，没有读取")]


def test_the_formats_have_their_libraries_imported_only_when_they_are_read() -> None:
    import subprocess  # noqa: PLC0415 - what a new process has imported is the point

    code = (
        "import sys; from nianbao.intake.read import read_original; read_original('a.txt', b'a');"
        "print([name for name in ('pypdfium2', 'lxml.html', 'nianbao.intake.word.body') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


FILES = {
    "a.docx": docx(
        paragraph("一、概述")
        + (
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
            "</w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
        ),
        ("numbering", "numbering.xml", False),
        parts={"word/numbering.xml": f'<w:numbering xmlns:w="{packages.WORD}"><w:num w:numId="1"/></w:numbering>'},
    ),
    "a.xlsx": xlsx('<c r="A1" t="s"><v>0</v></c><c r="B1"><f>A1</f><v>15131</v></c>'),
    "a.html": "<table><tr><td rowspan=2>甲<td>1<tr><td>2</table><p style='text-indent:2em'>乙<a href=#a>".encode(),
    "a.md": "# 甲\n\n| a | b |\n|---|---|\n| **1** | [2](x) |\n\n1. 乙[^1]\n\n[^1]: 丙\n".encode(),
    "a.mht": (
        b"MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: "
        b"base64\n\nPHA+YTwvcD4=\n"
    ),
    "a.pdf": pdf(text="report 15131", packed=False),
}


@pytest.mark.parametrize("times", [200, pytest.param(5000, marks=pytest.mark.proof)])
def test_a_damaged_file_is_read_or_refused(times: int) -> None:
    chance, read_all = Random(23), 0  # noqa: S311 - the same changes each time
    for _ in range(times):
        name = chance.choice(sorted(FILES))
        try:
            read_original(name, changed(FILES[name], chance))
        except Problem:
            continue
        read_all += 1
    assert 0 < read_all < times


@settings(max_examples=settings().max_examples // 8)
@given(content=st.binary(max_size=200), name=st.sampled_from(sorted(FILES)))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    with contextlib.suppress(Problem):
        assert read_original(name, content).blocks


def _writes(content: bytes) -> Callable[[list[str], object], bool]:
    def run(command: list[str], variables: object) -> bool:
        del variables
        from pathlib import Path  # noqa: PLC0415

        target = Path(command[command.index("--outdir") + 1])
        target.mkdir()
        (target / f"in.{command[command.index('--convert-to') + 1]}").write_bytes(content)
        return True

    return run


def test_old_formats_are_written_anew_where_a_program_does_it() -> None:
    assert rewritten(b"old", Format.OLD_WORD, "soffice", _writes(docx(paragraph("甲")))) == docx(paragraph("甲"))
    with pytest.raises(Problem, match="LibreOffice 打不开这个"):
        rewritten(b"old", Format.OLD_WORKBOOK, "soffice", lambda *_: False)


def test_old_formats_say_how_to_save_them_where_no_program_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Problem, match="这台电脑没有装 LibreOffice") as caught:
        read_original("a.rtf", b"{\\rtf1 a}")
    assert "另存为 .docx" in caught.value.mend


@pytest.mark.proof
@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_an_old_format() -> None:
    rich = "".join(f"\\u{ord(character)}?" for character in "主动公开").encode()
    assert paragraphs(read_original("a.doc", b"{\\rtf1\\ansi " + rich + b"\\par}")) == ["主动公开"]
