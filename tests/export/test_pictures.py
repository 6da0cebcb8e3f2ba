"""Pictures in PDF and Word: shown, no wider than the page, with the words that stand for them, and nothing else."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from docx.oxml.ns import qn
from PIL import Image

from nianbao.attached import jpeg, png
from nianbao.attached.picturesize import Size, size_of
from nianbao.check.drawn import check_drawn
from nianbao.check.stages import ProjectFiles
from nianbao.export.document.blocks import BlockReader
from nianbao.export.document.htmltree import read_html
from nianbao.export.document.model import Document, Heading, Page, Run
from nianbao.export.document.pictures import Pictures
from nianbao.export.pdf.pdf import make_pdf
from nianbao.export.word.docx import make_docx
from pdfstructure import read_structure

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="red"/></svg>'
WHO = "Zhang San"


def encoded(kind: str, size: tuple[int, int] = (80, 40), orientation: int = 1) -> bytes:
    """A red picture, in which its maker and a comment are named."""
    saved, exif = io.BytesIO(), Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x010E] = orientation, WHO, WHO
    extra = {"comment": WHO.encode()} if kind in ("JPEG", "GIF") else {}
    Image.new("RGB", size, "red").save(saved, kind, exif=exif, **extra)
    return saved.getvalue()


FILES = {
    "a.png": encoded("PNG"),
    "b.jpg": encoded("JPEG"),
    "c.gif": encoded("GIF"),
    "d.webp": encoded("WEBP"),
    "e.svg": SVG,
    "F.JPEG": encoded("JPEG", orientation=6),
    "大.png": encoded("PNG", (3000, 1500)),
}
PAGE = """<h1 id="t">题</h1><p>前<img alt="甲" src="../a.png">后</p>
<p><img alt="乙" src="../b.jpg"><img alt="丙" src="../c.gif"></p><p><img alt="丁" src="../d.webp"></p>
<figure><p><img alt="戊" src="../e.svg"></p><figcaption>图一</figcaption></figure><p><img alt="己" src="../F.JPEG"></p>
<p><img alt="庚 “辛” &lt;b&gt;" src="../%E5%A4%A7.png"></p><p><img alt="" src="../a.png"></p>
<table><tr><td><img alt="格" src="../%E5%A4%A7.png"></td><td>乙</td></tr></table>
<ul><li>项<img alt="列" src="../a.png"></li></ul>
<p><img alt="缺" src="../none.png"><img alt="坏" src="../bad.gif"></p>"""
WORDS = ["甲", "乙", "丙", "丁", "戊", "己", "庚 “辛” <b>", "格", "列"]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder = tmp_path_factory.mktemp("docs")
    (folder / "2023").mkdir()
    for name, content in {**FILES, "bad.gif": encoded("GIF")[:60] + b"\0;"}.items():
        (folder / "2023" / name).write_bytes(content)
    return composed(folder)


def composed(folder: Path) -> Document:
    pictures = Pictures(folder, 2023)
    blocks = tuple(BlockReader("work", str, lambda image: pictures.find("work", image)).read(read_html(PAGE)))
    title = Page("index", (Heading(1, (Run("报告"),)),))
    return Document("报告", "某某办公室", (date(2023, 1, 1), date(2023, 12, 31)), None, (title, Page("work", blocks)))


@pytest.fixture(scope="module")
def pdf(document: Document) -> bytes:
    return make_pdf(document)


@pytest.fixture(scope="module")
def word(document: Document) -> bytes:
    return make_docx(document)


def drawn(pdf: bytes) -> Iterator[tuple[float, float]]:
    """Width and height of each picture in millimetres, but for the one whose words are vectors."""
    with pypdfium2.PdfDocument(pdf) as opened:
        for sheet in opened:
            for item in sheet.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = item.get_bounds()
                yield round((right - left) * 25.4 / 72), round((top - bottom) * 25.4 / 72)


def test_the_pdf_shows_each_picture_in_its_size_and_none_wider_than_the_page(pdf: bytes) -> None:
    small = (21, 11)
    assert list(drawn(pdf)) == [small, small, small, small, (11, 21), (156, 78), small, (75, 38), small]


def test_the_pdf_reads_out_the_words_that_stand_for_them(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [str(item.Alt) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert sorted(found) == sorted(WORDS)
    text = "".join(tag.whole for page in read_structure(pdf) for tag in page.all("P"))
    assert "前后" in text.replace("\n", "")
    assert "〔图：缺〕〔图：坏〕" in text
    assert "图一" in text


def test_word_shows_each_picture_with_its_words_and_size(word: bytes) -> None:
    shown = [
        (inline.docPr.get("descr"), round(inline.extent.cx / 36000), round(inline.extent.cy / 36000))
        for inline in docx.Document(io.BytesIO(word)).element.iter(qn("wp:inline"))
    ]
    assert [words for words, _, _ in shown] == [*WORDS[:7], "", *WORDS[7:]]
    assert [size for _, *size in shown] == [*[[21, 11]] * 5, [11, 21], [156, 78], [21, 11], [76, 38], [21, 11]]


def test_word_has_each_file_once_as_every_program_knows_it(word: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        media = {name: package.read(name) for name in package.namelist() if "/media/" in name}
    assert {Path(name).suffix for name in media} == {".jpg", ".png"}
    assert len(set(media.values())) == len(media) < len(WORDS)
    turned = [Image.open(io.BytesIO(content)) for content in media.values()]
    assert [image.size for image in turned if image.size[0] < image.size[1]] != []


@pytest.mark.parametrize("made", ["pdf", "word"])
def test_nothing_that_a_camera_or_a_program_says_is_handed_on(made: str, request: pytest.FixtureRequest) -> None:
    content: bytes = request.getfixturevalue(made)
    parts = [content]
    if made == "word":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(name) for name in package.namelist()]
    for name, source in FILES.items():
        assert WHO.encode() in source or name == "e.svg"
    assert [part for part in parts if WHO.encode() in part] == []


def test_the_same_pictures_give_the_same_bytes(document: Document, pdf: bytes, word: bytes) -> None:
    assert make_pdf(document) == pdf
    assert make_docx(document) == word


def test_what_is_no_file_of_the_project_is_only_named(tmp_path: Path) -> None:
    (tmp_path / "docs/2023").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(FILES["a.png"])
    (tmp_path / "docs/2023/link.png").symlink_to(tmp_path / "secret.png")
    pictures = Pictures(tmp_path / "docs", 2023)
    for address in ("../../../secret.png", "../link.png", "https://a.b/a.png", "//a.b/a.png", "", "../", "../a.txt"):
        (image,) = read_html(f'<img src="{address}">').iter("img")
        assert pictures.find("work", image) is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        *((content, Size(80, 40)) for name, content in FILES.items() if name[0] in "abcd"),
        *((encoded("JPEG", orientation=turn), Size(40, 80, turn)) for turn in (5, 6, 7, 8)),
        (SVG, Size(80, 40)),
        (SVG.replace(b'width="80" height="40">', b'viewBox="0 0 30 10">', 1), Size(30, 10)),
        (SVG.replace(b'"80" height="40">', b'"1in" height="2.54cm">', 1), Size(96, 96)),
        (SVG.replace(b'width="80" height="40">', b">", 1), Size(300, 150)),
        (b"", None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"\xff\xd8\xff", None),
        (b"GIF89a", None),
        (b"RIFF\0\0\0\0WEBPVP8 ", None),
        (b"<svg", None),
        (b"BM", None),
    ],
)
def test_a_size_is_read_from_the_bytes(content: bytes, expected: Size | None) -> None:
    found = size_of(content)
    assert found == expected


@pytest.mark.parametrize("name", ["a.png", "b.jpg", "F.JPEG"])
def test_what_is_taken_out_changes_no_point_of_a_picture(name: str) -> None:
    strip = png.without_metadata if name == "a.png" else jpeg.without_metadata
    before, after = (Image.open(io.BytesIO(content)) for content in (FILES[name], strip(FILES[name])))
    assert after.tobytes() == before.tobytes()
    assert not after.getexif()


def test_a_picture_that_cannot_be_drawn_is_found(tmp_path: Path) -> None:
    names = (
        "docs/2023/a.png",
        "docs/2023/坏.jpg",
        "docs/2023/b.gif",
        "docs/2023/c.svg",
        "docs/2023/a.txt",
        "data/a.png",
    )
    contents = (FILES["a.png"], b"\xff\xd8\xff\xd9", encoded("GIF")[:60] + b"\0;", b"<svg", b"", b"")
    for name, content in zip(names, contents, strict=True):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    files = ProjectFiles(tmp_path, tuple((name, "") for name in names), lambda _, make: make())
    found = [str(finding) for finding in check_drawn(files)]
    said = (
        "这张图片画不出来，PDF 和 Word 里只有它的说明（请用原来的程序打开，另存为 PNG 或 JPG，再放进来；规则 picture）"
    )
    assert found == [f"docs/2023/{name}:1: {name}: {said}" for name in ("坏.jpg", "b.gif", "c.svg")]
