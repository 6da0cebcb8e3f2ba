"""`nianbao import`: a file becomes the files of a year, all of them or none."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from nianbao.command import yearfolder
from nianbao.finding import Problem
from nianbao.intake import read as reading
from nianbao.intake.block import Cell, Original, Paragraph, Place, Span, Table
from nianbao.project.project import read_project
from nianbao.publish.move import move
from typed import read_typed
from workspace import PORTAL, ROOT, copy_schemas, nianbao

TEXT = (ROOT / "tests/source/hongsibu-2018-report.txt").read_text(encoding="utf-8")
PAGE = "导入核对-2018.html"


def as_typed(_: str, content: bytes) -> Original:
    return read_typed(content.decode())


@pytest.fixture(autouse=True)
def _small_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """What becomes of blocks is the point here, not how a format is read."""
    monkeypatch.setattr(reading, "read_original", as_typed)


def lay_out(root: Path) -> Path:
    """A project without any year, and the file beside it."""
    copy_schemas(root)
    (root / "docs").mkdir()
    (root / "docs/index.md").write_bytes((PORTAL / "docs/index.md").read_bytes())
    (root / "data/publisher.yml").write_bytes((PORTAL / "data/publisher.yml").read_bytes())
    (root / "报告.txt").write_text(TEXT, encoding="utf-8")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A project with the year, and what was printed."""
    root = lay_out(tmp_path_factory.mktemp("imported"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read_original", as_typed)
        done = nianbao(root, "import", "报告.txt")
    assert done.returncode == 0, done.stderr
    return root, done.stdout


def files(root: Path) -> dict[str, bytes]:
    """Every file of a project, but for those that only lie beside it."""
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def test_a_file_becomes_a_year_that_the_check_can_read(imported: tuple[Path, str]) -> None:
    root, printed = imported
    assert "已导入 2018 年度，用 2014 年表式。" in printed
    assert "读到 58 个数，待填 0 个，要核对 0 处；正文 6 页，48 段；小表里的数 12 个。" in printed
    project = read_project(root)
    assert [year.year for year in project.years] == [2018]
    # What is left to do: the numbers of the text are to be bound.
    rules = {found.rule for found in project.findings if found.severity == "error"}
    assert rules == {"open-number", "contradiction"}, [*map(str, project.findings)]


def test_the_page_of_doubts_asks_for_nothing(imported: tuple[Path, str]) -> None:
    page = (imported[0] / PAGE).read_text(encoding="utf-8")
    tree = html.fromstring(page)
    assert not tree.xpath("//script | //img | //link | //iframe | //*[@src]")
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//@href")} <= set(ids)
    assert "default-src 'none'" in page


def test_programs_get_the_same(root: Path) -> None:
    done = json.loads(nianbao(root, "import", "报告.txt", "--format", "json").stdout)
    assert (done["year"], done["form"], done["page"], done["backup"]) == (2018, "2014", PAGE, "")
    assert done["counts"] == {"read": 58, "open": 0, "doubtful": 0, "chapters": 6, "paragraphs": 48, "numbers": 12}
    assert {doubt["kind"] for doubt in done["doubts"]} == {"joined"}
    for doubt in done["doubts"]:
        assert 1 < doubt["line"] <= len((root / doubt["file"]).read_text(encoding="utf-8").split("\n"))


def by_hand(root: Path, *names: str) -> dict[str, bytes]:
    """A year that somebody began; gives all files of the project."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("甲\n", encoding="utf-8")
    return files(root)


def test_a_year_that_is_there_stays_unless_it_is_forced(root: Path) -> None:
    before = by_hand(root, "data/2018/statistics.yml", "docs/2018/index.md")
    refused = nianbao(root, "import", "报告.txt")
    assert refused.returncode == 2
    assert "已经有 data/2018" in refused.stderr
    assert files(root) == before
    forced = nianbao(root, "import", "报告.txt", "--force")
    assert forced.returncode == 0
    assert "4151" in (root / "data/2018/statistics.yml").read_text(encoding="utf-8")
    (kept,) = (root / ".originals").glob("2018-*")
    assert {name: files(kept)[name] for name in files(kept)} == {
        name: content for name, content in before.items() if "/2018/" in name
    }


def test_a_locked_year_stays_even_then(root: Path) -> None:
    before = by_hand(root, "data/2018/frozen.yml", "docs/2018/index.md")
    refused = nianbao(root, "import", "报告.txt", "--force")
    assert refused.returncode == 2
    assert "已经锁定" in refused.stderr
    assert files(root) == before


def unreadable(_: str, __: bytes) -> Original:
    raise Problem("文件损坏", "请重新另存")


@pytest.mark.parametrize(
    ("arguments", "reader", "says"),
    [
        (("没有.docx",), as_typed, "没有这个文件"),
        (("报告.txt", "--year", "18"), as_typed, "不是年度"),
        (("报告.txt", "--form", "2021"), as_typed, "2018 年度没有“2021”这种表式"),
        (("报告.txt", "报告.txt", "--year", "2018"), as_typed, "只用于一个文件"),
        (("报告.txt",), unreadable, "文件损坏（请重新另存）"),
        (("报告.txt",), lambda *_: Original(()), "不像政府信息公开工作年度报告"),
    ],
)
def test_nothing_is_written_for_what_is_refused(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    reader: Callable[[str, bytes], Original],
    says: str,
) -> None:
    monkeypatch.setattr(reading, "read_original", reader)
    before = files(root)
    done = nianbao(root, "import", *arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert files(root) == before


def test_a_disk_that_fails_leaves_the_year_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    before = by_hand(root, "data/2018/tables/x.yml", "docs/2018/work.md")

    def failing(source: Path, target: Path) -> None:
        if target == root / "docs/2018" and ".import-" in source.as_posix():
            raise OSError(28, "no space", str(target))
        move(source, target)

    monkeypatch.setattr(yearfolder, "move", failing)
    assert nianbao(root, "import", "报告.txt", "--force").returncode == 1
    assert {name: content for name, content in files(root).items() if name != ".originals/.gitignore"} == before


HOSTILE = "<script>alert(1)</script>\"'><img src=http://x.example/>\u202e"


def test_what_stands_in_a_file_runs_nowhere(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = tuple(Cell(text, Place(table=1, row=1, sheet=HOSTILE)) for text in (HOSTILE, HOSTILE))
    paragraphs = [Paragraph((Span(text),), Place()) for text in (HOSTILE, f"一、{HOSTILE}"[:40])]
    blocks = (*read_typed(TEXT).blocks, *paragraphs, Table((cells, cells), Place()))
    monkeypatch.setattr(reading, "read_original", lambda *_: Original(blocks))
    assert nianbao(root, "import", "报告.txt").returncode == 0
    page = (root / PAGE).read_text(encoding="utf-8")
    assert not html.fromstring(page).xpath("//script | //img")
    assert "\u202e" not in page
    for path in (root / "docs/2018").glob("*.md"):
        assert "<script" not in path.read_text(encoding="utf-8")


def test_the_page_and_the_original_stay_out_of_git() -> None:
    for ignored in (ROOT / ".gitignore", ROOT / "hooks/nianbao/authoring/office/own/dot-gitignore"):
        lines = ignored.read_text(encoding="utf-8").split("\n")
        assert {"/导入核对-*.html", "/data/*/original/*", "!/data/*/original/figures.yml"} <= set(lines)
