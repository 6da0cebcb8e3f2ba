"""Personal data and files that run are errors, wherever they lie; what is meant to be public is declared."""

import shutil
from pathlib import Path

import pytest

from compounds import compound, doc, properties
from nianbao.attached import inspect
from nianbao.attached.issue import BY_HAND, CLEAN, Issue
from nianbao.cache.store import Store
from nianbao.cache.values import Values
from nianbao.check.exposed import check_exposed
from nianbao.check.stages import ProjectFiles
from nianbao.finding import Finding, Severity
from nianbao.project import reading
from nianbao.project.reading import project_files
from nianbao.source.snapshot import take_snapshot
from packages import core, docx, paragraph
from reading import read
from samples import SAMPLES, YEARS
from workspace import edit

ID = "11010519491231002X"


def found_in(root: Path) -> list[str]:
    """What the check of files says, without all other checks."""
    files = tuple(file for file in take_snapshot(root).files if not file[0].endswith("/"))
    findings = list(check_exposed(ProjectFiles(root, files, lambda _, make: make())))
    assert {finding.severity for finding in findings} <= {Severity.ERROR}
    return [str(finding) for finding in findings]


def put(root: Path, name: str, content: bytes | str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def test_numbers_in_chapters_and_data_are_named_with_their_line_and_masked(content: Path) -> None:
    with (content / "docs/2018/plan.md").open("a", encoding="utf-8") as file:
        file.write(f"\n联系人张某，身份证{ID}。\n\n<!-- 手机 138 1234 5678 -->\n")
    with (content / "docs/index.md").open("a", encoding="utf-8") as file:
        file.write("\n电话13912345678\n")
    edit(content / "data/2018/report.yml", "contact:", "# 请找小李 13712345678\ncontact:")
    put(content, "overrides/partials/announce.html", "<p>值班电话 135-1234-5678</p>")
    lines = found_in(content)
    assert [line.split("（")[0].split(":", 2)[::2] for line in lines] == [
        ["data/2018/report.yml", " 137******78: 写着手机号码"],
        ["docs/2018/plan.md", " 110*************2X: 写着身份证号码"],
        ["docs/2018/plan.md", " 138******78: 写着手机号码"],
        ["docs/index.md", " 139******78: 写着手机号码"],
        ["overrides/partials/announce.html", " 135******78: 写着手机号码"],
    ]
    assert not [line for line in lines if ID in line or "12345678" in line]
    assert all("data/public.yml" in line for line in lines)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("主动公开政府信息数: 15131", "主动公开政府信息数: 13812345678"),
        ("主动公开政府信息数: 15131", "主动公开政府信息数:  13812345678   # 核对过"),
    ],
)
def test_a_figure_of_eleven_digits_is_no_telephone_number(content: Path, old: str, new: str) -> None:
    edit(content / "data/2018/statistics.yml", old, new)
    assert found_in(content) == []


@pytest.mark.parametrize("line", ["phone: 13812345678", 'phone: "138-1234-5678"', "phone: +86 13812345678"])
def test_a_mobile_number_of_an_office_is_one(content: Path, line: str) -> None:
    edit(content / "data/2018/report.yml", "contact:", f"contact:\n  {line}\nx:")
    assert len(found_in(content)) == 1


def test_a_drawing_is_read_but_for_its_places(content: Path) -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg">\n<path\nd="M 138 1234 5678"/>\n<text>{}</text>{}</svg>'
    put(content, "docs/2018/a.svg", drawn.format("甲", "").encode())
    assert found_in(content) == []
    put(content, "docs/2018/a.svg", drawn.format("138<tspan>12345678</tspan>", f"\n<!-- {ID} -->").encode())
    assert [line.partition(" ")[0] for line in found_in(content)] == ["docs/2018/a.svg:4:", "docs/2018/a.svg:5:"]


def test_attached_files_are_named_with_part_and_remedy(content: Path) -> None:
    put(content, "docs/2018/files/名单.docx", docx(paragraph(ID), parts={"docProps/core.xml": core(creator="张三")}))
    put(content, "docs/2018/files/a.pdf", "<html></html>")
    put(content, "docs/2018/files/旧.doc", doc(SummaryInformation=properties({4: "张三"})))
    again = "请用原来的程序打开，另存为 PDF，不要只改名字"
    declare = "请删去，或遮去中间几位；确实要公开的，写进 data/public.yml 并说明理由"
    anew = "请打开核对；最好另存为 .docx，或导出为 PDF"
    found = [str(finding) for finding in read(content).findings if finding.rule in ("personal", "attachment")]
    assert found == [
        f"docs/2018/files/a.pdf:1: a.pdf: 名字以 .pdf 结尾，内容却是网页或 XML（{again}；规则 attachment）",
        f"docs/2018/files/名单.docx:1: word/document.xml: 有身份证号码 110*************2X（{declare}；规则 personal）",
        f"docs/2018/files/名单.docx:1: docProps/core.xml: 文件属性里写着作者 张*（{CLEAN}；规则 personal）",
        f"docs/2018/files/旧.doc:1: SummaryInformation: 文件属性里写着作者 张*（{BY_HAND}；规则 personal）",
        f"docs/2018/files/旧.doc:1: 旧.doc: 旧格式里的批注和修订痕迹查不出来（{anew}；规则 attachment）",
    ]


