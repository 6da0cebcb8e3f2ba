"""Runs and paragraphs in WordprocessingML, with their links and places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nianbao.export.document.model import Run, Runs
from nianbao.export.word.pictures import Pictures
from nianbao.export.word.places import Places
from nianbao.export.word.xml import Element, paragraph, text_run, w


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes runs as WordprocessingML, with the places and styles of one Word document."""

    places: Places
    styles: Mapping[str, str]
    """Ids of the styles by name."""
    pictures: Pictures

    def line(self, style: str, runs: Runs, anchors: Iterable[str] = (), *properties: Element) -> Element:
        """A paragraph in a style, by the style's name; `properties` in the order of the standard."""
        marked = self.places.mark(dict.fromkeys(anchors), *self.runs(runs))
        return paragraph(self.styles[style], marked, *properties)

    def runs(self, runs: Runs, widest: float = 0) -> Iterator[Element]:
        """The runs with their links and places; no picture wider than `widest` millimetres, if given."""
        for run in runs:
            inside = (
                self.pictures.run(run.picture, widest) if run.picture else text_run(run.text, *self._properties(run))
            )
            linked = self.places.link(run.link, inside) if run.link else inside
            yield from self.places.mark([run.anchor] if run.anchor else [], linked)

    def _properties(self, run: Run) -> Iterator[Element]:
        """Properties of a run, in the order that the standard (ECMA-376) prescribes."""
        if run.link:
            yield w("rStyle", val=self.styles["绑定数字" if "figure" in run.marks else "Hyperlink"])
        elif "note" in run.marks:
            yield w("rStyle", val=self.styles["编者注文字"])
        if "strong" in run.marks:
            yield w("b")
        for mark, place in (("sup", "superscript"), ("sub", "subscript")):
            if mark in run.marks:
                yield w("vertAlign", val=place)
        if "em" in run.marks:
            yield w("em", val="dot")
