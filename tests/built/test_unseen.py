"""What the site must not hold, and what it holds although no page leads to it: looked for in every file of it."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from workspace import NOTE


def texts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """A file as text, and each file in it where it is an archive."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from texts(f"{name}/{inner}", archive.read(inner))
    elif content.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(content) as document:
            yield name, "".join(page.get_textpage().get_text_bounded() for page in document)
    else:
        yield name, content.decode("utf-8", "ignore")


def test_comments_are_in_no_file_of_the_site(identified: Path) -> None:
    files = {path.relative_to(identified).as_posix(): path for path in identified.rglob("*") if path.is_file()}
    found = [text for name, path in files.items() for text in texts(name, path.read_bytes())]
    assert {suffix for name, _ in found for suffix in (".html", ".pdf", ".xml", ".json") if name.endswith(suffix)} == {
        ".html",
        ".pdf",
        ".xml",
        ".json",
    }
    assert [name for name, text in found if NOTE in text or ("<!--" in text and name.startswith("2018/problems"))] == []
    assert any("丁" in text and "丙" in text for name, text in found if name == "2018/print/index.html")


def test_files_that_are_public_without_a_link_are_there_as_they_are(identified: Path) -> None:
    assert (identified / "CNAME").read_text("utf-8") == "www.example.gov.cn\n"
    assert (identified / "verify_x.txt").read_text("utf-8") == "x\n"
    assert (identified / ".well-known/security.txt").read_text("utf-8") == "Contact: x\n"
