"""Small PDF files for tests, written by another library than the one that the engine reads them with."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String


def pdf(change: Callable[[Pdf], None] | None = None, text: str = "", *, packed: bool = True, **save: object) -> bytes:
    """A page with a line of text, `change`d before it is saved; `packed`: with objects in compressed streams."""
    made, target = Pdf.new(), io.BytesIO()
    made.add_blank_page(page_size=(300, 300))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    made.pages[0].obj.Resources = Dictionary(Font=Dictionary(F1=font))
    made.pages[0].obj.Contents = made.make_stream(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode())
    if change:
        change(made)
    streams = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    made.save(target, object_stream_mode=streams, **save)  # type: ignore[arg-type]
    return target.getvalue()


def script(made: Pdf) -> Dictionary:
    return made.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def note(made: Pdf, **more: Any) -> None:
    mark = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **more)
    made.pages[0].obj.Annots = Array([made.make_indirect(mark)])
