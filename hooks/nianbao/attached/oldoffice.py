"""A Word, Excel or PowerPoint file of the formats before 2007, also by WPS: what can be seen in it has to be clean.

WPS writes the same streams as Office: .wps as .doc, .et as .xls, .dps as .ppt. Comments and tracked changes of a Word
text have no place of their own, so that each file gets a warning.
"""

import re
from collections.abc import Iterator

from nianbao.attached import oldexcel, oldslides
from nianbao.attached.compound import Compound, read_compound
from nianbao.attached.issue import BY_HAND, CHANGES, Issue, issues_of_text, masked_name
from nianbao.attached.kind import OLD
from nianbao.attached.numberruns import number_runs
from nianbao.attached.oldword import check_text, is_locked_text
from nianbao.attached.partwords import speaks_of_telephones
from nianbao.attached.people import is_person
from nianbao.attached.propertyset import AUTHOR, LAST_AUTHOR, MANAGER, string_of
from nianbao.finding import Problem, Severity

_TEXT, _BOOKS, _SHOW, _USER = ("worddocument",), ("workbook", "book"), ("powerpoint document",), ("current user",)
_MAIN = {
    **dict.fromkeys((".doc", ".wps"), _TEXT),
    **dict.fromkeys((".xls", ".et"), _BOOKS),
    **dict.fromkeys((".ppt", ".dps"), _SHOW),
}
"""The names of the main stream, by the ending of the file's name."""
_LOCKED = ("encryptedpackage", "encryptioninfo", "encryptedsummary", "\x06dataspaces", "\x09drmcontent")
_MACROS = ("macros", "vba", "_vba_project", "_vba_project_cur", "project", "projectwm", "vbaproject")
_OBJECTS = re.compile(
    r"\x01ole|\x01ole10native|\x01ole10itemname|\x03(?:objinfo|linkinfo|eprint|ocxname|ocxdata)|"
    r"(?:mbd|lnk)[0-9a-f]{6,8}|ctls|package|contents"
)
"""Names that an embedded or linked object brings, at whatever depth."""
_POOL = "objectpool"
"""Where Word keeps embedded objects; often there without any."""
_SHARED = ("revision log", "user names")
_SUMMARY, _DOCUMENT = "\x05summaryinformation", "\x05documentsummaryinformation"
_NAMED = ((_SUMMARY, AUTHOR, "作者"), (_SUMMARY, LAST_AUTHOR, "最后修改者"), (_DOCUMENT, MANAGER, "主管"))


def check_old(suffix: str, content: bytes) -> Iterator[Issue]:
    """All issues of the file. Raises Problem where it cannot be read as a whole."""
    compound = read_compound(content)
    if _is_locked(compound):
        raise Problem("文件加了密码，读不出来", "请去掉密码再放进来")
    kinds = {names for names in (_TEXT, _BOOKS, _SHOW) if compound.named(*names)}
    if kinds != {_MAIN[suffix]}:
        mend = f"请用 Word 或 WPS 打开，另存为 {OLD[suffix]}，或导出为 PDF，不要只改名字"
        raise Problem(f"名字以 {suffix} 结尾，内容却是另一种文件", mend)
    yield from _check_names(compound)
    yield from _check_properties(compound)
    yield from _check_main(compound)
    mend = f"请打开核对；最好另存为 {OLD[suffix]}，或导出为 PDF"
    yield Issue("", "旧格式里的批注和修订痕迹查不出来", mend, severity=Severity.WARNING)


def _is_locked(compound: Compound) -> bool:
    """Whether there is a password, which each format says in a way of its own."""
    names = {name for path in (*compound.storages, *compound.streams) for name in path.lower().split("/")}
    user = b"".join(compound.named(*_USER))
    return (
        not names.isdisjoint(_LOCKED)
        or any(is_locked_text(stream) for stream in compound.named(*_TEXT))
        or any(oldexcel.is_locked_book(stream) for stream in compound.named(*_BOOKS))
        or any(oldslides.is_locked_show(stream, user) for stream in compound.named(*_SHOW))
    )


def _check_names(compound: Compound) -> Iterator[Issue]:
    """Issues for macros and objects, which have storages and streams with names of their own; one for each whole."""
    named: set[str] = set()
    for path in (*compound.storages, *compound.streams):
        folder, _, name = path.lower().rpartition("/")
        problem, mend, value = ("", "", "") if folder in named else _judged(folder, name)
        if problem:
            yield Issue(_shown(path), problem, mend, value)
        if problem or folder in named:
            named.add(path.lower())


def _judged(folder: str, name: str) -> tuple[str, str, str]:
    """What is wrong with a storage or stream of this name, the remedy, and what may be declared public."""
    if name in _MACROS:
        return "里面有宏", "请在 Word、Excel、WPS 里删去宏，另存为不带宏的文件，或导出为 PDF", ""
    if _OBJECTS.fullmatch(name) or folder.endswith(_POOL) or (folder and name in (*_TEXT, *_BOOKS, *_SHOW)):
        return "里面嵌着别的程序的对象", "请把这个对象粘贴为图片，再删去原来的，另存一次", ""
    return ("里面有共享工作簿的修订记录", BY_HAND, CHANGES) if name in _SHARED else ("", "", "")


def _check_properties(compound: Compound) -> Iterator[Issue]:
    for path, stream in compound.streams.items():
        for set, id, label in _NAMED:
            if path.lower() == set and is_person(name := string_of(stream, id)):
                yield Issue(_shown(path), f"文件属性里写着{label} {masked_name(name)}", BY_HAND, name)


def _check_main(compound: Compound) -> Iterator[Issue]:
    for path, stream in compound.streams.items():
        part, name = _shown(path), path.lower()
        if name in _BOOKS and oldexcel.is_book(stream):
            book = tuple(oldexcel.records_of(stream))
            yield from oldexcel.check_book(part, book)
            words = oldexcel.book_words(book)
            yield from issues_of_text(part, words)
            yield from issues_of_text(part, oldexcel.book_numbers(book) if speaks_of_telephones(words) else "")
        elif name in _SHOW:
            show = tuple(oldslides.records_of(stream))
            yield from oldslides.check_show(part, show)
            yield from issues_of_text(part, f"{oldslides.show_words(show)}\n{number_runs(stream)}")
        else:
            yield from check_text(part, stream) if name in _TEXT else ()
            yield from oldslides.check_user(part, stream) if name in _USER else ()
            yield from issues_of_text(part, number_runs(stream))


def _shown(path: str) -> str:
    """A path as it may be printed: some names begin with a control character."""
    return re.sub(r"[\x00-\x1f]", "", path)
