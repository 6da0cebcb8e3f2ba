"""Reading back what was written: every XML and JSON file of a site, also inside archives and office files.

Programs that read them stop at the first wrong sign, and nobody would look before a reader complains.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from nianbao.finding import Finding, Place

_XML = (".xml", ".svg", ".rels")
_JSON = (".json", ".webmanifest")
_PACKED = (".docx", ".xlsx", ".zip")
_MEND = "原来的网站没有改动；请核对最近改过的文字里有没有特殊符号，并把这一行告诉维护发布程序的人"
READ_BACK = "read-back"
"""The rule that what was written can be read."""


def check_written(site: Path, names: Iterable[str]) -> Iterator[Finding]:
    """A finding for each of these files that cannot be read back. Names are from the root of the site."""
    for name in names:
        if name.endswith((*_XML, *_JSON, *_PACKED)):
            for inside in unreadable(name, (site / name).read_bytes()):
                yield Finding(Place(name), inside, "写出的文件读不回来", _MEND, rule=READ_BACK)


def unreadable(name: str, content: bytes) -> Iterator[str]:
    """The name of the file, or of each file inside it, that cannot be read."""
    try:
        if name.endswith(_XML):
            etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        elif name.endswith(_JSON):
            json.loads(content.decode(), parse_constant=_no_number)
        elif name.endswith(_PACKED):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                for inside in packed.namelist():
                    if inside.endswith((*_XML, *_JSON, *_PACKED)):
                        yield from unreadable(inside, packed.read(inside))
    except (ValueError, SyntaxError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        yield name


def _no_number(word: str) -> float:
    """Raise ValueError: `NaN` and `Infinity` are Python's, not JSON's (RFC 8259, 6)."""
    raise ValueError(word)
