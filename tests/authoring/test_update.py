"""`nianbao init --update`: newer texts come in, and nothing of the office's is lost.

An older engine is played by changing what the repository holds as written: then the running engine is the newer one.
"""

import json
import shutil
from pathlib import Path

import pytest

from engine import OPTIONS, VERSION
from nianbao.authoring.officetexts import guide_pictures
from nianbao.authoring.update import Change, Kind, plan_update
from nianbao.cli import main
from terminal import answer
from workspace import ROOT, edit

GUIDE = "guide/writing.md"
LOCK = "requirements.txt"
OWN_PACKAGE = f"own-package==1.0 \\\n    --hash=sha256:{'0' * 64}\n"
README = "README.md"
FORM = ROOT / "hooks/nianbao/statutory/forms/2021.yml"


def as_of_now(office: Path, path: str) -> str:
    return (office / path).read_text("utf-8")


def outdated(office: Path, path: str = GUIDE) -> str:
    """Let a text be one that an older engine wrote, with another first line; gives what the running engine writes."""
    newest = as_of_now(office, path)
    for copy in (office / path, office / ".nianbao/as-written" / path):
        edit(copy, newest.split("\n", 1)[0] + "\n", "# 旧的标题\n")
    return newest


def update(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["init", "--update", *options])
    shown = capsys.readouterr()
    return code, shown.out + shown.err


def test_what_is_new_already_is_left_alone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in office.rglob("*") if path.name != "answers.yml"}
    code, said = update(capsys)
    assert (code, said) == (0, f"已经是 {VERSION} 版，没有要更新的。\n")
    assert before == {path: path.stat().st_mtime_ns for path in office.rglob("*") if path.name != "answers.yml"}


