"""What was withdrawn is in no file of the site, however deep it is packed, and its address says so."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from workspace import CONTENT, SITE, copy, nianbao

pytestmark = pytest.mark.proof
LEAKS = ("张三的身份证号", "附件里的名单", "没有处理的引文")
WITHDRAWN = """withdrawn:
- {address: 2018/work/, date: 2019-05-06, why: 含有个人信息}
- {address: 2018/名单.txt, date: 2019-05-07, why: 误发, name: 一份名单}
- {address: about/, date: 2019-05-08, why: 误发}
- {address: data/v1/2018.csv, date: 2019-05-09, why: 误发}
"""
CORRECTIONS = """corrections:
- {date: 2019-05-06, page: work, what: 没有处理的引文, before: 甲, after: 乙, why: 丙}
"""


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project that has taken back a chapter, an attachment, a page of no year and two downloads."""
    root = tmp_path_factory.mktemp("withdrawn")
    copy(CONTENT + SITE, root)
    with (root / "docs/2018/work.md").open("a", encoding="utf-8") as text:
        text.write(f"\n{LEAKS[0]}。\n")
    (root / "docs/2018/名单.txt").write_text(LEAKS[1], encoding="utf-8")
    (root / "docs/about.md").write_text(f"# 关于 {{#about}}\n\n{LEAKS[0]}。\n", encoding="utf-8")
    (root / "data/2018/corrections.yml").write_text(CORRECTIONS, encoding="utf-8")
    addresses = root / "data/addresses.txt"
    pdf = next(line for line in addresses.read_text("utf-8").splitlines() if line.endswith(".pdf"))
    addresses.write_text(f"{addresses.read_text('utf-8')}about/\n", encoding="utf-8")
    entry = f"- {{address: {pdf}, date: 2019-05-10, why: 误发}}\n"
    (root / "data/withdrawn.yml").write_text(WITHDRAWN + entry, encoding="utf-8")
    run = nianbao(root, "build", "--deploy")
    assert run.returncode == 0, run.stdout + run.stderr
    return root / "site"


def files(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and what is packed in it."""
    yield name, content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from files(f"{name}/{inner}", archive.read(inner))


def everything(site: Path) -> Iterator[tuple[str, str]]:
    for path in site.rglob("*"):
        if path.is_file():
            for name, content in files(path.relative_to(site).as_posix(), path.read_bytes()):
                yield name, content.decode("utf-8", "replace")


def test_nothing_of_it_is_in_any_file_however_deep_it_is_packed(withdrawn: Path) -> None:
    looked_at = dict(everything(withdrawn))
    assert any(name.endswith("word/document.xml") for name in looked_at), "documents are looked into"
    assert any(name.endswith("（离线版）/2018/print/index.html") for name in looked_at), "the offline edition too"
    assert [(leak, name) for name, text in looked_at.items() for leak in LEAKS if leak in text] == []
    assert [name for name in looked_at if name.endswith(("名单.txt", "v1/2018.csv", ".pdf"))] == []
    lists = ("search.json", "sitemap.xml", "feed.xml", "2018/sitemap.xml", "2018/search.json", "contents/index.html")
    for name in (*lists, "2018/index.html", "2018/print/index.html"):
        text = looked_at[name]
        assert not [part for part in ("2018/work", '"work/', "about/", "名单") if part in text], name


def test_in_the_place_of_a_page_stands_that_it_was_withdrawn(withdrawn: Path) -> None:
    for page, words in {
        "2018/work": "已于2019年5月6日撤下这一页，不再公开。原因：含有个人信息",
        "about": "已于2019年5月8日撤下这一页，不再公开。原因：误发",
    }.items():
        text = (withdrawn / page / "index.html").read_text("utf-8")
        assert words in text
        assert '<meta name="robots" content="noindex">' in text
        assert "<title>这一页已经撤下 - " in text
        assert "Content-Security-Policy" in text


def test_of_a_file_the_pages_of_files_say_so(withdrawn: Path) -> None:
    downloads = (withdrawn / "2018/downloads/index.html").read_text("utf-8")
    assert "<code>一份名单</code>：2019年5月7日撤下。原因：误发" in downloads
    assert "年度报告.pdf</code>：2019年5月10日撤下" in downloads
    assert '<h2 id="withdrawn">已经撤下的文件</h2>' in downloads
    data = (withdrawn / "data/index.html").read_text("utf-8")
    assert "v1/2018.csv（已经撤下）" in data
    assert "<code>data/v1/2018.csv</code>：2019年5月9日撤下" in data
    record = (withdrawn / "corrections/index.html").read_text("utf-8")
    assert "<code>2018/work/</code>：2019年5月6日撤下。原因：含有个人信息" in record
    assert "目前没有更正" in record


def test_lists_of_files_for_programs_do_not_name_it(withdrawn: Path) -> None:
    for name in ("data/datapackage.json", "data/v1/index.json"):
        text = (withdrawn / name).read_text("utf-8")
        assert "2018.csv" not in text
        assert "2018.json" in text


def test_where_nothing_was_withdrawn_nothing_is_said_of_it(site: Path) -> None:
    assert [path for path in site.rglob("*.html") if "撤下" in path.read_text("utf-8")] == []
