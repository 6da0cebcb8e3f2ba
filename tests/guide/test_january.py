"""The guide's January, done as it is written: its edits are made, its commands run, and what it shows is what is seen.

In `CONTRIBUTING.md` a `diff` block is an edit (a file, then lines that go and lines that come), a `console` block is a
command with what it prints, where `…` stands for anything. What the guide leaves to the editor is done by `_MEANWHILE`.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from engine import OPTIONS
from nianbao.export.document.compose import compose
from nianbao.export.document.model import Paragraph, text_of
from nianbao.export.word.docx import make_docx
from nianbao.project.project import read_project
from page import read_page
from samples import SAMPLES, lay_out
from workspace import CONTENT, ROOT, SITE, commit, copy, edit, git, nianbao

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
_WORD_WAY = re.compile(r"^### 已有 Word 稿的.*?(?=^### )", re.MULTILINE | re.DOTALL)
"""The way of those who have the report in a file; it begins the same year as the first step does."""
FIGURES = "data/2019/statistics.yml"
OVERVIEW = "docs/2019/overview.md"
BOUND = "全年制作规范性文件[{}](stat:二/规范性文件/本年新制作数量)件。"


@dataclass(frozen=True, slots=True)
class Step:
    """A heading, an edit or a command, in the order of the guide."""

    kind: str
    text: str


def steps(guide: str) -> Iterator[Step]:
    """What the guide says to do."""
    for match in re.finditer(r"^```(diff|console)\n(.*?)^```$|^##+ ([^\n]*)$", guide, re.MULTILINE | re.DOTALL):
        yield Step("heading", match[3]) if match[3] else Step(match[1], match[2])


def make_edit(root: Path, text: str) -> None:
    """Replace the lines that go by those that come; each run of them stands exactly once in its file."""
    for file, body in re.findall(r"^--- (\S+)\n((?:(?!--- ).*\n)*)", text, re.MULTILINE):
        runs = re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)*)", body, re.MULTILINE)
        assert "".join(old + new for old, new in runs) == body, "a line that neither goes nor comes"
        for old, new in runs:
            edit(root / file, *(re.sub("^[-+]", "", lines, flags=re.MULTILINE) for lines in (old, new)))


def run(root: Path, text: str) -> None:
    """Run the command and find what the guide shows, in order, in what it prints."""
    command, shown = text.split("\n", 1)
    program, *arguments = command.removeprefix("$ ").split()
    if program == "git":  # what it prints is in the language of the machine
        assert shown.strip("…\n") == ""
        git(root, *arguments)
        return
    assert program == "nianbao"
    done = nianbao(root, *arguments)
    printed = done.stdout + done.stderr
    lines = [re.escape(line).replace("…", ".*?") for line in shown.splitlines() if line != "…"]
    assert lines, command
    rest = printed
    for line in lines:
        found = re.search(f"^{line}", rest, re.MULTILINE)
        assert found, f"{command}\nnot printed: {line}\nleft: {rest}"
        rest = rest[found.end() :]


_BEFORE_VALUES = r": (?=\[|\{)"


def fill_in_the_figures(root: Path) -> None:
    """Every other figure of the published sample, cell by cell in the order of the form."""
    sample = (SAMPLES / "pingtan" / FIGURES).read_text(encoding="utf-8").splitlines()
    published = [line for line in sample if re.search(_BEFORE_VALUES, line)]
    lines = (root / FIGURES).read_text(encoding="utf-8").splitlines()
    places = [
        number for number, line in enumerate(lines) if re.search(_BEFORE_VALUES, line) and not line.startswith("#")
    ]
    for number, line in zip(places, published, strict=True):
        value = re.split(_BEFORE_VALUES, line, maxsplit=1)[1]
        name, typed = re.split(_BEFORE_VALUES, lines[number], maxsplit=1)
        assert "待填" in typed or typed == value, "the guide types another figure than was published"
        lines[number] = f"{name}: {value}"
    (root / FIGURES).write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_the_other_chapters(root: Path) -> None:
    for path in (root / "docs/2019").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub("【待填：([^】]*)】", r"测试用文字：\1。", text), encoding="utf-8")


def publish_with_a_slip(root: Path) -> None:
    """What the guide supposes: a figure was published wrongly, and locked."""
    edit(root / FIGURES, "{本年新制作数量: 89,", "{本年新制作数量: 98,")
    edit(root / OVERVIEW, BOUND.format(89), BOUND.format(98))
    (root / "data/2019/frozen.yml").unlink()
    assert nianbao(root, "freeze", "2019").returncode == 0
    commit(root)


_MEANWHILE: Mapping[str, Callable[[Path], None]] = {
    "填错了会怎样": fill_in_the_figures,
    "第四步　检查": write_the_other_chapters,
    "发布以后的更正": publish_with_a_slip,
}
"""What is done when the guide gets to a heading."""


def _arrive(root: Path, heading: str) -> None:
    if heading in _MEANWHILE:
        _MEANWHILE[heading](root)


_DOING: Mapping[str, Callable[[Path, str], None]] = {"heading": _arrive, "diff": make_edit, "console": run}


def lay_out_portal(root: Path) -> None:
    """A project with a year before."""
    copy(CONTENT + SITE, root)


def begin_office(root: Path) -> None:
    """An office's repository in which nothing was published yet: the guide is the same there."""
    assert nianbao(root, "init", *OPTIONS).returncode == 0


