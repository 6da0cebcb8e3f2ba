"""Hostile projects: a published report with pieces put into its text and data that a page must not be harmed by.

Each input is made from a seed, is checked, and where it has no errors all that is made of it is looked at by readers
other than the engine's own: lxml for pages, its XML parser and json for files. `python tests/support/hostile.py 30`
goes on for that many minutes, and prints how many inputs passed the check and were rendered.
"""

import random
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from nianbao.export.registry import formats_of
from nianbao.finding import errors
from nianbao.page.charts import chart_section
from nianbao.page.finish import finish
from nianbao.page.wholereport import whole_report
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.publish.readback import unreadable
from nianbao.search.units import units_of
from nianbao.site.files import portal_files, year_files
from reading import read
from samples import lay_out
from workspace import CONTENT, copy

UNITS = ("", "shuyang", "pingtan")
_SCRIPTS = (
    "<script>alert(1)</script>",
    "<s:script>alert(1)</s:script>",
    "<img src=x onerror=alert(1)>",
    '<b onclick="alert(1)">重</b>',
    "<svg/onload=alert(1)>",
    "<iframe src=//evil.example></iframe>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<style>@import '//evil.example';</style>",
    "<form action=//evil.example><input></form>",
    "[a](javascript:alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](data:text/html,x)",
    "[a](JaVaScRiPt:x)",
    "[a](\tjavascript:x)",
    "![a](//evil.example/a.png)",
    "![a](https://evil.example/a.png)",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    '[a](b.md "x" onclick=y)',
    "字{: onclick=alert(1)}",
    '字\n{: style="background:url(//evil.example)"}',
    "<a href='javascript:x'>a</a>",
    "<b title='\"><img src=x onerror=y>'>a</b>",
    "<!--><img src=x onerror=y>-->",
    "<![CDATA[<img src=x onerror=y>]]>",
    "<?x <img src=x onerror=y> ?>",
    "</article></main><script>x</script>",
    "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=y>",
    "`<img src=x onerror=y>`",
    "&lt;img src=x onerror=y&gt;",
    "&lt;script&gt;x&lt;/script&gt;",
    "\\<script>x</script>",
    "{{ config }}",
    "{% raw %}",
    "${x}",
    "</script><script>x",
    "]]>",
    "--><b>",
    "' onfocus=x autofocus '",
    '" onfocus=x autofocus "',
    "=HYPERLINK(1)",
    "#{x}",
    "#raw[x]",
)
_WORDS = (
    "主动公开政府信息",
    "其中，政务微信公开 4151 条",
    "占比约 92.1%",
    "（区政府办公室）",
    "《条例》第 20 条",
    "12 件",
    "15，131",
    "1．5 万",
    "……",
    "&amp;",
    "&nbsp;",
    "&#8212;",
    "5 < 6",
    "6 > 5",
    "甲 & 乙",
    "“引号”",
    "【待填】",
    "𠮷野家",
    "é",
    "👨‍👩‍👧",
    "  \n",
    "\n\n",
    "\\",
)
_MARKS = (
    *"[]()<>!*_`~|#>-+=:{}\"'\\^&$%@",
    "**重要**",
    "*约*",
    "`码`",
    "[网站](https://www.gov.cn/)",
    "<https://www.gov.cn/>",
    "[工作](work.md)",
    "[件](mailto:a@example.com)",
    "[](stat:1.1)",
    "[x](stat:y)",
    "![](table:x)",
    "![图](chart:x)",
    "[^1]",
    "\n\n[^1]: 注\n",
    "\n\n> 引\n",
    "\n\n- 一\n- 二\n\n",
    "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n",
    "\n\n## 小节 {#small}\n\n",
    "\n\n```\n码\n```\n\n",
    "<br>",
    "<b>重</b>",
    "<sup>1</sup>",
    "<table><tr><td>1</td></tr></table>",
    '<div markdown="1">\n*a*\n</div>',
    "<!-- 注 -->",
)
_CONTROLS = tuple("\x00\x01\x02\x03\x07\x08\x0b\x0c\x1b\x7f\x85\xad\u061c\u200b\u200d\u202e\u2066\u2028\ufeff\ufffe")
_LONG = (
    "[" * 60,
    "（1）" * 80,
    "> " * 12,
    "- " * 12,
    "*_" * 50,
    "`a" * 50,
    "<b>" * 60,
    "字" * 300,
    "1，" * 100,
    "((" * 30,
)
_KINDS: tuple[tuple[str, ...], ...] = (_WORDS, _WORDS, _MARKS, _MARKS, _SCRIPTS, _SCRIPTS, _CONTROLS, _LONG)
_UNSAFE = (
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "link",
    "meta",
    "base",
    "applet",
    "frame",
    "math",
)
_HERE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_BLANK = re.compile(r"[\x00-\x20]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\")


@dataclass
class Tally:
    """What became of the inputs."""

    tried: int = 0
    passed: int = 0
    """Inputs without an error, of which everything was made."""


def judged(page: str) -> Iterator[str]:
    """What a page may not have, as lxml reads it: scripts, handlers, foreign addresses that are loaded, wrong links."""
    for element in html.fragment_fromstring(page, create_parent="div").iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag.rpartition("}")[2].lower() in _UNSAFE:
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            if _is_foul(name.lower(), _BLANK.sub("", value).lower()):
                yield f"{name}={value}"


def _is_foul(name: str, value: str) -> bool:
    """Whether an attribute runs something, loads something from elsewhere, or leads where no page leads."""
    if name in ("src", "srcset", "poster", "background", "data", "xlink:href"):
        return _SCHEME.match(value) is not None
    if name == "href":
        return _SCHEME.match(value) is not None and not _HERE.match(value)
    if name == "style":
        return "url(" in value or "expression" in value
    return name.startswith("on") or name in ("srcdoc", "formaction", "action", "ping")


def made_of(project: Project) -> Iterator[tuple[str, str]]:
    """Everything that can be made of a project without a site generator, and is wrong: where, and what."""
    for name, content in portal_files(project, "https://www.example.gov.cn/"):
        yield from _file(name, content)
    for page, made in project.front.items():
        yield from ((page, found) for found in judged(made.html))
    for year in project.years:
        for page, text in _pages(project, year):
            yield from ((page, found) for found in judged(text))
        for name, content in year_files(year, "https://www.example.gov.cn/"):
            yield from _file(name, content)
        units_of(year)
        for format in formats_of(project, year, "https://www.example.gov.cn/"):
            if format.id != "pdf":
                yield from _file(format.name, format.make())


def _pages(project: Project, year: Year) -> Iterator[tuple[str, str]]:
    for slug, made in (*year.pages.items(), *year.printed.items()):
        yield slug, finish(made.html, project.publisher, "")
    parts = whole_report((chapter.slug, year.pages[chapter.slug].html) for chapter in year.chapters)
    yield "print", "".join(part.html for part in parts)
    yield "charts", "".join(chart_section(year.report, year.homes))


def _file(name: str, content: str | bytes) -> Iterator[tuple[str, str]]:
    written = content.encode() if isinstance(content, str) else content
    yield from ((name, inside) for inside in unreadable(name, written))
    if name.endswith(".html"):
        body = html.document_fromstring(written).find("body")
        text = html.tostring(body, encoding="unicode") if body is not None else ""
        yield from ((name, found) for found in judged(text))


def spoil(text: str, chance: random.Random, *, yaml: bool) -> str:
    """The text with a piece put in: within a value of YAML, or anywhere in a chapter, or around a passage of it."""
    piece: str = chance.choice(chance.choice(_KINDS))
    if yaml:
        ends = [found.end() for found in re.finditer(r"(?<=: )[^\n#{\[]*[^\s\d]", text)] or [len(text)]
        at = chance.choice(ends)
        if chance.random() < 0.3:
            return f"{text[:at]} {piece}{text[at:]}"
        return _quoted(text, at, piece)
    at = chance.randrange(len(text) + 1)
    if chance.random() < 0.3:
        end = min(len(text), at + chance.randrange(40))
        return text[:at] + piece + text[at:end] + chance.choice(chance.choice(_KINDS)) + text[end:]
    lines = [found.end() for found in re.finditer(r"[一-鿿]。", text)] or [at]
    at = chance.choice(lines) if chance.random() < 0.6 else at
    return text[:at] + piece + text[at:]


def _quoted(text: str, end: int, piece: str) -> str:
    """The value that ends there as a quoted one, with the piece behind it."""
    start = text.rfind(": ", 0, end) + 2
    value = text[start:end].strip("\"'")
    escaped = (value + piece).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    hidden = "".join(f"\\x{ord(each):02x}" if ord(each) < 0x20 else each for each in escaped)
    return f'{text[:start]}"{hidden}"{text[end:]}'


def one(seed: int, tally: Tally) -> list[str]:
    """Make an input of a seed, check it, and make everything of it where it has no errors. What went wrong."""
    chance = random.Random(seed)  # noqa: S311 - the same input for the same seed
    unit = chance.choice(UNITS)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if unit:
            lay_out(root, unit)
        else:
            copy(CONTENT, root)
        files = [path for path in sorted(root.rglob("*")) if path.suffix in (".md", ".yml") and path.is_file()]
        chapters = [path for path in files if path.suffix == ".md"]
        for _ in range(chance.randint(1, 3)):
            path = chance.choice(chapters if chance.random() < 0.7 else files)
            text = spoil(path.read_bytes().decode(), chance, yaml=path.suffix == ".yml")
            path.write_bytes(text.encode())
        return tried(root, unit, tally)


def tried(root: Path, unit: str, tally: Tally) -> list[str]:
    """Check a project, and make everything of it where it has no errors. What went wrong."""
    tally.tried += 1
    try:
        project = read(root, unit)
        for finding in project.findings:
            str(finding).encode()
        if errors(project.findings):
            return []
        tally.passed += 1
        return [f"{where}: {what}" for where, what in made_of(project)]
    except Exception:  # noqa: BLE001 - that is what is looked for
        return [traceback.format_exc()]


def main(minutes: float, first: int) -> None:
    """Try inputs for so many minutes, from this seed on, and print what went wrong and how many there were."""
    tally, end, seed = Tally(), time.monotonic() + minutes * 60, first
    while time.monotonic() < end:
        for wrong in one(seed, tally):
            print(f"seed {seed}: {wrong}", flush=True)
        seed += 1
        if seed % 500 == 0:
            print(f"{tally.tried} inputs, {tally.passed} passed and were rendered", flush=True)
    print(f"{tally.tried} inputs, {tally.passed} passed and were rendered", flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
