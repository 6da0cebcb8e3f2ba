"""Files of the formats before 2007 are published where what can be seen in them is clean; what cannot be is said."""

import struct
import time
from collections.abc import Mapping
from random import Random

import pytest

from compounds import BOOK, FIB, FREE, atom, biff, compound, doc, ppt, properties, xls
from nianbao.attached.inspect import inspect
from nianbao.attached.issue import CHANGES, COMMENTS, Issue
from nianbao.finding import Severity
from packages import docx, packed

ID = "11010519491231002X"
MOBILE = "13812345678"
UNSEEN = "旧格式里的批注和修订痕迹查不出来"
TEXT = {"WordDocument": FIB, "1Table": b"x"}


def errors(name: str, content: bytes) -> list[Issue]:
    """What stops a build; beside it there is one warning where the file could be read."""
    issues = inspect(name, content)
    assert all(issue.mend for issue in issues)
    warnings = [issue.problem for issue in issues if issue.severity is Severity.WARNING]
    assert warnings in ([], [UNSEEN])
    return [issue for issue in issues if issue.severity is Severity.ERROR]


def problems(name: str, content: bytes) -> list[str]:
    return [issue.problem for issue in errors(name, content)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.doc", doc()),
        ("a.DOC", doc()),
        ("a.wps", doc()),
        ("a.xls", xls()),
        ("a.et", xls()),
        ("a.xls", compound({"Book": biff(0x809, b"\0\5\5\0")})),
        ("a.ppt", ppt()),
        ("a.dps", ppt()),
        ("a.doc", compound({**TEXT, "ObjectPool": None, "MsoDataStore/A/Item": b"x", "\x01CompObj": b"x"})),
        ("a.doc", compound({**TEXT, "_xmlsignatures/1": b"x", "WpsCustomData": b"x"})),
        ("a.doc", doc(SummaryInformation=properties({4: "某某县人民政府办公室", 8: "Administrator"}))),
        ("a.doc", compound({**TEXT, "Data": docx() + b"theme"})),
        ("a.doc", compound({**TEXT, "A": b"x" * 5000 + docx() + bytes(60000)})),
        ("a.xls", xls(biff(0x5C, b"None".ljust(112)))),
        ("a.zip", packed({"甲.doc": doc(), "乙.et": xls()})),
    ],
)
def test_what_is_clean_passes_with_a_warning(name: str, content: bytes) -> None:
    issues = inspect(name, content)
    assert {(issue.problem, issue.severity) for issue in issues} == {(UNSEEN, Severity.WARNING)}
    assert all("PDF" in issue.mend for issue in issues)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.doc", xls(), "另一种文件"),
        ("a.xls", doc(), "另一种文件"),
        ("a.ppt", doc(), "另一种文件"),
        ("a.wps", compound({"MatOST": b"x", "CONTENTS": b"x"}), "另一种文件"),
        ("a.doc", compound({**TEXT, "Workbook": b"x"}), "另一种文件"),
        ("a.doc", docx(), "ZIP 压缩包"),
        ("a.xls", b"<html><table></table></html>", "网页或 XML"),
        ("a.doc", b"{\\rtf1}", "RTF"),
        ("a.doc", "甲".encode(), "文字"),
        ("a.wps", b"\x82\xffWPS2000\xae for Windows", "WPS 2000 文档"),
    ],
)
def test_another_content_than_the_name_says_is_named(name: str, content: bytes, kind: str) -> None:
    suffix = name[1:]
    assert problems(name, content) == [f"名字以 {suffix} 结尾，内容却是{kind}"]


