"""What an office puts in place of the engine's own is listed; what could not be used is an error."""

import codecs
from pathlib import Path

import pytest

from nianbao.finding import Severity
from reading import read
from workspace import own_form


def listed(root: Path) -> list[str]:
    return [str(finding) for finding in read(root).findings if finding.rule == "override"]


def test_everything_that_is_the_offices_own_is_listed(content: Path) -> None:
    own_form(content, "2019")
    texts = {
        "data/series.yml": 'series:\n  - {id: lawsuits, title: 甲, unit: 件, from: [{form: "2019", of: [予以公开]}]}\n',
        "data/related.yml": "groups:\n  - [微信, 某某微信]\n",
        "data/glossary.yml": "terms:\n  部署: [布署, 步署]\n",
        "overrides/partials/copyright.html": "<p>甲</p>\n",
    }
    for name, text in texts.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    places = [line.split(" ", 1)[0] + line.split(" ")[1] for line in listed(content)]
    assert places == [
        "data/forms/2019.yml:17:2019",
        "data/related.yml:1:微信:",
        "data/glossary.yml:2:部署:",
        "data/series.yml:2:lawsuits:",
        "overrides/partials/copyright.html:1:copyright.html:",
    ]
    assert not [f for f in read(content).findings if f.rule == "override" and f.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("partials/a.html", "甲".encode("utf-16"), "文件是 UTF-16 编码，不是 UTF-8"),
        ("assets/css/a.css", "/* 甲乙丙 */".encode("gbk"), "文件是 GBK（ANSI）编码，不是 UTF-8"),
        ("assets/css/a.css", codecs.BOM_UTF8 + b":root{}", "文件开头有看不见的标记（BOM），会印在网页上"),
        ("assets/search/box.js", b"", "搜索的脚本不能换"),
        ("assets/tables/cell.js", b"", "统计表的脚本是合成的，不能只换其中一份"),
    ],
)
def test_what_could_not_be_used_is_an_error(content: Path, name: str, raw: bytes, said: str) -> None:
    path = content / "overrides" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    (finding,) = [finding for finding in read(content).findings if finding.rule == "override"]
    assert (finding.place.file, finding.problem, finding.severity) == (f"overrides/{name}", said, Severity.ERROR)
