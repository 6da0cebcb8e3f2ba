"""A file is what it holds, and not what it is called."""

import pytest

import packages
from nianbao.attached import package
from nianbao.attached.inspect import inspect

PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
PDF = b"%PDF-1.4\n"
GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
WEBP = b"RIFF\x0c\x00\x00\x00WEBPVP8 \x00\x00\x00\x00"


def problems(name: str, content: bytes) -> list[str]:
    issues = inspect(name, content)
    assert all(issue.mend for issue in issues)
    return [issue.problem for issue in issues]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", PAGE, "网页或 XML"),
        ("a.pdf", b"\xef\xbb\xbf  \n" + PAGE, "网页或 XML"),
        ("a.csv", "<html>".encode("utf-16"), "网页或 XML"),
        ("a.txt", SVG, "网页或 XML"),
        ("a.jpg", SVG, "网页或 XML"),
        ("a.JPG", PAGE, "网页或 XML"),
        ("a.png", JPEG, "JPEG 图片"),
        ("a.png", b"x", "文字"),
        ("a.docx", packages.png(), "PNG 图片"),
        ("a.pdf", packages.docx(), "ZIP 压缩包"),
        ("a.xlsx", b"a,b\n1,2\n", "文字"),
        ("a.csv", packages.xlsx(), "ZIP 压缩包"),
        ("a.txt", b"MZ\x90\x00\x03", "程序"),
        ("a.zip", b"Rar!\x1a\x07\x00", "RAR 压缩包"),
        ("a.txt", b"a\x00b", "看不出是什么的数据"),
        ("a.pdf", b"\x0a\x0a" + PDF, "文字"),
    ],
)
def test_another_content_than_the_name_says_is_named(name: str, content: bytes, kind: str) -> None:
    suffix = name[name.index(".") :].lower()
    assert problems(name, content) == [f"名字以 {suffix} 结尾，内容却是{kind}"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", packages.png()),
        ("a.gif", GIF),
        ("a.jpg", JPEG),
        ("a.webp", WEBP),
        ("a.txt", "甲乙".encode()),
        ("a.txt", b"BMW, MZ"),
        ("a.txt", b"MZ 1"),
        ("a.txt", "甲乙".encode("gb18030")),
        ("a.csv", "甲,乙\n1,-2\n".encode("utf-16")),
        ("a.docx", packages.docx()),
        ("a.xlsx", packages.xlsx()),
        ("a.pptx", packages.pptx()),
        ("a.zip", packages.packed({"甲.docx": packages.docx(), "乙/丙.csv": "甲,1\n"})),
        ("a.ofd", packages.packed({"OFD.xml": "<OFD><DocInfo><Author>某某办公室</Author></DocInfo></OFD>"})),
    ],
)
def test_what_is_as_it_is_called_passes(name: str, content: bytes) -> None:
    assert problems(name, content) == []


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".xls", ".et", ".ppt", ".dps"])
def test_what_only_begins_as_an_old_format_is_damaged(suffix: str) -> None:
    assert problems(f"a{suffix}", OLE) == ["文件损坏，打不开"]


def test_an_old_or_locked_file_under_a_new_name_is_named() -> None:
    assert problems("a.docx", OLE) == ["名字以 .docx 结尾，内容却加了密码，或是旧格式"]


def test_an_empty_file_is_named() -> None:
    assert problems("a.pdf", b"") == ["文件是空的"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", packages.png() + PAGE),
        ("a.png", packages.png()[:-4]),
        ("a.gif", GIF + PAGE),
        ("a.gif", GIF[:10]),
        ("a.jpg", JPEG + PAGE),
        ("a.jpg", JPEG + packages.docx()),
        ("a.webp", WEBP + PAGE),
        ("a.txt", "甲".encode() + packages.docx()),
    ],
)
def test_two_files_in_one_are_refused(name: str, content: bytes) -> None:
    assert problems(name, content)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.docx", PAGE + packages.docx(), "名字以 .docx 结尾，内容却是网页或 XML"),
        ("a.docx", packages.docx() + PAGE, "文件末尾还藏着别的内容"),
        ("a.docx", packages.docx()[:200], "文件损坏，打不开"),
        ("a.docx", packages.packed({"a.txt": "甲"}), "不是 Word、Excel 或 PowerPoint 文件"),
        ("a.xlsx", packages.docx(), "名字以 .xlsx 结尾，内容却是另一种文件"),
        ("a.ofd", packages.docx(), "不是 OFD 文件"),
        ("a.zip", packages.packed({"../a.txt": "甲"}), "里面的文件名重复，或指向外面"),
        ("a.zip", packages.packed({"a.txt": "甲", "A.TXT": "乙"}), "里面的文件名重复，或指向外面"),
        ("a.zip", packages.packed({"..\\a.txt": "甲"}), "里面的文件名重复，或指向外面"),
        ("a.zip", packages.packed({"张某13812345678.txt": "甲"}), "有手机号码 138******78"),
        ("a.zip", packages.packed({"a\u202efdp.txt": "甲"}), "名字里有看不见的字符"),
        ("a.zip", packages.linked("a.txt", "/etc/passwd"), "里面有指向别处的链接"),
        ("a.zip", packages.packed({"a.html": PAGE}), "压缩包里有不能公布的文件"),
        ("a.zip", packages.packed({"a.zip": packages.packed({"b.txt": "甲"})}), "压缩包里有不能公布的文件"),
        ("a.zip", packages.packed({"a.docx": PAGE}), "压缩包里有不能公布的文件"),
        ("a.zip", packages.packed({"a.png": b"x"}), "名字以 .png 结尾，内容却是文字"),
    ],
)
def test_packages_are_whole_and_hold_what_they_should(name: str, content: bytes, problem: str) -> None:
    assert problems(name, content) == [problem]


def test_a_locked_archive_is_named() -> None:
    content = bytearray(packages.packed({"a.txt": "甲"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert problems("a.zip", bytes(content)) == ["文件加了密码，读不出来"]


def test_what_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1_000_000)
    bomb = packages.packed({f"{number}.txt": bytes(300_000) for number in range(4)})
    assert len(bomb) < 10_000
    assert problems("a.zip", bomb) == ["文件展开以后太大"]


def test_what_claims_to_be_small_is_not_unpacked_further_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packages.packed({"a.txt": bytes(300_000)})
    size = (300_000).to_bytes(4, "little")
    assert bomb.count(size) == 2
    monkeypatch.setattr(package, "MOST_BYTES", 100_000)
    assert problems("a.zip", bomb.replace(size, (9).to_bytes(4, "little"))) != []