def test_the_new_format_keeps_its_content() -> None:
    assert problems("a.docx", doc()) == ["名字以 .docx 结尾，内容却加了密码，或是旧格式"]
    assert problems("a.pdf", doc()) == ["名字以 .pdf 结尾，内容却是旧版 Office 文件"]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.doc", compound({**TEXT, "Macros/VBA/dir": b"x"}), "里面有宏"),
        ("a.doc", compound({**TEXT, "Macros": None}), "里面有宏"),
        ("a.xls", compound({"Workbook": BOOK, "_VBA_PROJECT_CUR/PROJECT": b"x"}), "里面有宏"),
        ("a.doc", compound({**TEXT, "A/_vba_project": b"x"}), "里面有宏"),
        ("a.xls", xls(biff(0x85, b"\0\0\0\0\2\1\1\0A")), "里面有宏"),
        ("a.ppt", ppt(atom(0x3FF, atom(0x400, b"x"), 15)), "里面有宏"),
        ("a.doc", compound({**TEXT, "ObjectPool/_1/\x01Ole": b"x"}), "里面嵌着别的程序的对象"),
        ("a.doc", compound({**TEXT, "ObjectPool/_1": None}), "里面嵌着别的程序的对象"),
        ("a.doc", compound({**TEXT, "\x01Ole10Native": b"x"}), "里面嵌着别的程序的对象"),
        ("a.xls", compound({"Workbook": BOOK, "MBD0017C8E4/Package": b"x"}), "里面嵌着别的程序的对象"),
        ("a.xls", compound({"Workbook": BOOK, "A/WordDocument": b"x"}), "里面嵌着别的程序的对象"),
        ("a.ppt", ppt(atom(0x1011, b"x", 1)), "里面嵌着别的程序的对象"),
        ("a.ppt", ppt(atom(0xFF3, bytes(8) + b"\2" + bytes(7))), "点击或播放时会运行程序"),
        ("a.xls", xls(biff(0x1AE, struct.pack("<HH", 1, 5) + b"\0\1b.xls")), "里面的数据连着另一个文件"),
        ("a.xls", xls(biff(0x876, b"x")), "里面有数据连接"),
        ("a.doc", doc("\x13 DDEAUTO c:\\\\a.exe\x14\x15"), "里面有会读取外面内容或运行程序的域 DDEAUTO"),
        (
            "a.doc",
            compound({"WordDocument": FIB + b'\x13 includepicture "http://a.example"'}),
            "里面有会读取外面内容或运行程序的域 INCLUDEPICTURE",
        ),
    ],
)
def test_what_runs_or_loads_is_an_error(name: str, content: bytes, problem: str) -> None:
    assert set(problems(name, content)) == {problem}


def test_an_object_is_named_once() -> None:
    content = compound(
        {**TEXT, "ObjectPool/_1/\x01Ole": b"x", "ObjectPool/_1/A/CONTENTS": b"x", "ObjectPool/_2/A": b"x"}
    )
    assert [issue.part for issue in errors("a.doc", content)] == ["ObjectPool/_1", "ObjectPool/_2"]


def test_what_only_looks_like_it_passes() -> None:
    own = biff(0x1AE, struct.pack("<HH", 1, 0x401)) + biff(0x85, b"\0\0\0\0\0\0\1\0A")
    assert problems("a.xls", xls(own)) == []
    assert problems("a.doc", doc("\x13 HYPERLINK a\x14 DDEAUTO \x13 LINKS \x15")) == []
    assert problems("a.ppt", ppt(atom(0xFF3, bytes(8) + b"\4" + bytes(7)))) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.doc", compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})),
        ("a.doc", compound({"WordDocument": FIB[:11] + b"\1" + FIB[12:]})),
        ("a.xls", xls(biff(0x2F, b"\1\0"))),
        ("a.ppt", ppt(atom(0x2F14, b"x", 15))),
        ("a.ppt", compound({"PowerPoint Document": b"x", "Current User": bytes(12) + b"\xdf\xc4\xd1\xf3"})),
    ],
)
def test_what_is_locked_is_an_error_and_nothing_else_is_said(name: str, content: bytes) -> None:
    assert [issue.problem for issue in inspect(name, content)] == ["文件加了密码，读不出来"]


