"""What the program writes into the editors' files leaves all else as it was, whoever edits them meanwhile."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bindoffice import REPORT, desk_of, findings_of, office, report_of, text_of
from narrative import OVERVIEW, YEAR, lay_out_narrative
from nianbao.editing.answer import BindTo
from nianbao.editing.certain import bind_certain
from nianbao.editing.change import Change, FileChange, take_back, write_change
from nianbao.editing.desk import Moved
from nianbao.editing.filetext import Edit, FileText
from nianbao.editing.yamlentry import NewEntry, add_entry
from nianbao.finding import Problem
from pressed import press
from workspace import edit

NEW = "三/本年新收政府信息公开申请数量"
FREE = NewEntry("free", "{page: a}")
SUM = NewEntry("derived", "甲: {formula: x}", named=True)

LAYOUTS = (
    ("a: 1\n", FREE, "a: 1\n\nfree:\n  - {page: a}\n"),
    ("a: 1", FREE, "a: 1\n\nfree:\n  - {page: a}\n"),
    ("", SUM, "derived:\n  甲: {formula: x}\n"),
    ("free:\na: 1\n", FREE, "free:\n  - {page: a}\na: 1\n"),
    ("free:  # 说明\n\na: 1\n", FREE, "free:  # 说明\n  - {page: a}\n\na: 1\n"),
    ("free: []\na: 1\n", FREE, "free: [{page: a}]\na: 1\n"),
    ("free: [ {page: b} ]  # 说明\n", FREE, "free: [ {page: b}, {page: a} ]  # 说明\n"),
    ("free: [\n  {page: b},\n]\n", FREE, "free: [\n  {page: b}, {page: a}\n]\n"),
    ("free:\n- {page: b}  # 说明\n# 别的\na: 1\n", FREE, "free:\n- {page: b}  # 说明\n- {page: a}\n# 别的\na: 1\n"),
    (
        "free:\n    - page: b\n      why: c\n\na: 1\n",
        FREE,
        "free:\n    - page: b\n      why: c\n    - {page: a}\n\na: 1\n",
    ),
    ("free:\n  - why: |\n      b\n      c\na: 1\n", FREE, "free:\n  - why: |\n      b\n      c\n  - {page: a}\na: 1\n"),
    ("derived:\n  乙:\n    formula: y\n", SUM, "derived:\n  乙:\n    formula: y\n  甲: {formula: x}\n"),
    ("derived: {乙: {formula: y}}\n", SUM, "derived: {乙: {formula: y}, 甲: {formula: x}}\n"),
)


@pytest.mark.parametrize(("before", "entry", "after"), LAYOUTS)
def test_an_entry_stands_behind_the_others_in_their_layout(before: str, entry: NewEntry, after: str) -> None:
    change = add_entry(before, entry)
    assert before[: change.start] + change.new + before[change.end :] == after


@pytest.mark.parametrize("text", ["free: 甲\n", "- a\n", "free: [\n", "a: &x [1]\nfree: *y\n", "a: 1\n...\n"])
def test_what_cannot_be_written_is_said_with_the_line(text: str) -> None:
    with pytest.raises(Problem, match=r"{page: a}"):
        add_entry(text, FREE)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_line_ends_and_marks_stay(mark: bytes, end: bytes) -> None:
    lines = [b"# \xe7\x94\xb2", b"", b"x 21 y", b"z"]
    text = FileText(mark + end.join(lines))
    at = text.text.index("21")
    lines[2:3] = [b"x [21] y", b"new"]
    assert text.edited([Edit(at, at + 2, "[21]"), Edit(at + 4, at + 4, "\nnew")]) == mark + end.join(lines)


def test_every_byte_but_the_number_and_the_new_line_stays(tmp_path: Path) -> None:
    root = office(tmp_path, "共收到政府信息公开申请**21**件；  \n答复来电咨询20件。<!-- 注 -->")
    for name in (OVERVIEW, REPORT):
        content = (root / name).read_text(encoding="utf-8").replace("\n", "\r\n")
        (root / name).write_bytes(b"\xef\xbb\xbf" + content.encode())
    text, report = ((root / name).read_bytes() for name in (OVERVIEW, REPORT))
    (root / REPORT).chmod(0o640)
    desk = desk_of(root)
    press(desk, "y", "f", "1")
    assert (root / OVERVIEW).read_bytes() == text.replace(b"**21**", f"**[21](stat:{NEW})**".encode())
    line = '  - {page: overview, near: 答复来电咨询, number: "20", why: 其他数量，统计表里没有这一项}'
    new = f"\r\nfree:\r\n{line}\r\n"
    assert (root / REPORT).read_bytes() == report + new.encode()
    assert (root / REPORT).stat().st_mode & 0o777 == 0o640


SAID = "2020年，共收到政府信息公开申请21件，予以公开7件。"


def test_what_is_edited_between_question_and_answer_is_kept(tmp_path: Path) -> None:
    root = office(tmp_path, SAID)

    def elsewhere() -> None:
        edit(root / OVERVIEW, SAID, "新写的一段。\n\n" + SAID + "又加了一句。")

    def replaced() -> None:
        (root / "new.md").write_text((root / OVERVIEW).read_text("utf-8").replace("又加", "再加"), encoding="utf-8")
        (root / "new.md").replace(root / OVERVIEW)

    press(desk_of(root), elsewhere, "y", replaced, "y")
    bound = f"2020年，共收到政府信息公开申请[21](stat:{NEW})件，予以公开[7](stat:三/予以公开)件。"
    assert text_of(root) == f"新写的一段。\n\n{bound}再加了一句。"


def test_a_sentence_that_changed_is_asked_about_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = office(tmp_path, SAID)

    def elsewhere() -> None:
        edit(root / OVERVIEW, SAID, "2020年，共收到政府信息公开申请20件，予以公开7件。")

    press(desk_of(root), elsewhere, "y", "q")
    assert text_of(root) == "2020年，共收到政府信息公开申请20件，予以公开7件。"
    assert "重新来看" in capsys.readouterr().out


def test_a_figure_that_changed_meanwhile_is_not_bound(tmp_path: Path) -> None:
    root = office(tmp_path, "2020年，共收到政府信息公开申请21件。")
    desk = desk_of(root)
    number = desk.open[0]
    edit(root / "data/2020/statistics.yml", "[20, 0, 0, 0, 0, 1, 21]\n  二", "[22, 0, 0, 0, 0, 1, 23]\n  二")
    with pytest.raises(Moved):  # it is a contradiction now
        desk.answer(number, BindTo(NEW))
    assert text_of(root) == "2020年，共收到政府信息公开申请21件。"


def test_what_is_taken_back_leaves_what_was_written_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("甲\n乙21\n丙\n", encoding="utf-8")
    change = Change((FileChange("a.md", file.read_bytes(), "甲\n乙[21]\n丙\n".encode()),))
    write_change(tmp_path, change)
    edit(file, "丙", "丁\n戊")
    take_back(tmp_path, change)
    assert file.read_text(encoding="utf-8") == "甲\n乙21\n丁\n戊\n"
    write_change(tmp_path, Change((FileChange("a.md", file.read_bytes(), "甲\n乙[21]\n丁\n戊\n".encode()),)))
    edit(file, "乙[21]", "乙22")
    with pytest.raises(Problem, match="已经在别处改过"):
        take_back(tmp_path, change)
    assert "乙22" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    ["`申请21件`共收到政府信息公开申请<b>2</b>1件。", "收到政府信息公开申请[21](https://www.example.gov.cn/)件。"],
)
def test_a_number_that_the_page_would_not_show_bound_is_left(tmp_path: Path, text: str) -> None:
    root = office(tmp_path, text)
    before = text_of(root)
    press(desk_of(root), "y", "1", "q")
    assert text_of(root) == before


WRITER = """
import sys
from pathlib import Path
from nianbao.editing.certain import bind_certain
from nianbao.editing.change import take_back, write_change
from nianbao.editing.desk import Desk
root = Path(sys.argv[1])
desk = Desk(root, int(sys.argv[2]))
bind_certain(desk)
print("ready", flush=True)
while True:
    for change in reversed(desk.history):
        take_back(root, change)
    for change in desk.history:
        write_change(root, change)