def test_a_number_in_the_name_of_a_file_is_one(content: Path) -> None:
    put(content, "docs/2018/张某13812345678.csv", "甲,乙\n")
    (line,) = found_in(content)
    assert line.endswith(
        "有手机号码 138******78（请删去，或遮去中间几位；确实要公开的，写进 data/public.yml 并说明理由；规则 personal）"
    )


def test_what_is_meant_to_be_public_is_declared_for_its_file(content: Path) -> None:
    put(content, "docs/2018/名单.docx", docx(parts={"docProps/core.xml": core(creator="张三")}))
    put(content, "docs/2018/又.docx", docx(parts={"docProps/core.xml": core(creator="张三")}))
    with (content / "docs/2018/plan.md").open("a", encoding="utf-8") as file:
        file.write("\n值班手机138-1234-5678。\n")
    put(
        content,
        "data/public.yml",
        "public:\n"
        "  - {file: docs/2018/名单.docx, value: 张三, why: 公开的编制人}\n"
        '  - {file: docs/2018/plan.md, value: "+86 13812345678", why: 对外公布的值班电话}\n',
    )
    assert [line.split(":")[0] for line in found_in(content)] == ["docs/2018/又.docx"]


def test_an_old_format_is_no_error_and_its_author_may_be_declared(content: Path) -> None:
    for suffix in ("doc", "wps"):
        put(content, f"docs/2018/旧.{suffix}", doc(SummaryInformation=properties({4: "张三"})))
    put(content, "docs/2018/旧.dps", compound({"PowerPoint Document": b"x"}))
    put(content, "data/public.yml", "public:\n  - {file: docs/2018/旧.doc, value: 张三, why: 公开的编制人}\n")
    found = [finding for finding in read(content).findings if finding.rule in ("personal", "attachment")]
    assert [(finding.place.file, finding.severity) for finding in found] == [
        ("docs/2018/旧.doc", Severity.WARNING),
        ("docs/2018/旧.dps", Severity.WARNING),
        ("docs/2018/旧.wps", Severity.ERROR),
        ("docs/2018/旧.wps", Severity.WARNING),
    ]


def test_a_declaration_about_nothing_is_an_error(content: Path) -> None:
    entry = '- {file: docs/2018/plan.md, value: "13812345678", why: 值班}'
    put(content, "data/public.yml", f"public:\n  {entry}\n  - {{file: docs/2018/plan.md, value: 甲}}\n")
    found = found_in(content)
    problem = "docs/2018/plan.md 里没有这一项（请照检查结果改正 file 和 value，或删去这一条；规则 personal）"
    assert sorted(found) == [
        f"data/public.yml:2: public: {problem}",
        f"data/public.yml:3: public: {problem}",
        "data/public.yml:3: why: 缺少这一项（请补一行“why: …”；规则 data）",
    ]


@pytest.mark.parametrize("unit", sorted({unit for unit, _ in YEARS}))
def test_nothing_in_the_published_samples_is_accused(unit: str) -> None:
    assert found_in(SAMPLES / unit) == []


def test_a_file_is_read_once_as_long_as_it_stays_the_same(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(content, "docs/2018/名单.docx", docx(parts={"docProps/core.xml": core(creator="张三")}))
    (content / ".entries").mkdir()
    values, names = Values(Store(content / ".entries")), []

    def counted(name: str, raw: bytes) -> tuple[Issue, ...]:
        names.append(name)
        return original(name, raw)

    def findings() -> list[Finding]:
        found = list(check_exposed(project_files(take_snapshot(content), values)))
        values.settle(lambda: True)
        return found

    original = inspect.inspect
    monkeypatch.setattr(inspect, "inspect", counted)
    first = findings()
    assert findings() == first
    assert names == ["docs/2018/名单.docx"]
    shutil.copy(content / "docs/2018/名单.docx", content / "docs/2018/又.docx")
    assert len(findings()) == 2
    put(content, "docs/2018/名单.docx", docx())
    assert len(findings()) == 1
    assert names == ["docs/2018/名单.docx", "docs/2018/又.docx", "docs/2018/名单.docx"]


def test_the_code_that_looks_is_read_once_for_all_files(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def counted() -> str:
        calls.append(1)
        return "x"

    monkeypatch.setattr(reading, "code_of_files", counted)
    for number in range(3):
        put(content, f"docs/2018/{number}.txt", b"x")
    (content / ".entries").mkdir()
    list(check_exposed(project_files(take_snapshot(content), Values(Store(content / ".entries")))))
    assert calls == [1]
