"""SVG pictures: XML that a browser also opens as a page of the site, with whatever is in it.

A list of what may be, for elements, attributes and addresses, so that what nobody thought of may not. It is read as XML
by a parser that loads and replaces nothing; without a document type there are no entities and no default attributes,
and UTF-8 alone is read by everybody in the same way.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from nianbao.check import svglist

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK, _XML = "{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}"
_DECLARED = re.compile(r"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_TYPE = re.compile(r"<!(?:DOCTYPE|ENTITY|ATTLIST|ELEMENT|NOTATION)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_STYLE_ADDRESS = re.compile(r"url\(\s*+(?P<quote>[\"']?)(?P<address>[^\"'()]*+)(?P=quote)\s*+\)", re.IGNORECASE)
_FONT = re.compile(r"data:(?:font/[\w-]+|application/(?:x-)?font-[\w-]+)(?:;charset=[\w-]+)?;base64,[A-Za-z0-9+/=\s]*")
_ACTIVE_STYLE = re.compile(
    r"\\|@import|@charset|@namespace|expression|behavior\s*:|-moz-binding|javascript:"
    r"|(?:image-set|cross-fade|(?<![\w-])image|(?<![\w-])src|element|paint)\s*\(",
    re.IGNORECASE,
)
_PLAIN = "请用画图程序另存为普通的 SVG（Inkscape 选“纯 SVG”），或改用 PNG"
_WAYS = {
    "foreignObject": "draw.io 导出时取消“格式化文本”，别的程序把文字转成路径；或改用 PNG",
    "image": "导出时选“嵌入图片”，图片用 PNG 或 JPG",
    "a": "图片里不放链接：请去掉链接，写在正文里",
    "content": "draw.io 导出时取消“包含图表副本”，或删去这一项",
}
"""What to do about an element or attribute that drawing programs are known to write, by its name."""


class Violation(NamedTuple):
    """What may not be in a picture, with its line."""

    line: int
    problem: str
    mend: str


def violations_of(raw: bytes) -> list[Violation]:
    """All that may not be in an SVG file, in order; the same thing once, where it is first."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [Violation(raw.count(b"\n", 0, error.start) + 1, "这张 SVG 图片不是 UTF-8 编码的文本", _PLAIN)]
    first: dict[str, Violation] = {}
    for violation in list(_before(text)) or _parsed(text):
        first.setdefault(violation.problem, violation)
    return list(first.values())


def _before(text: str) -> Iterator[Violation]:
    """What is refused before the file is parsed: another encoding, a document type."""
    declared = _DECLARED.match(text)
    if declared and declared[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        mend = "请把第一行的 encoding 改为 UTF-8，按 UTF-8 另存"
        yield Violation(1, f"这张 SVG 图片写的编码是“{declared[1]}”，不是 UTF-8", mend)
    if kind := _TYPE.search(text):
        mend = "请用记事本或 VS Code 打开，删去从 <!DOCTYPE 到 > 的内容（可能有几行），再保存"
        yield Violation(text.count("\n", 0, kind.start()) + 1, f"SVG 图片里不能有文档类型声明 {kind[0]}", mend)


def _parsed(text: str) -> list[Violation]:
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        return [Violation(max(error.lineno or 1, 1), "这张 SVG 图片不完整，读不下去", _PLAIN)]
    if root.tag != f"{_SVG}svg":
        mend = '请用画图程序另存为 SVG；svg 后面要写 xmlns="http://www.w3.org/2000/svg"'
        return [Violation(root.sourceline or 1, "这个文件不是 SVG 图片", mend)]
    whole = [*root.itersiblings(preceding=True), *root.iter(), *root.itersiblings()]
    return [violation for element in whole for violation in _element(element)]


def _element(element: etree._Element) -> Iterator[Violation]:
    line = element.sourceline or 1
    if not isinstance(element.tag, str):
        yield Violation(line, f"SVG 图片里不能有处理指令 {str(element)[:40]}", "请用记事本或 VS Code 打开，删去这一处")
        return
    space, _, name = element.tag.rpartition("}")
    drawn = f"{space}}}" == _SVG
    if drawn and name == "script":
        yield Violation(line, "这张 SVG 图片里有脚本", "请用画图程序另存为普通的 SVG，或改用 PNG")
    elif not (name in svglist.ELEMENTS if drawn else space.removeprefix("{") in svglist.SPACES):
        yield Violation(line, f"SVG 图片里不能用 <{name}>", _WAYS.get(name, _PLAIN))
    else:
        if drawn and name == "style":
            yield from _sheet(line, element)
        for attribute, value in element.attrib.items():
            if drawn or str(attribute).startswith("{"):  # what has no namespace is its program's own
                yield from _attribute(line, name, str(attribute), str(value))


def _attribute(line: int, element: str, attribute: str, value: str) -> Iterator[Violation]:
    space, _, name = attribute.rpartition("}")
    if attribute in ("href", f"{_XLINK}href"):
        if not (value.startswith("#") or (element in svglist.WITH_PICTURE and _PICTURE.fullmatch(value))):
            problem = f"SVG 图片里 <{element}> 的地址指向图片以外"
            yield Violation(line, problem, _WAYS.get(element, f"地址只能是 # 开头的图片自己的一处；{_PLAIN}"))
    elif not _may_be(element, attribute, value):
        yield Violation(line, f"SVG 图片里 <{element}> 不能写 {name}", _WAYS.get(name, f"请删去 {name}；{_PLAIN}"))
    elif not space and name in svglist.STYLED:
        yield from _style(line, f"<{element}> 的 {name}", value)


def _may_be(element: str, attribute: str, value: str) -> bool:
    space, _, name = attribute.rpartition("}")
    if f"{space}}}" == _XML:
        return name in ("space", "lang", "id")
    if f"{space}}}" == _XLINK:
        return name in ("type", "title", "role", "arcrole", "show", "actuate")
    if space:
        return space.removeprefix("{") in svglist.SPACES
    if element == "style" and name == "type":
        return value.strip().lower() in ("", "text/css")
    return name in svglist.ATTRIBUTES or name.startswith(("data-", "aria-"))


def _sheet(line: int, element: etree._Element) -> Iterator[Violation]:
    """Of a style sheet: browsers leave out what stands in elements below it, and read the rest as one text."""
    if len(element):
        yield Violation(line, "SVG 图片的 <style> 里有别的元素", _PLAIN)
    yield from _style(line, "<style>", "".join(element.itertext()))


def _style(line: int, what: str, text: str) -> Iterator[Violation]:
    """What a style may not hold: an address of anything but the picture itself, a rule that loads or runs something.

    What would hide an address from this reading, such as an escape, may not be there either.
    """
    addresses = [found["address"].strip() for found in _STYLE_ADDRESS.finditer(text)]
    unread = len(re.findall(r"url\s*\(", text, re.IGNORECASE)) - len(addresses)
    if unread or not all(map(_is_local, addresses)) or _ACTIVE_STYLE.search(text):
        mend = f"请删去 url、@import 等指向图片以外的内容；{_PLAIN}"
        yield Violation(line, f"SVG 图片 {what} 里有指向别处、会运行或读不准的内容", mend)


def _is_local(address: str) -> bool:
    return address.startswith("#") or bool(_PICTURE.fullmatch(address) or _FONT.fullmatch(address))
