"""What stands in an XML part of an Office file: fields and formulas that load or run, and addresses of pictures."""

import re
from collections.abc import Iterator
from typing import Any

from nianbao.attached.issue import Issue
from nianbao.attached.relation import is_plain_address
from nianbao.attached.xmlpart import attribute, attributes, elements, local

_PRINTED = (
    "PAGE NUMPAGES SECTIONPAGES SECTION TOC TC PAGEREF REF NOTEREF HYPERLINK SEQ STYLEREF DATE TIME CREATEDATE "
    "SAVEDATE PRINTDATE EDITTIME TITLE SUBJECT AUTHOR KEYWORDS COMMENTS LASTSAVEDBY FILENAME FILESIZE NUMWORDS "
    "NUMCHARS INFO REVNUM TEMPLATE DOCPROPERTY DOCVARIABLE USERNAME USERINITIALS USERADDRESS EQ SYMBOL FORMTEXT "
    "FORMCHECKBOX FORMDROPDOWN IF INDEX XE TA TOA LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT ADVANCE CITATION "
    "BIBLIOGRAPHY SHAPE MERGEFIELD PRIVATE BIDIOUTLINE SET ASK FILLIN COMPARE NEXT"
)
_FIELDS = frozenset(_PRINTED.split())
"""Fields that print what the document itself holds."""
_LOADING = re.compile(
    r"(?<![A-Z0-9_])(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|IMAGE|SQL\.REQUEST|EVALUATE|DDE|INITIATE)\s*\("
    r"|\b[A-Z0-9_.]{1,64}\|(?:'[^']{0,256}'|[^!\s']{0,256})!",
    re.IGNORECASE,
)
"""Functions and references of formulas that fetch, or start a program."""
_QUOTED = re.compile(r'"[^"]*"')
_ADDRESS = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]+:|\\\\|//)")
_ORIGINAL = "{urn:schemas-microsoft-com:office:office}href"
"""Where a picture of VML came from."""
_SWITCHES = re.compile(r"""\\[otl]\s*(?:"[^"]*"|[^\s"]+)""", re.IGNORECASE)
"""What a link says, the window that it opens, the place within the page."""
_MEND_FIELD = "请选中它，按 Ctrl+Shift+F9 换成普通的文字或图片，另存一次"
_MEND_FORMULA = "请把这一格粘贴为数值，另存一次"


def check_content(part: str, root: Any) -> Iterator[Issue]:
    """Issues for what in the part loads or runs by itself."""
    for field in fields_of(root):
        name = field.split(maxsplit=1)[0].upper() if field.strip() else ""
        if name and not (name.startswith("=") or name in _FIELDS):
            yield Issue(part, f"里面有会读取外面内容或运行程序的域 {name[:20]}", _MEND_FIELD)
        elif name == "HYPERLINK" and not all(map(is_plain_address, _words(field))):
            yield Issue(part, "超链接会运行程序", "请改成普通的网址，或删去这个链接")
    for element in root.iter():
        yield from _check_element(part, element)


def _words(field: str) -> Iterator[str]:
    """What may be the address of a field HYPERLINK; in quotes a word may have blanks (ECMA-376-1, 17.16.5.25)."""
    return (found[1] or found[2] or "" for found in re.finditer(r'"([^"]*)"|([^\s"]+)', _SWITCHES.sub("", field)))


def fields_of(root: Any) -> Iterator[str]:
    """The instructions of Word's fields; one that is inside another comes by itself."""
    open_fields: list[list[str]] = []
    for element in elements(root, "fldSimple", "fldChar", "instrText", "delInstrText"):
        kind = local(element)
        if kind == "fldSimple":
            yield from (instruction.strip() for instruction in attributes(element, "instr"))
        elif kind == "fldChar":
            step = attribute(element, "fldCharType")
            if step == "begin":
                open_fields.append([])
            elif step == "end" and open_fields:
                yield "".join(open_fields.pop()).strip()
        elif open_fields:
            open_fields[-1].append(element.text or "")
        else:
            yield (element.text or "").strip()
    yield from ("".join(left).strip() for left in open_fields)


def _check_element(part: str, element: Any) -> Iterator[Issue]:
    name = local(element)
    if name in ("f", "definedName", "formula1", "formula2", "formula", "calculatedColumnFormula"):
        formula = _QUOTED.sub("", element.text or "")
        if _LOADING.search(formula) or attribute(element, "xlm") or attribute(element, "vbProcedure"):
            yield Issue(part, "公式会读取外面的内容，或运行程序", _MEND_FORMULA)
        if name == "definedName" and attribute(element, "name").lower().startswith(("auto_open", "_xlnm.auto_")):
            yield Issue(part, "打开时会运行宏", "请在“公式”→“名称管理器”里删去 Auto_Open，另存一次")
    elif name in ("ddeLink", "oleLink", "altChunk", "frameset", "control", "DataMashup", "dbPr", "webPr"):
        yield Issue(
            part, f"里面有会读取外面内容的部分（{name}）", "请在 Word、Excel、WPS 里删去它，另存一次，或导出为 PDF"
        )
    for source in (*attributes(element, "src"), element.get(_ORIGINAL, "")) if name else ():
        if _ADDRESS.match(source):
            yield Issue(part, f"打开时会读取 {source[:40]}", "请把图片“插入”而不是“链接”，另存一次")
    for action in attributes(element, "action"):
        if action.startswith("ppaction://") and not re.match(r"ppaction://(?:hlink|noaction|customshow)", action):
            yield Issue(part, "点击或播放时会运行程序", "请删去这个动作，另存一次")
