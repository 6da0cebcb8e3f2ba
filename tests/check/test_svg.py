"""SVG pictures: what drawing programs write passes; what a browser would run or load never does."""

import gzip
import time

import pytest

from nianbao.check.svg import violations_of

_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, attributes: str = "") -> bytes:
    return f"<svg {_SPACES} {attributes}>{inside}</svg>".encode()


HOSTILE = {
    "a prefix": b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>x</s:script></s:svg>',
    "a default handler": b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x">]>' + svg(""),
    "an entity": b'<!DOCTYPE svg [<!ENTITY e "&#60;script/>">]>' + svg("&e;"),
    "an entity of nobody": svg("&e;"),
    "a document type by itself": b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://a.cn/svg11.dtd">' + svg(""),
    "UTF-16": svg("<script/>").decode().encode("utf-16"),
    "UTF-16 without mark": svg("<script/>").decode().encode("utf-16-be"),
    "UTF-7": b'<?xml version="1.0" encoding="UTF-7"?>' + svg("+ADw-script/+AD4-"),
    "compressed": gzip.compress(svg("")),
    "a hidden scheme": svg('<a xlink:href="java&#115;cript:alert(1)"><text>x</text></a>'),
    "a frame": svg('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="https://a.cn"/>'),
    "a page": svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'),
    "a picture elsewhere": svg('<image href="https://a.cn/b.png"/>'),
    "a picture beside": svg('<image xlink:href="b.png"/>'),
    "a picture with a script": svg('<image href="data:image/svg+xml;base64,AAAA"/>'),
    "a copy from elsewhere": svg('<use href="b.svg#a"/>'),
    "a copy of data": svg('<use href="data:image/png;base64,AAAA"/>'),
    "a filter from elsewhere": svg('<filter id="a"><feImage href="//a.cn/b"/></filter>'),
    "a handler": svg("", 'onload="x"'),
    "a handler of the pointer": svg('<rect onmouseover="x"/>'),
    "a handler later": svg('<set attributeName="onclick" to="x"/>'),
    "an address later": svg('<animate attributeName="href" values="javascript:x"/>'),
    "another base": svg('<use href="#a"/>', 'xml:base="https://a.cn/"'),
    "a style elsewhere": svg('<style>@import "//a.cn/b.css";</style>'),
    "a style in two": svg('<style>@im<!-- -->port "//a.cn";</style>'),
    "a style around an element": svg('<style>@im<g>x</g>port "//a.cn";</style>'),
    "an escaped style": svg(r"<style>rect{fill:u\72l(//a.cn)}</style>"),
    "a set of pictures": svg('<style>rect{background:image-set("//a.cn/b" 1x)}</style>'),
    "a style of an element": svg("<rect style=\"fill:url( 'https://a.cn/b#c' )\"/>"),
    "an open style": svg('<rect style="fill:url(https://a.cn/b#c"/>'),
    "a fill from elsewhere": svg('<rect fill="url(//a.cn/b#c)"/>'),
    "a stylesheet": b'<?xml-stylesheet href="a.css"?>' + svg(""),
    "a stylesheet below": svg("") + b'<?xml-stylesheet href="a.css"?>',
    "an instruction": svg("<?php x?>"),
    "an event": svg('<g xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load"/>'),
    "a tiny handler": svg('<handler type="application/ecmascript">x</handler>'),
    "no picture": b"<html><script>x</script></html>",
    "no namespace": b'<svg onload="x"/>',
    "nothing": b"",
    "half": svg("<g>")[:-6],
    "too deep": svg("<g>" * 400 + "</g>" * 400),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_what_runs_loads_or_cannot_be_read_is_refused(raw: bytes) -> None:
    violations = violations_of(raw)
    assert violations
    assert all(violation.line >= 1 and violation.problem and violation.mend for violation in violations)


DRAWN = {
    "Inkscape": """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" viewBox="0 0 210 297" version="1.1" id="svg5" inkscape:version="1.2" sodipodi:docname="a.svg"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns="http://www.w3.org/2000/svg" xml:space="preserve"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink">
<sodipodi:namedview id="n" pagecolor="#fff" inkscape:pageshadow="2"><inkscape:grid type="xy"/></sodipodi:namedview>
<defs><linearGradient id="a" inkscape:collect="always"><stop style="stop-color:#000;stop-opacity:1" offset="0"/>
</linearGradient></defs><g inkscape:label="层 1" inkscape:groupmode="layer">
<rect style="fill:url(#a);-inkscape-font-specification:'Noto Sans'" width="10" height="10" x="1" y="1" ry="2"/>
<text xml:space="preserve" style="shape-inside:url(#b)"><tspan sodipodi:role="line" x="1" y="2">字</tspan></text>
<image preserveAspectRatio="none" xlink:href="data:image/png;base64,iVBORw0K
 Ggo="/></g></svg>""",
    "matplotlib": """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="460.8pt" viewBox="0 0 460.8 345.6"
 xmlns="http://www.w3.org/2000/svg" version="1.1"><metadata><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:cc="http://creativecommons.org/ns#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work>
<dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF>
</metadata><defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
<g id="figure_1"><path d="M 0 3 z" style="fill: #ffffff"/><g clip-path="url(#p1)">
<use xlink:href="#m1" x="1" y="2" style="stroke: #000000"/><!-- 10 --></g></g></svg>""",
    "LibreOffice": r"""<?xml version="1.0" encoding="UTF-8"?>
<svg width="280mm" viewBox="0 0 28000 21000" version="1.1" fill-rule="evenodd" xmlns="http://www.w3.org/2000/svg"
 xmlns:ooo="http://xml.openoffice.org/svg/export" xml:space="preserve"><defs class="ClipPathGroup"><clipPath id="c"
 clipPathUnits="userSpaceOnUse"><rect x="0" y="0" width="28000" height="21000"/></clipPath></defs><defs><font id="f"
 horiz-adv-x="2048"><font-face font-family="Liberation Sans embedded" units-per-em="2048" ascent="1852" descent="423"/>
<missing-glyph horiz-adv-x="2048" d="M 0,0 Z"/><glyph unicode="\" horiz-adv-x="1059" d="M 5 6 Z"/></font></defs>
<g ooo:slide="id1" class="Slide" clip-path="url(#c)"><text class="SVGTextShape"><tspan class="TextParagraph"
 font-family="Liberation Sans, sans-serif" font-size="635px" style="white-space: pre">甲</tspan></text></g></svg>""",
    "draw.io": """<svg xmlns="http://www.w3.org/2000/svg" style="background: transparent; color-scheme: light dark;"
 version="1.1" width="121px" height="61px" viewBox="-0.5 -0.5 121 61"><defs/><g><g data-cell-id="0"><rect x="0" y="0"
 width="120" height="60" fill="#ffffff" stroke="#000000" pointer-events="all"
 style="fill: light-dark(#ffffff, var(--ge-dark-color, #121212));"/></g></g></svg>""",
}


@pytest.mark.parametrize("text", DRAWN.values(), ids=DRAWN)
def test_what_drawing_programs_write_passes(text: str) -> None:
    assert violations_of(text.encode("utf-8-sig")) == []


@pytest.mark.parametrize("style", ["url(" * 20_000, "url(" + " " * 4_000, "url('" * 20_000, "url(a " * 20_000])
def test_a_style_costs_no_more_than_its_length(style: str) -> None:
    start = time.process_time()
    assert violations_of(svg(f"<style>{style}</style>"))
    assert time.process_time() - start < 1  # some 0.02 s; what grows with the square takes minutes


def test_each_thing_is_said_once_with_its_line_and_its_way_out() -> None:
    drawn = svg('\n<switch><foreignObject/>\n<foreignObject/><a xlink:href="https://a.cn"/></switch>', 'content="x"')
    assert [(violation.line, violation.problem, violation.mend) for violation in violations_of(drawn)] == [
        (1, "SVG 图片里 <svg> 不能写 content", "draw.io 导出时取消“包含图表副本”，或删去这一项"),
        (2, "SVG 图片里不能用 <foreignObject>", "draw.io 导出时取消“格式化文本”，别的程序把文字转成路径；或改用 PNG"),
        (3, "SVG 图片里不能用 <a>", "图片里不放链接：请去掉链接，写在正文里"),
    ]