@pytest.fixture(scope="module", params=[lay_out_portal, begin_office], ids=lambda begin: begin.__name__)
def january(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project after everything that the guide says was done and seen."""
    root: Path = tmp_path_factory.mktemp("january")
    request.param(root)
    for name in CONTENT:
        assert not (root / name / "2019").exists(), "2019 is there: take another year for the guide's example"
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    hub = tmp_path_factory.mktemp("hub")
    git(hub, "init", "--quiet", "--bare")
    git(root, "remote", "add", "origin", str(hub))
    for step in steps(_WORD_WAY.sub("", GUIDE)):
        _DOING[step.kind](root, step.text)
    return root


def test_the_guide_goes_from_the_empty_form_to_the_correction(january: Path) -> None:
    words = [step.text.split() for step in steps(_WORD_WAY.sub("", GUIDE)) if step.kind == "console"]
    commands = [name for _, program, name, *_ in words if program == "nianbao"]
    wanted = ["new", "check", "bind", "coverage", "build", "addresses", "freeze", "correct", "summary"]
    assert list(dict.fromkeys(commands)) == wanted
    assert {step.text for step in steps(GUIDE) if step.kind == "heading"} >= set(_MEANWHILE)
    assert (january / "data/2019/frozen.yml").exists()


@pytest.mark.parametrize("name", ["2019/statistics", "2019/disclosure", "2019/overview", "2019/print", "corrections"])
def test_the_correction_is_told_once_on_every_page_that_shows_the_figure(january: Path, name: str) -> None:
    text = read_page(january / "site" / name / "index.html").one("main").text()
    assert re.sub(r"\s", "", text).count("更正规范性文件/本年新制作数量") == 1
    assert text.count("录入时数字颠倒") == 1


def test_pages_that_do_not_show_the_figure_tell_of_nothing(january: Path) -> None:
    for page in ("applications", "problems"):
        assert "本页有更正" not in read_page(january / "site/2019" / page / "index.html").one("main").text()


def test_the_correction_is_printed_in_each_chapter_concerned(january: Path) -> None:
    """In Word and PDF, where the tables stand in the chapters and not once more at the end."""
    year = read_project(january).years[0]
    day = year.corrections[0].day
    told = (
        f"〔{day.year}年{day.month}月{day.day}日更正规范性文件/本年新制作数量，"
        "原来是“98”，现在是“89”。原因：录入时数字颠倒〕"
    )
    texts = {
        page.slug: [text_of(block.runs) for block in page.blocks if isinstance(block, Paragraph)]
        for page in compose(year).pages
    }
    assert [slug for slug, paragraphs in texts.items() if told in paragraphs] == ["overview", "disclosure"]
    (word,) = (january / "site/2019/data").glob("*.docx")
    with zipfile.ZipFile(word) as package:
        assert package.read("word/document.xml").decode().count("录入时数字颠倒") == 2


def test_the_front_page_and_the_feed_tell_of_it(january: Path) -> None:
    assert "有 1 处更正" in read_page(january / "site/2019/index.html").one("main").text()
    feed = ET.parse(january / "site/feed.xml")  # noqa: S314 - a file of our own
    titles = [node.text or "" for node in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert sum(title.startswith("更正：") for title in titles) == 1


def test_a_word_file_becomes_the_year_as_the_guide_says(tmp_path: Path) -> None:
    source = lay_out(tmp_path / "source", "pingtan")
    text = "2019年，共收到政府信息公开申请23件，予以公开7件。全年制作规范性文件89件。"
    (source / OVERVIEW).write_text(f"# 一、总体情况 {{#overview}}\n\n{text}\n", encoding="utf-8")
    (year,) = (year for year in read_project(source).years if year.year == 2019)
    root = tmp_path / "office"
    root.mkdir()
    begin_office(root)
    (root / "2019年报.docx").write_bytes(make_docx(compose(year)))
    way = _WORD_WAY.search(GUIDE)
    assert way
    commands = [step for step in steps(way[0]) if step.kind == "console"]
    assert [step.text.split()[2] for step in commands] == ["import", "bind", "check"]
    for step in commands:
        run(root, step.text)
    assert "[23](stat:三/本年新收政府信息公开申请数量)件" in (root / OVERVIEW).read_text(encoding="utf-8")
