"""The pictures of `guide/writing.md`: each example as it is typed, beside it what the page shows.

`make pictures` draws them anew, in a browser, with the stylesheets of the site. Fonts differ from machine to machine,
and so do the pictures; what they show is the guide's own text.
"""

import base64
import io
import re
import textwrap
from html import escape
from importlib.resources import files
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from nianbao.cache.store import sha256
from nianbao.site.styles import publish_style
from nianbao.text.markdown import Parsed
from serving import chromium
from workspace import ROOT, THEME

SHARED = ROOT / "hooks/nianbao/authoring/office/shared/guide/writing.md"
PICTURES = ROOT / "hooks/nianbao/authoring/office/pictures"
KEY = "example"
MOST = 25_000
"""Bytes of a picture."""
_EXAMPLE = re.compile(r"((?:^ {4}.*\n|^\n(?= {4}))+)\n!\[.*\]\(pictures/([a-z]+)\.png\)", re.MULTILINE)
_WIDTH, _COLOURS = 760, 32
_PHOTO = """<svg xmlns="http://www.w3.org/2000/svg" width="260" height="110">
<rect width="260" height="110" fill="#c9d7e6"/>
<path d="M0 110 80 40 130 85 180 50 260 110Z" fill="#7f9ab5"/><circle cx="215" cy="28" r="14" fill="#fff"/></svg>"""
_PAGE = """<!DOCTYPE html><html lang="zh-CN" dir="ltr"><meta charset="utf-8"><style>{style}
html {{ font-size: 125%; }} body {{ display: grid; grid-template-columns: 1fr 1fr; margin: 0; background: #fff; }}
.side {{ padding: 10px 14px; }} .side + .side {{ border-left: 1px solid #9aa7b4; }}
.side > b {{ color: #17497c; display: block; font-size: 14px; margin-bottom: 8px; }}
.typed {{ font: 14px/1.6 "Noto Sans Mono CJK SC", monospace; margin: 0; white-space: pre-wrap; }}
</style><body dir="ltr" class="md-typeset" data-md-color-scheme="default" data-md-color-primary="custom">
<div class="side"><b>写的</b><pre class="typed">{typed}</pre></div>
<div class="side md-content"><b>显示的</b><article class="md-content__inner report-text">{shown}</article></div>"""


def examples() -> dict[str, str]:
    """The examples that have a picture, by its name."""
    text = SHARED.read_text("utf-8")
    return {name: textwrap.dedent(block).strip("\n") for block, name in _EXAMPLE.findall(text)}


def _shown(example: str) -> str:
    photo = base64.b64encode(_PHOTO.encode()).decode()
    return Parsed(f"{example}\n").html.replace('src="photo.png"', f'src="data:image/svg+xml;base64,{photo}"')


def _style() -> str:
    sheets = Path(str(files("material"))) / "templates/assets/stylesheets"
    theme = [next(sheets.glob(f"{name}.*.min.css")).read_text("utf-8") for name in ("main", "palette")]
    return publish_style(THEME / "assets/css", theme=theme)


def key_of(example: str) -> str:
    """What a picture holds of its example, to know whether it is still its own."""
    return sha256(example.encode())[:16]


def _small(picture: bytes, example: str) -> bytes:
    """The picture with few colours: it holds text on white."""
    info = PngInfo()
    info.add_text(KEY, key_of(example))
    saved = io.BytesIO()
    reduced = Image.open(io.BytesIO(picture)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    reduced.save(saved, "PNG", optimize=True, pnginfo=info)
    return saved.getvalue()


def draw() -> None:
    """Draw every picture, and say how large each is."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - whoever only asks for the examples has no browser

    PICTURES.mkdir(exist_ok=True)
    style = _style()
    with sync_playwright() as started:
        browser = started.chromium.launch(**chromium())
        page = browser.new_page(viewport={"width": _WIDTH, "height": 100})
        for name, example in examples().items():
            page.set_content(_PAGE.format(style=style, typed=escape(example), shown=_shown(example)))
            picture = _small(page.screenshot(full_page=True), example)
            (PICTURES / f"{name}.png").write_bytes(picture)
            print(f"{name}.png {len(picture)}")
        browser.close()


if __name__ == "__main__":
    draw()
