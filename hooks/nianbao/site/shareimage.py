"""The picture that shows where a link to the portal is shared: title, publisher and key figures, 1200 × 630 pixels.

Set with Typst from the data; the same input gives the same bytes. Pages name it in `og:image` and do not load it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice

import typst

from nianbao.export.fonts import Kind, chinese_font, families
from nianbao.project.publisher import Publisher
from nianbao.project.year import Year
from nianbao.trends.keyfigures import key_figures

NAME = "share.png"
"""File name, at the root and in each year's folder."""
WIDTH, HEIGHT = 1200, 630
"""Pixels, as the networks ask for."""
_KIND = "政府信息公开工作年度报告"
"""A title breaks before what every title says."""
_SHOWN = 3
"""Key figures that fit beside each other."""

_TYPST = r"""
#let card = json(bytes(sys.inputs.card))
#let blue = rgb("#17497c")
#let grey = rgb("#46525e")
#set page(width: 600pt, height: 315pt, margin: (x: 44pt, top: 40pt, bottom: 30pt), fill: white,
  background: place(top, rect(width: 100%, height: 9pt, fill: blue)))
#set text(font: card.hei, size: 15pt, fill: rgb("#1c232b"), lang: "zh", region: "cn")
#set par(leading: 0.55em)
#text(fill: grey, card.publisher)
#v(2pt)
#let size = if card.title.clusters().len() > 34 { 25pt } else { 31pt }
#block(above: 14pt, text(font: card.song, weight: "bold", fill: blue, size: size,
  card.title.replace(card.kind, "\n" + card.kind).trim()))
#v(1fr)
#if card.figures.len() > 0 [
  #line(length: 100%, stroke: 1pt + blue)
  #v(2pt)
  #grid(columns: (1fr,) * card.figures.len(), column-gutter: 14pt, row-gutter: 9pt,
    ..card.figures.map(figure => text(fill: grey, size: 14pt, figure.name)),
    ..card.figures.map(figure => {
      text(size: 32pt, weight: "bold", number-width: "tabular", figure.value)
      h(5pt)
      text(size: 14pt, fill: grey, figure.unit)
    }))
]
#v(1fr)
#text(fill: grey, size: 13pt, card.note)
"""


@dataclass(frozen=True, slots=True)
class ShareFigure:
    """A number in a share picture: name, value as printed, unit."""

    name: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The texts of a share picture, without markup."""

    title: str
    publisher: str
    note: str
    """A line below the figures: what they are of."""
    figures: tuple[ShareFigure, ...]


def year_card(year: Year) -> ShareCard:
    """The texts of the share picture of a year."""
    start, end = (f"{day.year}年{day.month}月{day.day}日" for day in year.report.period)
    return ShareCard(year.title, year.report.publisher, f"统计期限：{start}至{end}", _figures(year))


def portal_card(publisher: Publisher, years: tuple[Year, ...]) -> ShareCard:
    """The picture of the page of all years: the figures are of the newest."""
    newest = max(years, key=lambda year: year.year, default=None)
    note = f"以上为{newest.year}年数字，共公布{len(years)}个年度的报告" if newest else ""
    return ShareCard(publisher.title, publisher.name, note, _figures(newest) if newest else ())


def can_draw() -> bool:
    """Whether this machine has the fonts for a picture."""
    installed = families()
    return all(chinese_font(kind, installed) for kind in (Kind.HEI, Kind.SONG))


def share_images(cards: Mapping[str, ShareCard]) -> Iterator[tuple[str, bytes]]:
    """Name and PNG of each card; nothing where the machine has no Chinese font. About 0.1 s each."""
    installed = families()
    hei, song = (chinese_font(kind, installed) for kind in (Kind.HEI, Kind.SONG))
    if hei is None or song is None:
        return
    compiler = typst.Compiler()
    for name, card in cards.items():
        content = json.dumps(asdict(card) | {"hei": hei, "song": song, "kind": _KIND}, ensure_ascii=False)
        image = compiler.compile(_TYPST.encode(), format="png", ppi=WIDTH / 600 * 72, sys_inputs={"card": content})
        if isinstance(image, bytes):  # not a list: the card is one page
            yield name, image


def _figures(year: Year) -> tuple[ShareFigure, ...]:
    shown = islice(key_figures(year.report, None), _SHOWN)
    return tuple(ShareFigure(item.name, item.value, item.figure.unit) for item in shown)
