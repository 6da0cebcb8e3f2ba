"""`nianbao clean`: afterwards the check passes, and the original is never lost."""

import subprocess
from pathlib import Path

import pytest

from compounds import doc, properties
from packages import core, docx, paragraph
from workspace import edit, git, nianbao

NAMED = docx(parts={"docProps/core.xml": core(creator="张三")})


def put(content: Path, raw: bytes, name: str = "docs/2018/名单.docx") -> Path:
    path = content / name
    path.write_bytes(raw)
    return path


def test_a_cleaned_file_passes_the_check_and_the_original_is_kept(content: Path) -> None:
    path = put(content, NAMED)
    edit(content / "docs/2018/plan.md", "2019年，我们将", "[名单](名单.docx)\n\n2019年，我们将")
    ran = nianbao(content, "clean", "docs/2018/名单.docx")
    (kept,) = (content / ".originals").glob("名单-*.docx")
    assert (ran.returncode, kept.read_bytes()) == (0, NAMED)
    assert ran.stdout.splitlines() == [
        f"docs/2018/名单.docx: 已清理，原来的文件在 .originals/{kept.name}（不会提交，确认无误后可以删去）",
        "  去掉了文件属性里的作者",
    ]
    assert path.read_bytes() != NAMED
    assert nianbao(content, "check").returncode == 0
    again = nianbao(content, "clean", "docs/2018/名单.docx")
    assert (again.returncode, again.stdout) == (0, "docs/2018/名单.docx: 没有要清理的，文件没有动\n")


def test_git_leaves_the_originals_out(content: Path) -> None:
    put(content, NAMED)
    nianbao(content, "clean", "docs/2018/名单.docx")
    git(content, "init", "--quiet")
    git(content, "add", "--all")
    listed = subprocess.run(["git", "ls-files"], cwd=content, check=True, capture_output=True, text=True).stdout  # noqa: S607
    assert "docs/" in listed
    assert ".originals" not in listed


def test_the_cleaned_file_may_be_laid_elsewhere(content: Path) -> None:
    path = put(content, NAMED)
    ran = nianbao(content, "clean", "docs/2018/名单.docx", "--output", "clean")
    assert (ran.returncode, path.read_bytes()) == (0, NAMED)
    assert (content / "clean/名单.docx").read_bytes() != NAMED
    assert not (content / ".originals").exists()


def test_what_has_to_be_done_by_hand_is_said(content: Path) -> None:
    put(content, docx(paragraph("11010519491231002X"), ("attachedTemplate", "http://a.example/t", True)))
    ran = nianbao(content, "clean", "docs/2018/名单.docx")
    assert ran.returncode == 1
    assert "  还要自己改：word/document.xml：有身份证号码 110*************2X" in ran.stdout
    assert "  去掉了模板或邮件合并名单的位置" in ran.stdout


def test_how_an_old_format_is_cleaned_is_said_and_the_file_stays(content: Path) -> None:
    raw = doc(SummaryInformation=properties({4: "张三"}))
    path = put(content, raw, "docs/2018/名单.doc")
    for options in ((), ("--output", "clean")):
        ran = nianbao(content, "clean", "docs/2018/名单.doc", *options)
        assert (ran.returncode, path.read_bytes()) == (1, raw)
        first, *others = ran.stdout.splitlines()
        assert first.startswith("docs/2018/名单.doc: 这种文件不能自动清理，文件没有动（请在 Word")
        assert "WPS" in first
        assert others == [
            "  里面：SummaryInformation：文件属性里写着作者 张*",
            "  里面：旧格式里的批注和修订痕迹查不出来",
        ]
    assert not (content / "clean").exists()


@pytest.mark.parametrize(
    ("raw", "arguments", "said"),
    [
        (b"x", ("docs/2018/无.docx",), "docs/2018/无.docx: 没有这个文件"),
        (b"x", ("docs/2018/名单.docx",), "名字以 .docx 结尾，内容却是文字"),
        (b"x", ("docs/2018/plan.md",), "这种文件不能自动清理"),
        (NAMED, ("docs/2018/名单.docx", "--output", "docs/index.md"), "不是文件夹"),
        (NAMED, ("docs/2018/名单.docx", "--output", "docs/2018"), "docs/2018/名单.docx: 已经有这个文件，没有动"),
    ],
)
def test_what_cannot_be_cleaned_stays_as_it_is(
    content: Path, raw: bytes, arguments: tuple[str, ...], said: str
) -> None:
    path = put(content, raw)
    ran = nianbao(content, "clean", *arguments)
    assert (ran.returncode, path.read_bytes()) == (2, raw)
    assert said in ran.stderr
