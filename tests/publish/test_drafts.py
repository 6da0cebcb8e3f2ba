"""A preview goes on whatever is wrong: what is wrong is on the page, and goes from it as it is put right."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nianbao.address.published import LIST
from nianbao.cache.store import NOTHING
from nianbao.cli import main
from nianbao.draft.notice import is_draft
from nianbao.publish.preview import SitePreview
from workspace import edit, nianbao

WORK = "2018/work/index.html"
_BOUND = re.compile(r"\[(\d+)\]\(stat:")


def break_numbers(root: Path, count: int) -> list[tuple[str, str]]:
    """Change the first bound numbers of a chapter; each with what puts it right."""
    path = root / "docs/2018/work.md"
    text = path.read_text("utf-8")
    found = list(_BOUND.finditer(text))[:count]
    for match in reversed(found):
        text = f"{text[: match.start(1)]}9{match[1]}{text[match.end(1) :]}"
    path.write_text(text, encoding="utf-8")
    return [(f"[9{match[1]}](stat:", f"[{match[1]}](stat:") for match in found]


def page(preview: SitePreview, name: str = WORK) -> str:
    return (preview.read(name) or b"").decode()


def listed(html: str) -> list[str]:
    """What the list of a page holds."""
    return re.findall(r'<li id="found-\d+"[^>]*>.*?</li>', html)


@pytest.fixture
def preview(project: Path) -> Iterator[SitePreview]:
    preview = SitePreview(project, NOTHING)
    yield preview
    preview.close()


def test_mended_one_by_one_the_list_empties(project: Path, preview: SitePreview) -> None:
    path = project / "docs/2018/work.md"
    right = path.read_text("utf-8")
    remedies = break_numbers(project, 3)
    with path.open("a", encoding="utf-8") as chapter:
        chapter.write("\n【待填：以后写】\n")
    assert preview.refresh()
    before = page(preview)
    must = [line for line in listed(before) if "work.md" in line and ("正文写的是" in line or "还没有写" in line)]
    assert len(must) == len(remedies) + 1
    for line in must:
        (anchor,) = re.findall(r'href="#(finding-\d+)"', line)
        assert before.count(f'id="{anchor}"') == 1
    assert '<mark class="pending">【待填：以后写】' in before
    left = before
    for wrong, correct in remedies:
        edit(path, wrong, correct)
        assert preview.refresh()
        assert len(listed(page(preview))) < len(listed(left))
        left = page(preview)
    assert is_draft(left)
    path.write_text(right, encoding="utf-8")
    assert preview.refresh()
    assert not is_draft(page(preview))
    assert "draft" not in page(preview)


def test_every_page_of_a_draft_says_so_and_shows_what_is_wrong_elsewhere(project: Path, preview: SitePreview) -> None:
    break_numbers(project, 1)
    preview.refresh()
    for name in ("index.html", "2018/index.html", "2018/statistics/index.html", "2018/search/index.html", "404.html"):
        html = page(preview, name)
        assert is_draft(html), name
        assert '<meta name="robots" content="noindex">' in html, name
        assert re.search(r'work/#finding-\d+"', html), name


UNREADABLE: dict[str, Callable[[Path], object]] = {
    "half of a file": lambda root: (root / "data/2018/statistics.yml").write_text("a:\n  - : [\n"),
    "another encoding": lambda root: (root / "data/2018/report.yml").write_bytes("form: 平潭".encode("gbk")),
    "no front page": lambda root: (root / "docs/2018/index.md").unlink(),
}


_FIRST, *_OTHERS = UNREADABLE
_EACH = [_FIRST, *(pytest.param(what, marks=pytest.mark.proof) for what in _OTHERS)]


@pytest.mark.parametrize("what", _EACH)
def test_what_cannot_be_read_is_shown_as_it_was_with_the_message(
    what: str, project: Path, preview: SitePreview
) -> None:
    preview.refresh()
    before = page(preview)
    UNREADABLE[what](project)
    assert preview.refresh()
    after = page(preview)
    assert is_draft(after)
    assert listed(after)
    assert "15131</a>条" in after
    assert "15131</a>条" in before


@pytest.mark.parametrize("what", _EACH)
def test_what_never_could_be_read_has_a_page_that_says_so(what: str, project: Path, preview: SitePreview) -> None:
    UNREADABLE[what](project)
    assert preview.refresh()
    for name in ("index.html", "2018/index.html", WORK):
        html = page(preview, name)
        assert "<h1>还不能显示</h1>" in html
        assert "</body>" in html, "the server puts the script there that loads it anew"
        assert is_draft(html)
        assert listed(html)
    assert preview.read("2018/work.png") is None


def test_settings_that_are_wrong_are_said_on_the_page(project: Path, preview: SitePreview) -> None:
    settings = (project / "mkdocs.yml").read_bytes()
    (project / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    assert preview.refresh()
    assert "mkdocs.yml:" in page(preview)
    (project / "mkdocs.yml").write_bytes(settings)
    assert preview.refresh()
    assert not is_draft(page(preview))
    (project / "mkdocs.yml").write_text("", encoding="utf-8")
    assert preview.refresh()
    assert "15131</a>条" in page(preview)
    assert any("mkdocs.yml:" in line for line in listed(page(preview)))


@pytest.mark.unix
def test_where_nothing_may_be_shown_the_last_page_is_and_nothing_new(project: Path, preview: SitePreview) -> None:
    preview.refresh()
    page(preview)
    (project / "docs/2018/x.html").write_text("<script>", encoding="utf-8")
    (project / "mkdocs.yml").unlink()
    (project / "mkdocs.yml").symlink_to("/etc/hostname")
    assert preview.refresh()
    assert "15131</a>条" in page(preview)
    assert any("mkdocs.yml" in line for line in listed(page(preview)))
    assert listed(page(preview, "2018/plan/index.html"))
    assert preview.read("2018/x.html") is None


def test_a_build_refuses_what_waits_and_a_draft_of_it_is_made(project: Path) -> None:
    edit(project / "data/2018/statistics.yml", "接受培训人员数: 120", "接受培训人员数: 待填")
    assert nianbao(project, "build").returncode == 1
    assert not (project / "site").exists()
    run = nianbao(project, "preview")
    assert (run.returncode, run.stdout.splitlines()[0]) == (0, "preview/打开网站.html")
    assert "草稿" in run.stdout
    html = (project / "preview/2018/statistics/index.html").read_text("utf-8")
    assert is_draft(html)
    assert 'data-absent="pending"' in html
    assert re.search(r'href="index\.html#finding-\d+"|href="#finding-\d+"', html)
    assert not (project / "site").exists(), "site/ never holds a draft"


def test_what_only_the_build_finds_makes_a_draft_too(project: Path) -> None:
    with (project / LIST).open("a", encoding="utf-8") as addresses:
        addresses.write("2018/data/旧名.csv\n")
    assert nianbao(project, "preview").returncode == 0
    html = (project / "preview/index.html").read_text("utf-8")
    assert is_draft(html)
    assert "2018/data/旧名.csv: 这个网址公布过，现在没有了" in html


def test_no_draft_gets_out(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "data/2018/statistics.yml").write_text("a: [\n", encoding="utf-8")
    assert nianbao(project, "preview").returncode == 0
    assert "还不能显示" in (project / "preview/index.html").read_text("utf-8")
    monkeypatch.chdir(project)
    assert main(["gate", "preview"]) == 1
    assert "index.html:1: 草稿: 这一页是草稿，不能发布" in capsys.readouterr().err
    (project / "preview").rename(project / "site")
    run = nianbao(project, "smoke", "http://127.0.0.1:9/")
    assert (run.returncode, "site/ 里有草稿，不能发布：2018/index.html" in run.stderr) == (1, True)


def test_a_report_without_its_pdf_is_not_let_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A machine without a Chinese font builds without it, and says so."""
    for name in ("index.html", "2018/index.html", "2018/data/甲.docx"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text("<p>年报</p>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["gate", "site"]) == 1
    assert "site/2018/data/甲.pdf:1: PDF: 没有做成" in capsys.readouterr().err


def test_files_that_are_no_pages_keep_no_draft_from_being_made(project: Path, preview: SitePreview) -> None:
    (project / "docs/README.md").write_text("# 读我\n", encoding="utf-8")
    (project / "docs/sub").mkdir()
    (project / "docs/sub/x.md").write_text("# 别处\n", encoding="utf-8")
    (project / "docs/2018/unread.md").write_bytes("# 中文\n".encode("gbk"))
    (project / "docs/about.md").write_text("# 关于 {#about}\n\n【待填：以后写】\n", encoding="utf-8")
    with (project / "docs/index.md").open("a", encoding="utf-8") as front:
        front.write("\n【待填：以后写】\n")
    preview.refresh()
    for name in ("README", "sub/x", "2018/unread"):
        assert preview.read(f"{name}/index.html") is None, name
    home = page(preview, "index.html")
    for html in (home, page(preview, "about/index.html")):
        assert re.search(r'【待填：以后写】(?:</mark>)?<a class="draft-mark', html)
    for anchor in re.findall(r'href="#([^"]+)"', "".join(listed(home))):
        assert f'id="{anchor}"' in home, "each entry leads somewhere"
    assert any("docs/README.md:1" in line for line in listed(home))