def user(name: str) -> bytes:
    head = struct.pack("<LLLLLHHBBH", 0, 0, 0x14, 0xE391C05F, 0, len(name), 0x3F4, 3, 0, 0)
    return head + bytes(len(name) + 4) + name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.doc", doc(SummaryInformation=properties({4: "张三"})), "文件属性里写着作者 张*"),
        ("a.wps", doc(SummaryInformation=properties({4: "张三"}, page=65001)), "文件属性里写着作者 张*"),
        ("a.wps", doc(SummaryInformation=properties({4: "张三"}, page=1200)), "文件属性里写着作者 张*"),
        ("a.et", xls(SummaryInformation=properties({8: "张三"}, kind=31)), "文件属性里写着最后修改者 张*"),
        ("a.ppt", ppt(DocumentSummaryInformation=properties({14: "张三"})), "文件属性里写着主管 张*"),
        (
            "a.ppt",
            compound({"PowerPoint Document": b"x", "Current User": user("张三")}),
            "文件属性里写着最后修改者 张*",
        ),
        ("a.xls", xls(biff(0x5C, b"\2\0\1" + "张三".encode("utf-16-le") + b" " * 105)), "里面记着做表的人 张*"),
        ("a.xls", xls(biff(0x5C, "张三".encode("gbk").ljust(112))), "里面记着做表的人 张*"),
        (
            "a.xls",
            compound({"Book": biff(0x809, b"\0\5\5\0") + biff(0x5C, b"\4" + "张三".encode("gbk"))}),
            "里面记着做表的人 张*",
        ),
    ],
)
def test_names_are_errors_and_may_be_declared(name: str, content: bytes, problem: str) -> None:
    (issue,) = errors(name, content)
    assert (issue.problem, issue.value) == (problem, "张三")
    assert "WPS" in issue.mend


@pytest.mark.parametrize(
    ("name", "content", "problem", "value"),
    [
        ("a.xls", xls(biff(0x85, b"\0\0\0\0\1\0\1\0A")), "工作表“A”是隐藏的", "A"),
        ("a.xls", xls(biff(0x1C, b"x") * 2), "里面有 2 处批注", COMMENTS),
        ("a.ppt", ppt(atom(0x2EE0, b"x", 15)), "里面有 1 处批注", COMMENTS),
        ("a.xls", compound({"Workbook": BOOK, "Revision Log": b"x"}), "里面有共享工作簿的修订记录", CHANGES),
    ],
)
def test_what_can_be_seen_of_comments_and_hidden_sheets_may_be_declared(
    name: str, content: bytes, problem: str, value: str
) -> None:
    assert [(issue.problem, issue.value) for issue in errors(name, content)] == [(problem, value)]


def shared(*texts: bytes) -> bytes:
    """The table of texts of a workbook, from texts with their heads."""
    return biff(0xFC, struct.pack("<LL", len(texts), len(texts)) + b"".join(texts))


def cell(text: str, *, wide: bool = False) -> bytes:
    return struct.pack("<HB", len(text), wide) + text.encode("utf-16-le" if wide else "latin-1")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.doc", doc(f"手机{MOBILE}。")),
        ("a.doc", doc("手机138 1234 5678。")),
        ("a.doc", doc("手机１３８１２３４５６７８。")),
        ("a.doc", compound({"WordDocument": FIB + b"x" + f"手机{MOBILE}".encode("utf-16-le")})),
        ("a.doc", compound({"WordDocument": FIB + f"手机{MOBILE}。".encode("gbk")})),
        ("a.doc", compound({"WordDocument": FIB, "1Table": f"手机{MOBILE}".encode("utf-16-le")})),
        ("a.xls", xls(shared(cell("A" * 50), cell(MOBILE), cell("B" * 50)))),
        ("a.xls", xls(shared(cell(MOBILE, wide=True), cell("甲" * 49, wide=True)))),
        (
            "a.xls",
            xls(shared(struct.pack("<HB", 11, 0) + b"13812") + biff(0x3C, b"\x01" + "345678".encode("utf-16-le"))),
        ),
        ("a.xls", xls(shared(cell("电话", wide=True)) + biff(0x203, struct.pack("<HHHd", 0, 0, 0, 13812345678)))),
        ("a.xls", compound({"Book": biff(0x809, b"\0\5\5\0") + biff(0x204, bytes(8) + MOBILE.encode())})),
        ("a.ppt", ppt(atom(0xFA0, f"手机{MOBILE}".encode("utf-16-le")))),
        ("a.ppt", ppt(atom(0xFA8, MOBILE.encode()) + atom(0xFA8, b"1"))),
        ("a.doc", doc(SummaryInformation=properties({2: f"手机{MOBILE}"}))),
    ],
)
def test_mobile_numbers_in_the_text_are_errors(name: str, content: bytes) -> None:
    assert {(issue.problem, issue.value) for issue in errors(name, content)} == {("有手机号码 138******78", MOBILE)}


