"""An OFD file (GB/T 33190-2016), the national format for fixed pages: what in it runs, and what it says of people."""

from collections.abc import Iterator

from nianbao.attached.issue import COMMENTS, Issue, issues_of_text, masked_name
from nianbao.attached.package import read_package
from nianbao.attached.people import is_person
from nianbao.attached.xmlpart import attribute, elements, parse_part
from nianbao.finding import Problem

_AGAIN = "请回到原来的文件，重新导出为 OFD 或 PDF"


def check_ofd(content: bytes) -> Iterator[Issue]:
    """All issues of the file. Raises Problem where it cannot be read as a whole."""
    parts = read_package(content)
    if "OFD.xml" not in parts:
        raise Problem("不是 OFD 文件", "请用原来的程序另存一次，不要只改名字")
    for name, part in parts.items():
        if part.startswith((b"\xd0\xcf\x11\xe0", b"MZ", b"PK\x03\x04")):
            yield Issue(name, "里面嵌着另一个文件或程序", _AGAIN)
        elif name.lower().endswith(".xml"):
            try:
                yield from _check_part(name, part)
            except Problem as problem:
                yield Issue(name, problem.problem, problem.mend)


def _check_part(name: str, content: bytes) -> Iterator[Issue]:
    root = parse_part(content)
    for person in sorted({(item.text or "").strip() for item in elements(root, "Author")}):
        if is_person(person):
            yield Issue(name, f"文件属性里写着作者 {masked_name(person)}", f"{_AGAIN}，不带作者", person)
    if elements(root, "Attachment"):
        yield Issue(name, "里面嵌着文件", "请把要公布的文件另外放进 docs，再重新导出")
    if elements(root, "Sound", "Movie", "GotoA"):
        yield Issue(name, "会播放声音、影像，或打开嵌在里面的文件", _AGAIN)
    if [note for note in elements(root, "Annot") if attribute(note, "Type") in ("Path", "Highlight")]:
        yield Issue(name, "里面有批注", f"{_AGAIN}，不带批注", COMMENTS)
    yield from issues_of_text(name, "\n".join(item.text or "" for item in elements(root, "TextCode")))
