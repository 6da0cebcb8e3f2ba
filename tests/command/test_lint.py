"""`nianbao lint --write`: what has one meaning is mended in the files of the pages, and nothing else."""

import json
from pathlib import Path

import pytest

from nianbao.command import lintpages
from nianbao.command.lintprint import as_text, refused
from workspace import edit, nianbao

PASTED = "　　甲。\n　　乙。\n- 3 -\n## 附则\n丙\t丁\n戊\t己\n"
MENDED = "甲。\n\n乙。\n\n## 附则 {#topic-5}\n\n| 丙 | 丁 |\n|---|---|\n| 戊 | 己 |\n"
PLAN = "docs/2018/plan.md"


def paste(content: Path, text: str = PASTED) -> tuple[Path, str]:
    path = content / PLAN
    before = path.read_text("utf-8")
    path.write_text(f"{before}\n{text}", encoding="utf-8")
    return path, before


def mend(content: Path) -> dict[str, str]:
    return lintpages.write(lintpages.pages_to_fix(content))


def test_without_write_the_difference_is_shown_and_nothing_changed(content: Path) -> None:
    path, before = paste(content)
    ran = nianbao(content, "lint")
    assert (ran.returncode, path.read_text("utf-8")) == (0, f"{before}\n{PASTED}")
    shown = ran.stdout.splitlines()
    assert {f"--- {PLAN}", f"+++ {PLAN}", "-　　甲。", "+甲。", "-- 3 -", "-丙\t丁", "+| 丙 | 丁 |"} <= set(shown)
    assert "要改好这 1 个文件，请运行 nianbao lint --write。" in shown
    assert (
        "MD022: 标题上下没有空行（请在标题的上面和下面各留一个空行；nianbao lint --write 可以代改；规则 markdown）"
        in ran.stdout
    )


def test_with_write_it_is_mended_once(content: Path) -> None:
    path, before = paste(content)
    ran = nianbao(content, "lint", "--write")
    assert (ran.returncode, path.read_text("utf-8")) == (0, f"{before}\n{MENDED}")
    assert "改好了 1 个文件，请看一遍，再运行 nianbao check。" in ran.stdout
    assert "警告 0 处" in ran.stdout
    assert list(lintpages.pages_to_fix(content)) == []


def test_programs_get_the_findings_alone(content: Path) -> None:
    paste(content)
    assert json.loads(nianbao(content, "lint", "--write", "--format", "json").stdout) == []


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte-order mark"])
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_mark_stay(content: Path, mark: bytes, end: str) -> None:
    path, before = paste(content)
    path.write_bytes(mark + path.read_text("utf-8").replace("\n", end).encode())
    mend(content)
    assert path.read_bytes() == mark + f"{before}\n{MENDED}".replace("\n", end).encode()


def test_each_line_keeps_its_own_end(content: Path) -> None:
    path = content / PLAN
    path.write_bytes("# 题 {#plan}\r\n\n　　甲。\r\n　　乙。\n".encode())
    mend(content)
    assert path.read_bytes() == "# 题 {#plan}\r\n\n甲。\r\n\r\n乙。\n".encode()


def test_a_locked_year_stays(content: Path) -> None:
    assert nianbao(content, "freeze", "2018", "--undated").returncode == 0
    path, before = paste(content)
    pages = list(lintpages.pages_to_fix(content))
    assert lintpages.write(pages) == {}
    assert path.read_text("utf-8") == f"{before}\n{PASTED}"
    assert list(as_text(pages, {}, written=True)) == ["2018 年度已经锁定，这个年度的文件没有动。"]


@pytest.mark.parametrize("text", ["　　甲。\u202e\n", "<<<<<<< HEAD\n　　甲。\n=======\n　　乙。\n>>>>>>> a\n"])
def test_a_page_with_something_unseen_or_a_conflict_stays(content: Path, text: str) -> None:
    path, before = paste(content, text)
    mend(content)
    assert path.read_text("utf-8") == f"{before}\n{text}"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_page_in_another_encoding_stays(content: Path, encoding: str) -> None:
    path, before = paste(content)
    path.write_bytes(f"{before}\n{PASTED}".encode(encoding))
    raw = path.read_bytes()
    assert mend(content) == {}
    assert path.read_bytes() == raw


@pytest.mark.unix
def test_what_lies_elsewhere_stays(content: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "a.md").write_text(PASTED, encoding="utf-8")
    (content / "docs/link.md").symlink_to(other / "a.md")
    (content / "docs/folder").symlink_to(other)
    assert mend(content) == {}
    assert (other / "a.md").read_text("utf-8") == PASTED


def test_pages_outside_docs_stay(content: Path) -> None:
    (content / "README.md").write_text(PASTED, encoding="utf-8")
    mend(content)
    assert (content / "README.md").read_text("utf-8") == PASTED


def test_a_page_that_cannot_be_written_is_named_and_stays_whole(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, before = paste(content)

    def full(path: Path, raw: bytes) -> None:
        raise OSError(28, "No space left on device", f"{path} {len(raw)}")

    monkeypatch.setattr(lintpages, "write_whole", full)
    failed = mend(content)
    assert (refused(failed), capsys.readouterr().err) == (1, f"{PLAN}: 磁盘满了（请清理磁盘，再试一次）\n")
    assert path.read_text("utf-8") == f"{before}\n{PASTED}"


def test_a_page_that_was_saved_in_between_stays(content: Path) -> None:
    path, before = paste(content)
    pages = list(lintpages.pages_to_fix(content))
    edit(path, "　　乙。", "　　改过。")
    assert lintpages.write(pages) == {PLAN: "文件刚才又改过（请再运行一次）"}
    assert path.read_text("utf-8") == f"{before}\n{PASTED}".replace("　　乙", "　　改过")


def test_the_difference_obeys_no_sign_of_a_terminal(content: Path) -> None:
    paste(content, "##[group]甲\n　　乙。\n")
    shown = "\n".join(as_text(list(lintpages.pages_to_fix(content)), {}, written=False))
    assert "乙。" in shown
    assert "##[" not in shown