def test_the_pictures_of_the_guide_are_the_engines_own(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of an office that began before there were any, too."""
    pictures = {path: (office / path).read_bytes() for path in guide_pictures()}
    assert pictures == guide_pictures()
    first, *others = pictures
    (office / first).write_bytes(b"older")
    (office / others[0]).unlink()
    assert update(capsys)[0] == 0
    assert {path: (office / path).read_bytes() for path in pictures} == pictures


def test_an_office_without_the_guide_gets_no_pictures(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / GUIDE).unlink()
    shutil.rmtree(office / "guide/pictures")
    update(capsys)
    assert not (office / "guide/pictures").exists()


def test_a_text_that_nobody_touched_is_replaced_and_the_difference_shown(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = outdated(office)
    code, said = update(capsys)
    assert (code, as_of_now(office, GUIDE)) == (0, newest)
    assert f"更新（本单位没有改过）：\n  {GUIDE}\n" in said
    assert f"--- {GUIDE}（现在的）\n+++ {GUIDE}（新的）\n" in said
    assert "\n-# 旧的标题\n+# 写法\n" in said
    assert update(capsys)[1] == f"已经是 {VERSION} 版，没有要更新的。\n"


def test_line_ends_of_windows_are_no_change(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newest = outdated(office)
    text = as_of_now(office, GUIDE)
    (office / GUIDE).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert update(capsys)[0] == 0
    assert (office / GUIDE).read_bytes() == newest.encode()


def test_a_text_that_the_office_deleted_stays_deleted(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outdated(office)
    (office / GUIDE).unlink()
    for told in (True, False, False):  # once, not again and again
        code, said = update(capsys)
        assert (code, f"不写（本单位删去了）：\n  {GUIDE}\n" in said, GUIDE in said) == (0, told, told)
        assert not (office / GUIDE).exists()


def test_a_deleted_text_that_comes_back_is_brought_up_to_date(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newest = outdated(office)
    old = as_of_now(office, GUIDE)
    (office / GUIDE).unlink()
    update(capsys)
    (office / GUIDE).write_text(old, encoding="utf-8")
    assert (update(capsys)[0], as_of_now(office, GUIDE)) == (0, newest)


def test_a_text_that_is_new_in_this_version_is_added(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newest = as_of_now(office, GUIDE)
    (office / GUIDE).unlink()
    (office / ".nianbao/as-written" / GUIDE).unlink()
    code, said = update(capsys)
    assert (code, f"新增：\n  {GUIDE}\n" in said, as_of_now(office, GUIDE)) == (0, True, newest)


def test_an_own_file_where_a_new_text_would_come_is_kept(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newest = as_of_now(office, GUIDE)
    (office / ".nianbao/as-written" / GUIDE).unlink()
    (office / GUIDE).write_text("本单位自己写的\n", encoding="utf-8")
    assert update(capsys)[0] == 1
    assert update(capsys, "--merge")[0] == 1
    assert as_of_now(office, GUIDE) == "本单位自己写的\n"
    assert as_of_now(office, f"{GUIDE}.new") == newest


def test_a_text_that_is_no_longer_used_goes_unless_it_was_edited(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("old.md", "edited.md"):
        for folder in (office, office / ".nianbao/as-written"):
            (folder / name).write_text("旧的\n", encoding="utf-8")
    (office / "edited.md").write_text("旧的\n本单位加的\n", encoding="utf-8")
    code, said = update(capsys)
    assert (code, "  old.md\n" in said, "  edited.md\n" in said) == (0, True, True)
    assert not (office / "old.md").exists()
    assert as_of_now(office, "edited.md") == "旧的\n本单位加的\n"
    assert "edited.md" not in update(capsys)[1]


def edited(office: Path) -> tuple[str, str]:
    """An older text with a paragraph of the office's at its end; gives it, and what both changes make."""
    newest = outdated(office)
    (office / GUIDE).write_text(as_of_now(office, GUIDE) + "\n本单位加的一段。\n", encoding="utf-8")
    return as_of_now(office, GUIDE), newest + "\n本单位加的一段。\n"


def test_an_edited_text_is_shown_and_left_where_nobody_can_be_asked(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, _ = edited(office)
    for _ in range(2):
        code, said = update(capsys)
        assert (code, as_of_now(office, GUIDE)) == (1, mine)
        assert f"合并（本单位改过，两边的改动不冲突）：\n  {GUIDE}\n" in said
        assert "+# 写法\n" in said
        assert "-本单位加的一段。" not in said
        assert "nianbao init --update --merge" in said


def test_an_edited_text_is_merged_where_that_was_said(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, both = edited(office)
    assert (update(capsys, "--merge")[0], as_of_now(office, GUIDE)) == (0, both)
    assert update(capsys) == (0, f"已经是 {VERSION} 版，没有要更新的。\n")


@pytest.mark.parametrize(("typed", "code", "merged"), [(("也许", "y"), 0, True), (("n",), 1, False)])
def test_at_a_terminal_the_office_is_asked(
    office: Path,
    typed: tuple[str, ...],
    code: int,
    merged: bool,  # noqa: FBT001 - a case of the table
) -> None:
    mine, both = edited(office)
    ended, screen = answer(office, ["init", "--update"], *typed)
    assert (ended, as_of_now(office, GUIDE)) == (code, both if merged else mine)
    assert screen.count("合并以上 1 个本单位改过的文件吗？") == len(typed)


def test_at_a_terminal_nothing_happens_until_there_is_an_answer(office: Path) -> None:
    mine, _ = edited(office)
    newest = outdated(office, README)
    code, screen = answer(office, ["init", "--update"], "\x04")
    assert (code, "没有改动任何文件" in screen) == (2, True)
    assert as_of_now(office, GUIDE) == mine
    assert as_of_now(office, README) != newest


def test_a_contradiction_is_put_beside(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newest = outdated(office)
    edit(office / GUIDE, "# 旧的标题\n", "# 本单位的标题\n")
    mine = as_of_now(office, GUIDE)
    assert update(capsys, "--merge")[0] == 1
    assert as_of_now(office, GUIDE) == mine
    assert as_of_now(office, f"{GUIDE}.new") == newest
    code, said = update(capsys)
    assert (code, f"{GUIDE}.new: 新文字放在这里，还没有处理" in said) == (1, True)
    (office / f"{GUIDE}.new").unlink()
    assert update(capsys) == (0, f"已经是 {VERSION} 版，没有要更新的。\n")
    assert as_of_now(office, GUIDE) == mine


def test_an_edited_newer_text_is_not_overwritten_by_the_next_one(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outdated(office)
    edit(office / GUIDE, "# 旧的标题\n", "# 本单位的标题\n")
    (office / f"{GUIDE}.new").write_text("正在对照\n", encoding="utf-8")
    assert update(capsys, "--merge")[0] == 1
    assert as_of_now(office, f"{GUIDE}.new") == "正在对照\n"
    (office / f"{GUIDE}.new").unlink()
    assert update(capsys, "--merge")[0] == 1
    assert (office / f"{GUIDE}.new").exists()


def test_other_bytes_than_text_are_kept(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that was saved in the encoding of old Windows."""
    outdated(office)
    added = "\n本单位加的一段。\n".encode("gbk")
    with (office / GUIDE).open("ab") as file:
        file.write(added)
    assert update(capsys, "--merge")[0] == 0
    assert (office / GUIDE).read_bytes().endswith(added)
    assert (office / GUIDE).read_bytes().startswith("# 写法\n".encode())


def test_data_and_text_are_never_touched(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "2023"]) == 0
    (office / "data/publisher.yml").write_text("name: 坏了\n", encoding="utf-8")
    (office / "docs/index.md").unlink()
    outdated(office)
    folders = (office / "data/2023", office / "docs", office / "data/publisher.yml")
    before = [(path, path.stat().st_mtime_ns) for folder in folders for path in (folder, *folder.rglob("*"))]
    assert update(capsys)[0] == 0
    assert before == [(path, path.stat().st_mtime_ns) for folder in folders for path in (folder, *folder.rglob("*"))]
    assert not (office / "docs/index.md").exists()


SCHEMA = "data/schemas/statistics-2021.schema.json"


def own_form(office: Path) -> None:
    """The office prints a row of the form otherwise."""
    (office / "data/forms").mkdir()
    shutil.copy(FORM, office / "data/forms/2021.yml")
    edit(office / "data/forms/2021.yml", "label: 规章, unit: 件, level: 1", "label: 规章（本地）, unit: 件, level: 1")


def test_schemas_are_made_anew_from_the_forms_also_from_the_offices_own(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_form(office)
    code, said = update(capsys)
    assert (code, f"更新（本单位没有改过）：\n  {SCHEMA}\n" in said) == (0, True)
    assert "规章（本地）" in json.dumps(json.loads(as_of_now(office, SCHEMA)), ensure_ascii=False)
    assert update(capsys) == (0, f"已经是 {VERSION} 版，没有要更新的。\n")


def test_an_edited_schema_is_not_overwritten(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_form(office)
    (office / SCHEMA).write_text("{}\n", encoding="utf-8")
    code, said = update(capsys)
    assert (code, "nianbao init --update --merge" in said, as_of_now(office, SCHEMA)) == (1, True, "{}\n")
    assert update(capsys, "--merge")[0] == 1
    assert as_of_now(office, SCHEMA) == "{}\n"
    assert "规章（本地）" in as_of_now(office, f"{SCHEMA}.new")
    (office / f"{SCHEMA}.new").unlink()
    assert update(capsys) == (0, f"已经是 {VERSION} 版，没有要更新的。\n")


def test_at_a_terminal_the_office_is_asked_about_its_schema(office: Path) -> None:
    own_form(office)
    (office / SCHEMA).write_text("{}\n", encoding="utf-8")
    code, screen = answer(office, ["init", "--update"], "n")
    assert (code, "合并以上 1 个本单位改过的文件吗？" in screen) == (1, True)
    assert as_of_now(office, SCHEMA) == "{}\n"


def test_a_schema_that_is_no_longer_made_goes_unless_it_was_edited(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those of two forms of the office's that it deleted again; a file that we never wrote is none of our business."""
    names = [f"data/schemas/statistics-{name}.schema.json" for name in ("2030", "2031", "2032")]
    (office / "data/forms").mkdir()
    for year in ("2030", "2031"):
        text = FORM.read_text("utf-8").replace("form: '2021'", f"form: '{year}'")
        text = text.replace("in_force_for_years: [2021, 2022, 2023, 2024, 2025]", f"in_force_for_years: [{year}]")
        (office / f"data/forms/{year}.yml").write_text(text, encoding="utf-8")
    assert update(capsys)[0] == 0
    shutil.rmtree(office / "data/forms")
    for name in names[1:]:
        (office / name).write_text("{}\n", encoding="utf-8")
    code, said = update(capsys)
    assert (code, [name in said for name in names]) == (0, [True, True, False])
    assert [(office / name).exists() for name in names] == [False, True, True]


def test_a_form_that_cannot_be_read_stops_the_update_first(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outdated(office)
    (office / "data/forms").mkdir()
    (office / "data/forms/own.yml").write_text("form：2030\n", encoding="utf-8")
    code, said = update(capsys)
    assert (code, "data/forms/own.yml:1:" in said, "# 旧的标题" in as_of_now(office, GUIDE)) == (1, True, True)


def older_engine(office: Path, wheel: Path) -> Path:
    """Let the repository be one of an older engine; gives that engine's file."""
    before = office / "engine/nianbao-0.0.9-py3-none-any.whl"
    (office / "engine" / wheel.name).rename(before)
    for copy in (office / LOCK, office / ".nianbao/as-written" / LOCK):
        edit(copy, f"./engine/{wheel.name}", f"./engine/{before.name}")
    edit(office / ".nianbao/answers.yml", f"wheel: {wheel.name}", f"wheel: {before.name}")
    edit(office / ".nianbao/answers.yml", f'engine: "{VERSION}"', 'engine: "0.0.9"')
    return before


def engines(office: Path) -> list[str]:
    return sorted(path.name for path in (office / "engine").iterdir())


def below_the_engine(office: Path, line: str) -> None:
    """The office puts a line of its own below the engine's."""
    lines = as_of_now(office, LOCK).splitlines(keepends=True)
    at = next(number for number, text in enumerate(lines, 1) if text.startswith("./engine/"))
    (office / LOCK).write_text("".join([*lines[:at], line, *lines[at:]]), encoding="utf-8")


def recorded(office: Path) -> str:
    return as_of_now(office, ".nianbao/answers.yml").split("engine: ")[1].split("\n")[0].strip('"')


def test_the_file_of_the_engine_is_changed_with_its_lock(
    office: Path, wheel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one before is of another name, and was put there by us."""
    older_engine(office, wheel)
    code, said = update(capsys)
    assert (code, f"请加上 {VERSION} 版的安装文件" in said) == (2, True)
    code, said = update(capsys, "--wheel", str(wheel))
    assert (code, f"+./engine/{wheel.name} --hash=sha256:" in said) == (0, True)
    assert (engines(office), recorded(office)) == ([wheel.name], VERSION)
    assert f"./engine/{wheel.name} " in as_of_now(office, LOCK)


def test_a_lock_with_a_package_of_the_offices_waits_until_it_may_be_merged(
    office: Path, wheel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = older_engine(office, wheel)
    newest = outdated(office)
    below_the_engine(office, OWN_PACKAGE)
    for _ in range(2):
        code, said = update(capsys, "--wheel", str(wheel))
        assert (code, "已更新" in said, "再运行 pip" in said) == (1, False, False)
        assert f"更新没有完成：{LOCK} 还没有换成 {VERSION} 版" in said
        assert f"nianbao init --update --merge --wheel engine/{wheel.name}" in said
        assert (engines(office), recorded(office)) == ([before.name, wheel.name], "0.0.9")
        assert as_of_now(office, GUIDE) == newest
    code, said = update(capsys, "--merge", "--wheel", f"engine/{wheel.name}")
    assert (code, f"已更新到 {VERSION} 版" in said, f"pip install --require-hashes -r {LOCK}" in said) == (
        0,
        True,
        True,
    )
    assert (engines(office), recorded(office)) == ([wheel.name], VERSION)
    assert as_of_now(office, LOCK) == as_of_now(office, f".nianbao/as-written/{LOCK}") + OWN_PACKAGE
    assert not (office / f"{LOCK}.new").exists()
    assert update(capsys, "--wheel", str(wheel)) == (0, f"已经是 {VERSION} 版，没有要更新的。\n")


@pytest.mark.parametrize(("typed", "code"), [("y", 0), ("n", 1)])
def test_at_a_terminal_the_office_is_asked_about_its_lock(office: Path, wheel: Path, typed: str, code: int) -> None:
    before = older_engine(office, wheel)
    below_the_engine(office, OWN_PACKAGE)
    ended, screen = answer(office, ["init", "--update", "--wheel", str(wheel)], typed)
    assert (ended, "已更新到" in screen, "更新没有完成" in screen) == (code, code == 0, code == 1)
    assert engines(office) == ([wheel.name] if code == 0 else [before.name, wheel.name])


def test_a_lock_that_was_merged_by_hand_is_taken_as_it_is(
    office: Path, wheel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older_engine(office, wheel)
    below_the_engine(office, OWN_PACKAGE)
    update(capsys, "--wheel", str(wheel))
    edit(office / LOCK, "./engine/nianbao-0.0.9-", f"./engine/nianbao-{VERSION}-")
    mine = as_of_now(office, LOCK)
    assert update(capsys, "--wheel", str(wheel))[0] == 0
    assert (as_of_now(office, LOCK), engines(office), recorded(office)) == (mine, [wheel.name], VERSION)


def test_a_lock_that_was_taken_back_is_not_said_to_be_new(
    office: Path, wheel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another version of one of our packages, and the engine of before: both are for us to say."""
    ours = as_of_now(office, LOCK)
    edit(office / LOCK, f"./engine/nianbao-{VERSION}-", "./engine/nianbao-0.0.9-")
    edit(office / LOCK, "\nmkdocs==", "\nmkdocs==0.")
    code, said = update(capsys, "--wheel", str(wheel))
    assert (code, "已经是" in said, "更新没有完成" in said) == (1, False, True)
    assert update(capsys, "--wheel", str(wheel), "--merge")[0] == 0
    assert as_of_now(office, LOCK) == ours


def test_a_lock_that_the_office_deleted_gets_no_engine(
    office: Path, wheel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = older_engine(office, wheel)
    (office / LOCK).unlink()
    outdated(office)
    code, said = update(capsys, "--wheel", str(wheel))
    assert (code, "已更新到 0.1.0 版" in said, "pip install" in said) == (0, True, False)
    assert (engines(office), (office / LOCK).exists()) == ([before.name], False)


def test_a_file_in_the_engines_place_that_is_not_ours_is_left(
    office: Path, wheel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "engine" / wheel.name).write_bytes(b"another")
    outdated(office)
    code, said = update(capsys, "--wheel", str(wheel))
    assert (code, "没有改动任何文件" in said) == (2, True)
    assert (office / "engine" / wheel.name).read_bytes() == b"another"
    assert "# 旧的标题" in as_of_now(office, GUIDE)


def test_an_engine_is_locked_later_where_it_was_not(
    office: Path, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "other"), *OPTIONS]) == 0
    monkeypatch.chdir(tmp_path / "other")
    assert update(capsys) == (0, f"已经是 {VERSION} 版，没有要更新的。\n")
    assert update(capsys, "--wheel", str(wheel))[0] == 0
    assert as_of_now(tmp_path / "other", "requirements.txt") == as_of_now(office, "requirements.txt")
    assert (tmp_path / "other/engine" / wheel.name).read_bytes() == wheel.read_bytes()


def test_an_older_engine_changes_nothing(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outdated(office)
    edit(office / ".nianbao/answers.yml", f'engine: "{VERSION}"', 'engine: "10.0.0"')
    code, said = update(capsys)
    assert (code, f"这个仓库是 10.0.0 版写的，现在运行的是 {VERSION} 版" in said) == (2, True)
    assert "# 旧的标题" in as_of_now(office, GUIDE)


def test_a_project_without_a_record_is_refused(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(office / ".nianbao")
    code, said = update(capsys)
    assert (code, "不是用 nianbao init 建的" in said) == (2, True)
    monkeypatch.chdir(tmp_path)
    code, said = update(capsys)
    assert (code, "不是项目文件夹" in said) == (2, True)


def test_a_record_that_cannot_be_read_is_said_with_its_line(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / ".nianbao/answers.yml", f'engine: "{VERSION}"', f"engine：{VERSION}")
    code, said = update(capsys)
    assert (code, ".nianbao/answers.yml:2: engine: 用了全角冒号" in said) == (1, True)


def test_answers_are_not_changed_by_an_update(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = update(capsys, "--name", "别的名称")
    assert (code, "要改，请直接编辑 data/publisher.yml" in said) == (2, True)
    assert "某某县人民政府" in as_of_now(office, README)


def test_it_works_from_any_folder_of_the_repository(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = outdated(office)
    monkeypatch.chdir(office / "docs")
    assert (update(capsys)[0], as_of_now(office, GUIDE)) == (0, newest)


def test_without_git_an_edited_text_gets_the_newer_one_beside(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, _ = edited(office)
    monkeypatch.setenv("PATH", str(office))
    code, said = update(capsys, "--merge")
    assert (code, "没有安装 git" in said, as_of_now(office, GUIDE)) == (1, True, mine)
    assert (office / f"{GUIDE}.new").exists()


def cut(mine: str, before: str, other: str) -> str | None:
    """A merge that contradicts itself unless the office has only added to the text."""
    return other + mine.removeprefix(before) if mine.startswith(before) else None


@pytest.mark.parametrize(
    ("before", "mine", "new", "kind", "merged"),
    [
        ("a", "a", "a", None, ""),
        ("a", "b", "a", None, ""),  # the office's change alone
        ("a", "b", "b", None, ""),  # the same change on both sides
        ("a", None, None, None, ""),
        ("a", "a", "b", Kind.REPLACED, ""),
        ("a", "ac", "b", Kind.MERGED, "bc"),
        ("a", "c", "b", Kind.CONFLICT, ""),
        (None, "c", "b", Kind.CONFLICT, ""),
        (None, None, "b", Kind.ADDED, ""),
        ("a", None, "b", Kind.DELETED, ""),
        ("a", "a", None, Kind.REMOVED, ""),
        ("a", "c", None, Kind.LEFT, ""),
    ],
)
def test_three_versions_decide(
    before: str | None, mine: str | None, new: str | None, kind: Kind | None, merged: str
) -> None:
    was, own, now = ({} if text is None else {"x": text} for text in (before, mine, new))
    expected = () if kind is None else (Change("x", kind, mine or "", new or "", merged),)
    assert plan_update(was, own, now, cut) == expected