"""


@pytest.mark.proof
@pytest.mark.unix
def test_whoever_is_killed_leaves_whole_files(tmp_path: Path) -> None:
    root = lay_out_narrative(tmp_path)
    desk = desk_of(root)
    before = {name: (root / name).read_bytes() for name in (REPORT, f"docs/{YEAR}/statistics.md", OVERVIEW)}
    states = set(before.items())
    bind_certain(desk)
    states |= {(each.file, each.after) for change in desk.history for each in change.files}
    seen = set()
    for turn in range(20):
        for name, content in before.items():
            (root / name).write_bytes(content)
        with subprocess.Popen([sys.executable, "-c", WRITER, str(root), str(YEAR)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(0.01 + turn * 0.007)  # the moment is the point
            os.kill(writer.pid, signal.SIGKILL)
        found = {(name, (root / name).read_bytes()) for name in before}
        assert found <= states
        seen |= found
    assert seen >= {(OVERVIEW, before[OVERVIEW])}
    assert len(seen) > len(before)  # some were killed before, some after
    assert not [found for found in findings_of(root) if found.rule == "unlinked"]


def test_a_free_line_covers_only_its_own_sentence(tmp_path: Path) -> None:
    root = office(tmp_path, "本地群众来电咨询20件。外地群众来电咨询20件。")
    press(desk_of(root), "f", "1", "s", "q")
    assert "near" in report_of(root)
    assert [number.item.sentence.text for number in desk_of(root).open] == ["外地群众来电咨询20件。"]