@pytest.mark.parametrize("content", [doc(f"身份证{ID}"), compound({"WordDocument": FIB + f"身份证{ID}".encode("gbk")})])
def test_identity_numbers_in_the_text_are_errors(content: bytes) -> None:
    assert [(issue.part, issue.problem) for issue in errors("a.doc", content)] == [
        ("WordDocument", "有身份证号码 110*************2X")
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.doc", doc(f"金额{MOBILE}元，编号1{MOBILE}")),
        ("a.xls", xls(shared(cell("1381234567"), cell("B" * 56)))),
        ("a.xls", xls(biff(0x203, struct.pack("<HHHd", 0, 0, 0, 13812345678)))),
    ],
)
def test_other_numbers_are_not(name: str, content: bytes) -> None:
    assert problems(name, content) == []


def patched(content: bytes, at: int, value: int) -> bytes:
    return content[:at] + struct.pack("<L", value) + content[at + 4 :]


def looping(at: int, back: int) -> bytes:
    """The sector at this place leads to another one of the text."""
    content = doc()
    return patched(content, len(content) - 512 + 4 * at, back)


def endless() -> bytes:
    """A storage whose right neighbour is itself."""
    content = doc()
    at = content.index("1Table".encode("utf-16-le"))
    return patched(content, at + 72, 1)


HOSTILE: Mapping[str, bytes] = {
    "cut off in the head": doc()[:100],
    "cut off behind the head": doc()[:512],
    "cut off in a stream": doc()[:3000],
    "only the beginning": doc()[:8],
    "chain in a circle": looping(3, 1),
    "chain back at its end": looping(7, 0),
    "chain into another": looping(7, 8),
    "directory's chain in a circle": looping(16, 16),
    "directory in a circle": endless(),
    "table too large": patched(doc(), 44, 0xFFFFFFFF),
    "table of the table too large": patched(patched(doc(), 44, 0x7FFFFFF0), 72, 0x1020000),
    "small streams too many": patched(doc(), 64, 0xFFFFFFFF),
    "sectors too large": doc()[:30] + b"\xff\xff" + doc()[32:],
    "directory outside": patched(doc(), 48, 0xFFFFFF),
    "stream too large": patched(doc(), doc().index("WordDocument".encode("utf-16-le")) + 120, 0x7FFFFFFF),
    "too many entries": compound({**TEXT, **{f"a{number}": None for number in range(1200)}}),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_damaged_file_is_named(content: bytes) -> None:
    start = time.process_time()
    assert problems("a.doc", content) == ["文件损坏，打不开"]
    assert time.process_time() - start < 1


@pytest.mark.parametrize("behind", [docx(), docx() + b"x" * 512 * 200, bytes(512 * 200), b"MZ" + bytes(512 * 200)])
def test_what_is_hidden_behind_the_file_is_named(behind: bytes) -> None:
    assert problems("a.doc", doc() + behind) == ["文件末尾还藏着别的内容"]


def test_a_property_set_that_lies_about_its_sizes_is_read_as_far_as_it_goes() -> None:
    good = properties({4: "张三"})
    for at in range(24, len(good), 4):
        assert inspect("a.doc", doc(SummaryInformation=patched(good, at, 0xFFFFFFFF)))


def test_strings_cut_off_in_the_table_of_texts_end_the_reading() -> None:
    whole = shared(cell(MOBILE), struct.pack("<HB", 0xFFFF, 0x0D) + b"\xff" * 6)
    assert problems("a.xls", xls(whole)) == ["有手机号码 138******78"]


@pytest.mark.parametrize("times", [40, pytest.param(3000, marks=pytest.mark.proof)])
def test_bytes_changed_at_random_never_stop_the_check(times: int) -> None:
    chance, judged = Random(7), 0  # noqa: S311 - the same changes each time
    files = {
        "a.doc": doc(f"手机{MOBILE}", SummaryInformation=properties({4: "张三"})),
        "a.xls": xls(shared(cell("甲乙", wide=True)) + biff(0x85, b"\0\0\0\0\0\0\1\0A")),
        "a.ppt": ppt(atom(0xFA0, "甲".encode("utf-16-le"))),
    }
    for _ in range(times):
        name = chance.choice(sorted(files))
        raw = bytearray(files[name])
        for _ in range(chance.randrange(1, 6)):
            at = chance.choice((chance.randrange(512), chance.randrange(len(raw))))
            raw[at : at + 4] = chance.choice(
                (chance.randbytes(4), b"\xff\xff\xff\xff", FREE.to_bytes(4, "little"), b"")
            )
        judged += bool(inspect(name, bytes(raw)))
    assert judged == times
