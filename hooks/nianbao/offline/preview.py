"""The whole built site for reviewers, to be opened by double click: every page and file, of all years together.

The offline edition holds one year, for the public; this one is only looked at, so it says nothing of being offline.
"""

from pathlib import Path

from nianbao.offline.classic import classic_script
from nianbao.offline.edition import modules
from nianbao.offline.opener import opening
from nianbao.offline.page import whole_page
from nianbao.site.policy import NOT_FOUND, template_scripts

NAME = "打开网站.html"


def preview_files(site: Path) -> dict[str, bytes]:
    """The files by their names, with what opens them."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    pages = {name: path.read_text(encoding="utf-8") for name, path in files.items() if path.name == "index.html"}
    units = {name: path.read_text(encoding="utf-8") for name, path in files.items() if path.name == "search.json"}
    made = {name: path.read_bytes() for name, path in files.items()}
    missing = site / NOT_FOUND  # a draft of what cannot be read has none
    scripts = template_scripts(missing.read_text(encoding="utf-8") if missing.is_file() else "")
    made |= {page: whole_page(html, page, frozenset(files), scripts).encode() for page, html in pages.items()}
    for name in modules(pages):
        beside = {path.name: path.read_text(encoding="utf-8") for path in files[name].parent.glob("*.js")}
        source = beside.pop(files[name].name)
        made[name] = classic_script(source, beside, units).encode()
    return made | opening(NAME, "网站预览", "打开网站", "index.html")
