"""An XML part of a package as a tree: without entities, without anything from elsewhere."""

from typing import Any

from lxml import etree

from nianbao.finding import Problem

_MEND = "请用原来的程序打开，另存一次，再放进来"


def parse_part(content: bytes) -> Any:
    """The root element. Raises Problem where it is no XML, or has a document type, which no Office program writes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Problem("这一部分不是完整的 XML", _MEND) from None
    if root.getroottree().docinfo.doctype:
        raise Problem("这一部分里有 DOCTYPE", _MEND)
    return root


def write_part(root: Any) -> bytes:
    """The part as bytes."""
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """The value of an attribute: that without a namespace, else whatever its namespace; empty where there is none."""
    return next(iter([*filter(None, [element.get(name)]), *attributes(element, name)]), "")


def attributes(element: Any, name: str) -> list[str]:
    """Its values in all namespaces, for whoever has to judge each: one program reads this one, another that one."""
    return [str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name]


def elements(root: Any, *names: str) -> list[Any]:
    """All elements of these names, whatever their namespace, in document order."""
    return [element for element in root.iter() if local(element) in names]
