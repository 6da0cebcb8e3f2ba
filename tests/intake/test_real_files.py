"""`nianbao import` with files of every kind, read by their readers: the figures and the words of the year they show."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

import original
from nianbao.export.document.compose import compose
from nianbao.export.excel.xlsx import make_xlsx
from nianbao.export.parts import Parts
from nianbao.export.pdf.pdf import make_pdf
from nianbao.export.word.docx import make_docx
from nianbao.form.reader import read_forms
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.report.reader import read_report
from nianbao.report.value import print_value
from workspace import PORTAL, ROOT, copy_schemas, nianbao

Reported = tuple[Project, Year]
_MARKS = re.compile(r' (?:class|id|data-[a-z-]+|scope)="[^"]*"')


def page_of(year: Year) -> bytes:
    """The pages as one, without anything by which this project would know its own."""
    body = "".join(_MARKS.sub("", page.html) for page in year.pages.values())
    return f'<html><head><meta charset="utf-8"><title>年报</title></head><body>{body}</body></html>'.encode()


KINDS: dict[str, Callable[[Reported], bytes]] = {
    "docx": lambda reported: make_docx(compose(reported[1])),
    "html": lambda reported: page_of(reported[1]),
    "pdf": lambda reported: make_pdf(compose(reported[1])),
    "xlsx": lambda reported: make_xlsx(*reported, Parts(*reported).rows),
}


def lay_out(root: Path, source: Path) -> Path:
    """A project without any year; its own forms are those of the project that the file comes from."""
    copy_schemas(root)
    for name in ("docs/index.md", "data/publisher.yml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes((PORTAL / name).read_bytes())
    for form in (source / "data/forms").glob("*.yml"):
        (root / "data/forms").mkdir(exist_ok=True)
        (root / "data/forms" / form.name).write_bytes(form.read_bytes())
    return root


def figures(root: Path, year: int) -> dict[str, str]:
    report = read_report(root, year, read_forms(root, []), [])
    assert report
    return {id: print_value(figure.value) for id, figure in report.statistics.items()}


def import_kind(root: Path, reported: Reported, kind: str) -> tuple[dict[str, str], int]:
    """The figures after an import of the year as a file of this kind, and how many of them are left open."""
    lay_out(root, reported[0].root)
    (root / f"年报.{kind}").write_bytes(KINDS[kind](reported))
    year = reported[1].year
    done = nianbao(root, "import", f"年报.{kind}", "--year", str(year), "--format", "json")
    assert done.returncode == 0, done.stderr
    return figures(root, year), json.loads(done.stdout)["counts"]["open"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_of_a_file_is_the_one_that_was_published(tmp_path: Path, real: Project, kind: str) -> None:
    year = real.years[0]
    expected = {id: print_value(figure.value) for id, figure in year.report.statistics.items()}
    assert import_kind(tmp_path, (real, year), kind) == (expected, 0)


@pytest.mark.proof
@pytest.mark.parametrize("kind", KINDS)
def test_so_it_is_on_every_form(tmp_path: Path, reported: Reported, kind: str) -> None:
    expected = {id: print_value(figure.value) for id, figure in reported[1].report.statistics.items()}
    found, left_open = import_kind(tmp_path, reported, kind)
    # None is wrong: what differs is open. A workbook has the unit of an amount beside it, and then it is not certain.
    assert sum(value != expected[id] for id, value in found.items()) == left_open <= (kind == "xlsx")


def words(root: Path) -> str:
    """Every word of the chapters, without the marks of Markdown and what the files say for the editors."""
    pages = [path.read_text(encoding="utf-8") for path in sorted((root / "docs/2018").glob("*.md"))]
    text = re.sub(r"〔编者注：.*?〕|^!\[.*$| \{#[\w-]+\}$|^#+ |^- |\\|\*\*", "", "\n".join(pages), flags=re.MULTILINE)
    return original.compact(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_every_chapter_has_its_words(tmp_path: Path, real: Project, kind: str) -> None:
    import_kind(tmp_path, (real, real.years[0]), kind)
    found = words(tmp_path)
    chapters = [original.compact(chapter) for chapter in original.chapters()]
    assert [chapter[:20] for chapter in chapters if chapter not in found] == []


def test_what_is_certain_is_bound_on_the_way(tmp_path: Path, real: Project) -> None:
    lay_out(tmp_path, real.root)
    (tmp_path / "年报.docx").write_bytes(KINDS["docx"]((real, real.years[0])))
    done = nianbao(tmp_path, "import", "年报.docx", "--bind")
    assert done.returncode == 0, done.stderr
    bound = re.search(r"已绑定 (\d+) 个确定的数。还有 (\d+) 个要看", done.stdout)
    assert bound, done.stdout
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "docs/2018").glob("*.md"))
    assert written.count("](stat:") == int(bound[1]) > 0
    again = nianbao(tmp_path, "bind", "2018", "--write")
    assert f"没有可以确定的数。还有 {bound[2]} 个要看" in again.stdout


def test_a_second_import_says_what_differs(tmp_path: Path) -> None:
    root = lay_out(tmp_path, tmp_path)
    text = (ROOT / "tests/source/hongsibu-2018-report.txt").read_text(encoding="utf-8")
    (root / "年报.md").write_text(text, encoding="utf-8")
    assert nianbao(root, "import", "年报.md", "--bind").returncode == 0
    same = nianbao(root, "import", "年报.md")
    assert (same.returncode, "原件与导入时一样，这里也没有改过。" in same.stderr) == (2, True), same.stderr
    (root / "年报.md").write_text(text.replace("4151", "4152"), encoding="utf-8")
    edited = next((root / "docs/2018").glob("part-4.md"))
    edited.write_text(edited.read_text(encoding="utf-8") + "\n另加一句。\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    again = nianbao(root, "import", "年报.md")
    assert again.returncode == 2
    assert ": 导入时 4151，原件现在 4152，数据现在 4151" in again.stderr
    assert "docs/2018/part-4.md: 这里改过\n" in again.stderr
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def letter(*paragraphs: str) -> bytes:
    """A Word document of these paragraphs."""
    document, made = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(made)
    return made.getvalue()


BAD: dict[str, tuple[str, bytes]] = {
    "empty": ("空.docx", b""),
    "renamed": ("改名.docx", b"%PDF-1.4\n%%EOF\n"),
    "a picture": ("图.docx", b"\x89PNG\r\n\x1a\n" + bytes(64)),
    "of another kind": ("预算.docx", letter("红寺堡区2018年财政预算执行情况的报告")),
    "a fixed layout": ("版式.ofd", b"PK\x03\x04"),
    "encrypted": ("加密.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2048)),
}


@pytest.mark.parametrize(("name", "content"), BAD.values(), ids=BAD)
def test_of_a_bad_file_nothing_is_written(tmp_path: Path, real: Project, name: str, content: bytes) -> None:
    root = lay_out(tmp_path, real.root)
    (root / name).write_bytes(content)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    done = nianbao(root, "import", name)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{name}: ")
    assert "没有写任何文件" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
