"""Relationships between the parts of an Office file (ECMA-376-2): which part leads to which, and what for."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from nianbao.attached.issue import Issue
from nianbao.attached.xmlpart import attribute, elements, parse_part

_SHOWN = (
    "officeDocument core-properties coreProperties extended-properties custom-properties thumbnail styles "
    "stylesWithEffects settings webSettings fontTable font theme themeOverride numbering footnotes endnotes header "
    "footer image hdphoto hyperlink chart chartEx chartUserShapes chartStyle chartColorStyle comments "
    "commentsExtended commentsIds commentsExtensible people glossaryDocument customXml customXmlProps diagramData "
    "diagramLayout diagramQuickStyle diagramColors diagramDrawing drawing printerSettings worksheet chartsheet "
    "sharedStrings calcChain table tableSingleCells pivotTable pivotCacheDefinition pivotCacheRecords vmlDrawing "
    "legacyDrawing ctrlProp slicer slicerCache timeline timelineCache sheetMetadata threadedComment person persons "
    "revisionHeaders revisionLog usernames customProperty rdRichValue rdRichValueStructure rdRichValueTypes "
    "rdSupportingPropertyBag rdSupportingPropertyBagStructure richStyles featurePropertyBag cellImage "
    "namedSheetView slide slideLayout slideMaster notesMaster notesSlide handoutMaster presProps viewProps "
    "tableStyles tags commentAuthors authors documenttasks"
)
_HARMLESS = frozenset(_SHOWN.split())
"""What a part may be for another one: it is shown, or says how. All else runs, loads, or is a file of its own."""
_ACTIVE = {
    "attachedTemplate": "打开时会读取另一个文件里的模板",
    "vbaProject": "里面有宏",
    "wordVbaData": "里面有宏",
    "xlMacrosheet": "里面有宏",
    "xlIntlMacrosheet": "里面有宏",
    "oleObject": "里面嵌着别的程序的对象",
    "package": "里面嵌着另一个完整的文件（例如图表后面的工作簿）",
    "control": "里面有 ActiveX 控件",
    "activeXControlBinary": "里面有 ActiveX 控件",
    "externalLink": "里面的数据连着另一个文件",
    "externalLinkPath": "里面的数据连着另一个文件",
    "aFChunk": "打开时会并入另一个文件",
    "subDocument": "打开时会并入另一个文件",
    "frame": "打开时会读取另一个网页",
    "connections": "里面有数据连接",
    "queryTable": "里面有数据连接",
    "mailMergeSource": "里面连着邮件合并的名单",
    "mailMergeHeaderSource": "里面连着邮件合并的名单",
    "recipientData": "里面连着邮件合并的名单",
    "audio": "里面有声音",
    "video": "里面有影像",
    "media": "里面有声音或影像",
}
_WAYS = {
    "attachedTemplate": "请运行 nianbao clean 加这个文件，或在“开发工具”→“文档模板”里改回 Normal",
    "package": "请把图表、表格粘贴为图片，再删去原来的，另存一次",
    "oleObject": "请把这个对象粘贴为图片，再删去原来的，另存一次",
    "externalLink": "请在“数据”→“编辑链接”里断开链接，另存一次",
    "connections": "请在“数据”→“查询和连接”里删去连接，另存一次",
}
_ELSE = "请在 Word、WPS 里删去它，另存为不带宏的文件，或导出为 PDF"
_SCHEMES = frozenset(("", "http", "https", "mailto", "tel", "ftp", "file"))


_ENDING = ".rels"


@dataclass(frozen=True, slots=True)
class Relation:
    """That a part leads to another part, or to an address outside."""

    part: str
    """The part that leads there; empty for the package."""
    id: str
    purpose: str
    """The last word of its type, such as `hyperlink`."""
    target: str
    """The name of a part, or an address as written."""
    external: bool


def relations_of(parts: Mapping[str, bytes]) -> Iterator[Relation]:
    """All relationships of a package. Raises Problem where a part with relationships cannot be read."""
    for name in parts:
        folder, _, file = name.rpartition("/")
        if not is_relations(name) or posixpath.basename(folder).lower() != "_rels":
            continue
        base = posixpath.dirname(folder)
        source = posixpath.join(base, file[: -len(_ENDING)])
        for element in elements(parse_part(parts[name]), "Relationship"):
            external = attribute(element, "TargetMode") == "External"
            target = attribute(element, "Target")
            whole = target if external else posixpath.normpath(posixpath.join("/", base, unquote(target))).lstrip("/")
            purpose = re.split(r"[/#]", attribute(element, "Type"))[-1]
            yield Relation(
                source if file.lower() != _ENDING else "", attribute(element, "Id"), purpose, whole, external
            )


def is_relations(name: str) -> bool:
    """Whether a part holds relationships, by its name; capitals make no difference (ECMA-376-2, 6.2.2.3)."""
    return name.lower().endswith(_ENDING)


def check_relation(relation: Relation) -> Iterator[Issue]:
    """Issues where a part leads to what runs, loads, or lies elsewhere; hyperlinks may."""
    part, purpose = relation.part or "[Content_Types].xml", relation.purpose
    if purpose not in _HARMLESS:
        problem = _ACTIVE.get(purpose, f"里面有不能公布的部分（{purpose}）")
        yield Issue(part, problem, _WAYS.get(purpose, _ELSE))
    elif relation.external and purpose != "hyperlink":
        mend = "请把它存进这个文件（例如把图片“插入”而不是“链接”），另存一次"
        yield Issue(part, f"打开时会读取外面的{'图片' if purpose == 'image' else '内容'}", mend)
    elif relation.external and not is_plain_address(relation.target):
        yield Issue(part, "超链接会运行程序", "请改成普通的网址，或删去这个链接")
    elif not relation.external and ":" in relation.target:
        yield Issue(part, "里面的部分指向外面", _ELSE)


def is_plain_address(address: str) -> bool:
    """Whether a hyperlink leads to a page, a file or a person, and runs nothing."""
    written = "".join(character for character in unquote(address) if character > " ")
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", written)
    return (scheme[1].lower() if scheme else "") in _SCHEMES
