"""The page on which an import is looked through: left the file, right what was made of it, the doubts above.

It is opened from a disk by itself: no request, no script. Everything is made of elements, whose texts are escaped in
one place, where the page is written.
"""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, tostring

from nianbao.characters import for_xml, without_unseen
from nianbao.intake.block import Block, Cell, Item, Note, Paragraph, Picture, Place, Table
from nianbao.intake.doubt import Kind, where
from nianbao.intake.year import Found, Imported

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
body{font:16px/1.7 sans-serif;margin:0 auto;padding:1em;max-width:1600px;color:#1b1b1b;background:#fff}
main{display:grid;grid-template-columns:1fr 1fr;gap:1.5em;align-items:start}
main>section{max-height:90vh;overflow:auto;border:1px solid #bbb;padding:0 1em}
table{border-collapse:collapse;margin:1em 0}td{border:1px solid #999;padding:.1em .5em;white-space:pre-wrap}
pre{white-space:pre-wrap;margin:0;font:14px/1.6 monospace}.doubt{background:#ffe9a8}.removed{color:#6b6b6b}
:target{outline:3px solid #b00020}li{margin:.3em 0}h2{font-size:1.2em}
@media(max-width:900px){main{grid-template-columns:1fr}}
"""
_TITLES = {
    Kind.FORM: "年度和表式",
    Kind.PRINT: "表印得与表式不同",
    Kind.ROW: "行名",
    Kind.COLUMN: "列名",
    Kind.VALUE: "格里的数",
    Kind.OPEN: "没有找到的数",
    Kind.TEXT: "文字",
    Kind.LEFT_OUT: "没有写进正文的",
    Kind.JOINED: "接上的句子",
}


def review_page(name: str, made: Imported) -> str:
    """The page as HTML; `name` is that of the file."""
    title = f"导入核对：{made.year} 年度"
    head = _tag(
        "head",
        _tag("meta", charset="utf-8"),
        _tag("meta", **{"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        _tag("meta", name="viewport", content="width=device-width"),
        _tag("title", title),
        _tag("style", _STYLE),
    )
    body = _tag(
        "body",
        _tag("h1", title),
        _tag("p", counts_text(made)),
        *_doubts(made.found),
        _tag("main", _tag("section", *_left(name, made)), _tag("section", *_right(made))),
    )
    page = _tag("html", head, body, lang="zh-CN")
    return "<!doctype html>\n" + tostring(page, encoding="unicode", method="html") + "\n"


def counts_text(made: Imported) -> str:
    """What the import ends with, in a sentence."""
    counts = made.counts
    return (
        f"读到 {counts.read} 个数，待填 {counts.open} 个，要核对 {counts.doubtful} 处；"
        f"正文 {counts.chapters} 页，{counts.paragraphs} 段；小表里的数 {counts.numbers} 个。"
    )


def _tag(tag: str, *children: Element | str, **attributes: str) -> Element:
    """An element with its children; the one function by which the page is made."""
    element = Element(tag, {key: for_xml(without_unseen(value)) for key, value in attributes.items()})
    for child in children:
        if isinstance(child, str):
            text = for_xml(without_unseen(child))
            if len(element):
                element[-1].tail = (element[-1].tail or "") + text
            else:
                element.text = (element.text or "") + text
        else:
            element.append(child)
    return element


def _doubts(found: Iterable[Found]) -> Iterator[Element]:
    kinds: dict[Kind, list[Element]] = {}
    for number, item in enumerate(found, 1):
        kinds.setdefault(item.doubt.kind, []).append(_doubt(number, item))
    for kind in Kind:
        if kind in kinds:
            yield _tag("h2", f"{_TITLES[kind]}（{len(kinds[kind])} 处）")
            yield _tag("ol", *kinds[kind])


def _doubt(number: int, item: Found) -> Element:
    place = where(item.doubt.place)
    parts: list[Element | str] = [f"{item.doubt.what}（{item.doubt.mend}） "]
    if place and item.doubt.place:
        parts += [_tag("a", f"原件{place}", href=f"#{_place_id(item.doubt.place)}"), " "]
    parts.append(_tag("a", f"{item.file}:{item.line}", href=f"#{_line_id(item.file, item.line)}"))
    return _tag("li", *parts, id=f"doubt-{number}")


def _left(name: str, made: Imported) -> Iterator[Element]:
    doubted = {item.doubt.place for item in made.found if item.doubt.place}
    yield _tag("h2", f"原件：{name}")
    seen: set[str] = set()
    for block in made.blocks:
        yield _block(block, doubted, seen)
    if made.removed:
        yield _tag("h2", "读取时略去的")
        yield _tag("ul", *(_tag("li", f"{item.why}：{item.text}", **{"class": "removed"}) for item in made.removed))


def _block(block: Block, doubted: set[Place], seen: set[str]) -> Element:
    if isinstance(block, Table):
        rows = [_tag("tr", *_cells(row, doubted, seen)) for row in block.grid]
        return _tag("table", *rows, **_marks(block.place, doubted, seen))
    if isinstance(block, Picture):
        return _tag("p", f"（图片：{block.alternative or block.media_type}）", **_marks(block.place, doubted, seen))
    words = block.text if isinstance(block, Paragraph | Item) else "".join(span.text for span in block.spans)
    before = f"{block.marker} " if isinstance(block, Item) else f"[{block.label}] " if isinstance(block, Note) else ""
    tag = "h3" if isinstance(block, Paragraph) and block.level else "p"
    return _tag(tag, before + words, **_marks(block.place, doubted, seen))


def _cells(row: Iterable[Cell | None], doubted: set[Place], seen: set[str]) -> Iterator[Element]:
    before = None
    for cell in row:
        if cell is before and cell is not None:
            continue
        before = cell
        marks = _marks(cell.place, doubted, seen) if cell else {}
        spans = {"colspan": str(cell.columns)} if cell and cell.columns > 1 else {}
        yield _tag("td", cell.text if cell else "", **marks, **spans)


def _marks(place: Place, doubted: set[Place], seen: set[str]) -> dict[str, str]:
    """The id of a place, given once, and the class of what is doubted."""
    id = _place_id(place)
    marks = {"class": "doubt"} if place in doubted else {}
    if id not in seen:
        seen.add(id)
        marks["id"] = id
    return marks


def _right(made: Imported) -> Iterator[Element]:
    doubted = {(item.file, item.line) for item in made.found if not item.doubt.listed_only}
    for file, text in _in_order(made.texts):
        yield _tag("h2", file)
        lines = [_line(file, number, line, doubted) for number, line in enumerate(text.rstrip("\n").split("\n"), 1)]
        yield _tag("div", *lines)


def _line(file: str, number: int, line: str, doubted: set[tuple[str, int]]) -> Element:
    marks = {"id": _line_id(file, number)} | ({"class": "doubt"} if (file, number) in doubted else {})
    return _tag("pre", f"{number:>4}  {line}", **marks)


def _in_order(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The figures first, then the chapters, and last what is only kept."""
    return sorted(texts.items(), key=lambda item: ("/original/" in item[0], not item[0].startswith("data/")))


def _place_id(place: Place) -> str:
    parts = (place.page, place.sheet, place.table, place.row, place.column, place.paragraph)
    return "at-" + "-".join(part.encode().hex() if isinstance(part, str) else str(part or 0) for part in parts)


def _line_id(file: str, line: int) -> str:
    return f"line-{file.encode().hex()}-{line}"
