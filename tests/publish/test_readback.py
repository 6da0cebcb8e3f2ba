"""What was written is read back, also inside archives, before a new site takes the place of the old one."""

import io
import zipfile
from pathlib import Path

import pytest

from nianbao.publish.readback import check_written, unreadable


def packed(**files: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return content.getvalue()


_WRONG = {
    "feed.xml": b"<feed>\x1b</feed>",
    "sitemap.xml": b"<urlset><url></urlset>",
    "chart.svg": "<svg>\ufffe</svg>".encode(),
    "search.json": b'{"v": NaN}',
    "datapackage.json": b'{"a": "\x01"}',
    "report.docx": packed(document_xml="<w>&nbsp;</w>"),
    "data.xlsx": packed(sheet_xml="<c>\x00</c>"),
    "all.zip": packed(data_json="{", ok_json="{}"),
    "torn.zip": b"PK\x03\x04",
    "nested.zip": packed(inside_docx=packed(a_xml="<a>").decode("latin-1")),
}


@pytest.mark.parametrize("name", _WRONG)
def test_what_cannot_be_read_is_found_by_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(_WRONG[name])
    (found,) = check_written(tmp_path, [name])
    assert (found.place.file, found.problem) == (name, "写出的文件读不回来")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("feed.xml", "<feed>政府 𠮷</feed>".encode()),
        ("search.json", b'{"v": 1.5e3}'),
        ("all.zip", packed(a_json="[]", b_xml="<b/>", c_txt="\x00")),
        ("page.html", b"<p>"),
    ],
)
def test_what_can_be_read_is_not(name: str, content: bytes) -> None:
    assert list(unreadable(name, content)) == []


def test_a_site_as_it_is_built_can_be_read(site: Path) -> None:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert [str(found) for found in check_written(site, names)] == []
    assert {".xml", ".json", ".docx", ".xlsx", ".zip"} <= {Path(name).suffix for name in names}
