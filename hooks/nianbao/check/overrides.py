"""What an office puts in place of the engine's own: templates, styles, pictures, in `overrides/`."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from nianbao.check.leftovers import leftover
from nianbao.finding import Finding, Place, Severity
from nianbao.source.statutory import OVERRIDE
from nianbao.source.textfile import EncodingProblem, read_text

OVERRIDES = "overrides"
"""A file here is used in place of the theme's of the same name, or beside the theme's."""
_TEXTS = (".html", ".css", ".js", ".svg", ".xml")
_OTHERS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".woff", ".woff2", ".json", ".webmanifest", ".txt", ".map")
"""What a theme is made of beside texts; documents are not."""
_JOINED = {
    "assets/search/": ("搜索的脚本不能换", "请删去；样式可以改，写在 overrides/assets/css/ 里"),
    "assets/tables/": ("统计表的脚本是合成的，不能只换其中一份", "请删去；要换合成的一份，放在 overrides/assets/ 里"),
}
"""Folders of which whole scripts are made: a single source cannot be another. Problem and remedy by folder."""


def check_overrides(root: Path) -> Iterator[Finding]:
    """A finding of severity INFO for each file in `overrides/`, to be reviewed after an update of the engine."""
    for path in sorted((root / OVERRIDES).rglob("*")):
        if path.is_file():
            yield _about(path, path.relative_to(root).as_posix())


def _about(path: Path, file: str) -> Finding:
    place = Place(file)
    for folder, (problem, mend) in _JOINED.items():
        if file.startswith(f"{OVERRIDES}/{folder}"):
            return Finding(place, path.name, problem, mend, rule=OVERRIDE)
    if left := leftover(path.name):
        return Finding(place, path.name, *left, rule=OVERRIDE)
    if path.suffix.lower() not in (*_TEXTS, *_OTHERS):
        mend = "这里只放模板、样式、脚本、图片和字体；附件放进 docs，在正文里链接"
        return Finding(place, path.name, "这种文件不能放在 overrides 里，会随网站公开", mend, rule=OVERRIDE)
    if path.suffix in _TEXTS:
        try:
            read_text(path)
        except EncodingProblem as wrong:
            return wrong.at(Place(file, wrong.line), path.name, rule=OVERRIDE)
        if path.read_bytes().startswith(codecs.BOM_UTF8):
            mend = "请另存为 UTF-8，不带 BOM"
            return Finding(place, path.name, "文件开头有看不见的标记（BOM），会印在网页上", mend, rule=OVERRIDE)
    problem, mend = "用本站的这一份，不用发布程序自带的同名文件", "发布程序更新以后，请看看这里还合不合适"
    return Finding(place, path.name, problem, mend, severity=Severity.INFO, rule=OVERRIDE)
