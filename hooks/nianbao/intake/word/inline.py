"""What a paragraph of Word shows: its runs with their looks, and what hangs on them (notes, pictures, text boxes)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from nianbao.attached.xmlpart import attribute, elements, local
from nianbao.characters import without_unseen
from nianbao.intake.block import Span
from nianbao.intake.officeparts import Parts
from nianbao.intake.officexml import child, children
from nianbao.intake.word.fields import Fields, link_of
from nianbao.intake.word.line import Calls, Line
from nianbao.intake.word.styles import Styles
from nianbao.intake.word.symbols import symbol

DELETED = "修订里已经删去的文字"
HIDDEN = "隐藏的文字"
_IGNORED = frozenset(("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "rubyPr", "fldData", "delInstrText"))
_FIXED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


@dataclass(frozen=True, slots=True)
class _Look:
    letters: Any = None
    link: str | None = None


@dataclass(slots=True)
class Inline:
    """Reads the paragraphs of one part, in order: fields reach from one into the next."""

    parts: Parts
    part: str
    styles: Styles
    calls: Calls
    fields: Fields = field(default_factory=Fields)

    def read(self, paragraph: Any) -> Line:
        """What the paragraph shows."""
        line = Line()
        _Reading(self, child(paragraph, "pPr"), line).inside(paragraph, _Look())
        line.contents = line.contents or self.fields.in_contents
        return line


@dataclass(slots=True)
class _Reading:
    """One paragraph while it is read."""

    whole: Inline
    properties: Any
    line: Line

    def inside(self, element: Any, look: _Look) -> None:
        """All that an element holds."""
        for inner in element:
            self._element(inner, look)

    def _element(self, element: Any, look: _Look) -> None:
        name = local(element)
        if not name or name in _IGNORED:
            return
        if name in _TEXTS:
            self._text(_TEXTS[name](element), look)
        elif name in _HANDLERS:
            _HANDLERS[name](self, element, look)
        else:
            self.inside(element, look)

    def _text(self, text: str, look: _Look) -> None:
        text = without_unseen(text)
        if not text or not self.whole.fields.visible:
            return
        self.line.contents = self.line.contents or self.whole.fields.in_contents
        styles = self.whole.styles
        if styles.hidden(self.properties, look.letters):
            self._remove(text, HIDDEN)
            return
        link = look.link or self.whole.fields.link
        self.line.spans.append(Span(text, styles.bold(self.properties, look.letters), link))
        if (size := styles.size(self.properties, look.letters)) is not None:
            self.line.sizes[size] += len(text.strip())

    def run(self, element: Any, look: _Look) -> None:
        self.inside(element, _Look(child(element, "rPr"), look.link))

    def hyperlink(self, element: Any, look: _Look) -> None:
        relation = self.whole.parts.relations.get((self.whole.part, attribute(element, "id")))
        anchor = attribute(element, "anchor")
        link = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        self.inside(element, _Look(look.letters, link or look.link))

    def simple_field(self, element: Any, look: _Look) -> None:
        self.inside(element, _Look(look.letters, link_of(attribute(element, "instr")) or look.link))

    def field_mark(self, element: Any, look: _Look) -> None:
        del look
        code = self.whole.fields.mark(attribute(element, "fldCharType"))
        if code[:2].upper() == "EQ":
            self._remove(code, "用域代码写的公式")

    def instruction(self, element: Any, look: _Look) -> None:
        del look
        self.whole.fields.instruct(element.text or "")

    def deleted(self, element: Any, look: _Look) -> None:
        del look
        self._remove("".join(item.text or "" for item in elements(element, "t", "delText")), DELETED)

    def note(self, element: Any, look: _Look) -> None:
        if self.whole.fields.visible and not self.whole.styles.hidden(self.properties, look.letters):
            label = self.whole.calls.label(_NOTES[local(element)], attribute(element, "id"))
            self.line.spans.append(Span("", note=label))

    def symbol(self, element: Any, look: _Look) -> None:
        font, code = attribute(element, "font"), attribute(element, "char")
        shown = symbol(font, code)
        self._text(shown, look)
        if not shown:
            self._remove(f"{font} {code}", "不认识的符号字体里的字符")

    def alternative(self, element: Any, look: _Look) -> None:
        """The same thing in several notations: the first is read."""
        choices = [*children(element, "Choice"), *children(element, "Fallback")]
        for choice in choices[:1]:
            self.inside(choice, look)

    def box(self, element: Any, look: _Look) -> None:
        del look
        self.line.boxes.append(element)

    def reading_aid(self, element: Any, look: _Look) -> None:
        del look
        self._remove("".join(item.text or "" for item in elements(element, "t")), "拼音")

    def drawing(self, element: Any, look: _Look) -> None:
        spoken = next(iter(elements(element, "docPr", "cNvPr")), None)
        alternative = "" if spoken is None else attribute(spoken, "descr") or attribute(spoken, "title")
        for blip in elements(element, "blip"):
            self._picture(attribute(blip, "embed") or attribute(blip, "link"), alternative)
        if charts := elements(element, "chart", "relIds"):
            kind = "图表" if local(charts[0]) == "chart" else "SmartArt 图形"
            self._remove(alternative, f"{kind}，请另存为图片再放进来")
        self.inside(element, look)

    def shape(self, element: Any, look: _Look) -> None:
        for shape in elements(element, "shape", "rect"):
            for data in elements(shape, "imagedata"):
                self._picture(attribute(data, "id") or attribute(data, "href"), attribute(shape, "alt"))
        self.inside(element, look)

    def _picture(self, reference: str, alternative: str) -> None:
        content, kind, address = self.whole.parts.picture(self.whole.part, reference)
        if not kind:
            why = "网页显示不了的图片，请另存为 PNG 或 JPEG" if content else "不在文件里的图片，没有读取"
            self._remove(alternative or address, why)
        else:
            self.line.pictures.append((content, kind, address, alternative))

    def _remove(self, text: str, why: str) -> None:
        self.line.removed.append((without_unseen(text).strip(), why))


_TEXTS: dict[str, Callable[[Any], str]] = {
    "t": lambda element: element.text or "",
    **{name: (lambda _, text=text: text) for name, text in _FIXED.items()},  # type: ignore[misc]
}
_HANDLERS: dict[str, Callable[[_Reading, Any, _Look], None]] = {
    "r": _Reading.run,
    "hyperlink": _Reading.hyperlink,
    "fldSimple": _Reading.simple_field,
    "fldChar": _Reading.field_mark,
    "instrText": _Reading.instruction,
    "del": _Reading.deleted,
    "moveFrom": _Reading.deleted,
    "footnoteReference": _Reading.note,
    "endnoteReference": _Reading.note,
    "sym": _Reading.symbol,
    "AlternateContent": _Reading.alternative,
    "txbxContent": _Reading.box,
    "rt": _Reading.reading_aid,
    "drawing": _Reading.drawing,
    "pict": _Reading.shape,
    "object": _Reading.shape,
}
