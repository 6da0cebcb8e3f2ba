"""A Word, Excel or PowerPoint file without names, comments and changes: parts taken out, others written anew."""

import posixpath
from collections.abc import Callable
from typing import Any

from nianbao.attached.accepting import accept_changes
from nianbao.attached.package import read_package, write_package
from nianbao.attached.parttype import TYPES, declared_types, is_xml
from nianbao.attached.people import is_person
from nianbao.attached.relation import Relation, is_relations, relations_of
from nianbao.attached.trace import CHANGED, NOTED, PROPERTIES, PROPERTY_ROOTS, REGISTER, REVISIONS, USER_FOLDER
from nianbao.attached.xmlpart import attribute, elements, local, parse_part, write_part

_EXTENDED = ("commentsExtended", "commentsIds", "commentsExtensible", "documenttasks")
_TEMPLATE = ("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData")
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")


def clean_office(content: bytes) -> tuple[bytes, list[str]]:
    """The file without traces, and what was taken out. Raises Problem where it cannot be read."""
    parts = read_package(content)
    declared_types(parts)
    removed = _take_out_parts(parts)
    for name in [name for name in parts if is_xml(name) and not is_relations(name) and name != TYPES]:
        root = parse_part(parts[name])
        said = [words for change in _CHANGES if (words := change(name, root))]
        if said or _take_out_marks(root):
            parts[name] = write_part(root)
            removed += said
    return write_package(parts), list(dict.fromkeys(removed))


def _take_out_parts(parts: dict[str, bytes]) -> list[str]:
    """Take the parts with comments, their authors and shared changes out, and all that leads to them."""
    gone: dict[str, str] = {}
    for relation in tuple(relations_of(parts)):
        if words := _reason(relation):
            gone[relation.target] = words
            _drop_relation(parts, relation)
    below = [name for name in gone if name in parts]
    for name in below:
        folder, file = posixpath.split(name)
        parts.pop(name)
        parts.pop(posixpath.join(folder, "_rels", f"{file}.rels"), None)
    left = [name for name in parts if NOTED.search(name) or REGISTER.search(name) or REVISIONS.search(name)]
    for name in left:
        parts.pop(name)
        gone[name] = "批注和作者"
    _drop_types(parts, gone)
    return list(dict.fromkeys(gone.values()))


def _reason(relation: Relation) -> str:
    """What a part holds that is taken out; empty where it stays."""
    if relation.purpose in _TEMPLATE and relation.external:
        return "模板或邮件合并名单的位置"
    if relation.external:
        return ""
    if relation.purpose in _EXTENDED or NOTED.search(relation.target):
        return "批注"
    if REGISTER.search(relation.target):
        return "批注和修订的作者名单"
    return "共享工作簿的修订记录" if REVISIONS.search(relation.target) else ""


def _drop_relation(parts: dict[str, bytes], relation: Relation) -> None:
    folder, file = posixpath.split(relation.part)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    root = parse_part(parts[name])
    for element in elements(root, "Relationship"):
        if attribute(element, "Id") == relation.id:
            root.remove(element)
    parts[name] = write_part(root)


def _drop_types(parts: dict[str, bytes], gone: dict[str, str]) -> None:
    root, names = parse_part(parts[TYPES]), {f"/{name}".casefold() for name in gone}
    for element in elements(root, "Override"):
        if attribute(element, "PartName").casefold() in names:
            root.remove(element)
    parts[TYPES] = write_part(root)


def _properties(_: str, root: Any) -> str:
    """Empty the properties that name people."""
    named = elements(root, *PROPERTIES) if local(root) in PROPERTY_ROOTS else []
    found = [item for item in named if is_person(item.text or "")]
    for item in found:
        item.text = ""
    labels = dict.fromkeys(PROPERTIES[local(item)] for item in found)
    return f"文件属性里的{'、'.join(labels)}" if found else ""


def _changes(name: str, root: Any) -> str:
    """Accept the tracked changes: what was inserted stays, what was deleted goes."""
    count = len(elements(root, *CHANGED)) if name.startswith("word/") else 0
    if count:
        accept_changes(root)
    return "修订痕迹（已全部接受：新增的留下，删去的去掉）" if count else ""


def _settings(name: str, root: Any) -> str:
    """Take out the template and the list of a mail merge, and keep later changes from being tracked."""
    found = elements(root, "attachedTemplate", "mailMerge") if name == "word/settings.xml" else []
    tracked = elements(root, "trackRevisions") if name == "word/settings.xml" else []
    for item in (*found, *tracked):
        item.getparent().remove(item)
    return "模板或邮件合并名单的位置" if found else "“修订”开关（以后的改动不再留痕）" if tracked else ""


def _makers(name: str, root: Any) -> str:
    """Take out of a workbook who refreshed its tables, and in whose folder it lay."""
    found = False
    for item in list(root.iter()) if name.startswith("xl/") else ():
        if local(item) == "absPath" and USER_FOLDER.search(attribute(item, "url")):
            item.getparent().remove(item)
            found = True
        elif local(item) == "pivotCacheDefinition" and is_person(item.get("refreshedBy", "")):
            item.set("refreshedBy", "")
            found = True
    return "做表的人的名字" if found else ""


def _notes(name: str, root: Any) -> str:
    """Take out the boxes in which a sheet shows its comments."""
    notes = (
        [item for item in elements(root, "ClientData") if item.get("ObjectType") == "Note"]
        if name.endswith(".vml")
        else []
    )
    for item in notes:
        shape = item.getparent()
        shape.getparent().remove(shape)
    return "批注" if notes else ""


_CHANGES: tuple[Callable[[str, Any], str], ...] = (_properties, _changes, _settings, _makers, _notes)
"""Each changes the tree of a part, and says what it took out; empty where there was nothing."""


def _take_out_marks(root: Any) -> bool:
    """Take out the places in a text or on a slide where comments stood; True where there were any."""
    marks = [*elements(root, *_MARKS), *(item.getparent() for item in elements(root, "commentRel"))]
    for mark in marks:
        mark.getparent().remove(mark)
    return bool(marks)
