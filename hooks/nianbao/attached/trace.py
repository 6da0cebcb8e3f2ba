"""Traces of people in an Office file: names in its properties, comments, tracked changes, what is hidden."""

import re
from collections.abc import Iterator
from typing import Any

from nianbao.attached.issue import CHANGES, CLEAN, COMMENTS, SHOW, Issue, masked_name
from nianbao.attached.people import is_person
from nianbao.attached.xmlpart import attribute, elements, local

_CHANGES = (
    "ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange "
    "tblGridChange numberingChange cellIns cellDel cellMerge"
)
CHANGED = frozenset(_CHANGES.split())
"""Elements of WordprocessingML that keep a change with its author (ECMA-376-1, 17.13.5)."""
PROPERTIES = {"creator": "作者", "lastModifiedBy": "最后修改者", "Manager": "主管"}
"""Properties that name people, as Word calls them."""
PROPERTY_ROOTS = ("coreProperties", "Properties")
"""The roots of the parts with properties, wherever a program puts them."""
NOTED = re.compile(r"comments?[0-9]*\.xml$|(?:^|/)(?:comments|threadedcomments)/[^/]+\.xml$", re.IGNORECASE)
"""Parts with comments."""
REGISTER = re.compile(r"/(?:people|person|persons/person[0-9]*|commentauthors|authors)\.xml$", re.IGNORECASE)
"""Parts that list the authors of comments and changes."""
REVISIONS = re.compile(r"(?:^|/)revisions/[^/]+\.xml$", re.IGNORECASE)
"""Changes of a workbook that several people share."""
USER_FOLDER = re.compile(r"[\\/](?:Users|Documents and Settings|home)[\\/]([^\\/]+)", re.IGNORECASE)


def check_traces(part: str, root: Any) -> Iterator[Issue]:
    """Issues for what the part says of people, and for what it hides."""
    if local(root) in PROPERTY_ROOTS:
        yield from _check_properties(part, root)
    elif NOTED.search(part) or REGISTER.search(part) or REVISIONS.search(part):
        yield from _check_notes(part, root)
    else:
        yield from _check_changes(part, root)
        yield from _check_hidden(part, root)


def _check_properties(part: str, root: Any) -> Iterator[Issue]:
    for element in elements(root, *PROPERTIES):
        name = (element.text or "").strip()
        if is_person(name):
            label = PROPERTIES[local(element)]
            yield Issue(part, f"文件属性里写着{label} {masked_name(name)}", CLEAN, name)


def _check_notes(part: str, root: Any) -> Iterator[Issue]:
    if REVISIONS.search(part):
        yield Issue(part, "里面有共享工作簿的修订记录", CLEAN, CHANGES)
    elif REGISTER.search(part):
        people = {
            attribute(item, "author") or attribute(item, "name") or attribute(item, "displayName") for item in root
        }
        for name in sorted(name for name in people if is_person(name)):
            yield Issue(part, f"里面记着批注或修订的作者 {masked_name(name)}", CLEAN, name)
    elif count := len(elements(root, "comment", "threadedComment", "cm")):
        names = {attribute(item, "author") for item in elements(root, "comment")}
        names |= {item.text or "" for item in elements(root, "author")}
        yield Issue(part, f"里面有 {count} 处批注{_by(names)}", CLEAN, COMMENTS)


def _check_changes(part: str, root: Any) -> Iterator[Issue]:
    if not part.startswith("word/"):
        return
    changes = [item for item in elements(root, *CHANGED) if attribute(item, "author") or attribute(item, "id")]
    if changes:
        names = {attribute(item, "author") for item in changes}
        yield Issue(part, f"里面有 {len(changes)} 处修订痕迹{_by(names)}", CLEAN, CHANGES)


def _by(names: set[str]) -> str:
    shown = "、".join(masked_name(name.strip()) for name in sorted(names) if is_person(name))
    return f"（作者 {shown}）" if shown else ""


def _check_hidden(part: str, root: Any) -> Iterator[Issue]:
    for element in elements(root, "sheet") if part == "xl/workbook.xml" else ():
        if attribute(element, "state") in ("hidden", "veryHidden"):
            name = attribute(element, "name")
            yield Issue(part, f"工作表“{name}”是隐藏的", SHOW, name)
    if local(root) == "sld" and attribute(root, "show") in ("0", "false"):
        yield Issue(part, "这张幻灯片是隐藏的", SHOW, part)
    for element in root.iter() if part.startswith("xl/") else ():
        names = [attribute(element, "refreshedBy")] if local(element) == "pivotCacheDefinition" else []
        if local(element) == "absPath" and (found := USER_FOLDER.search(attribute(element, "url"))):
            names.append(found[1])
        for name in filter(is_person, names):
            yield Issue(part, f"里面记着做表的人 {masked_name(name)}", CLEAN, name)
