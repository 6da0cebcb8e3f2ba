"""Sentences begin with the figures: proposed in placeholders, taken one by one, never published by themselves."""

import re
from pathlib import Path

import pytest

from bindoffice import REPORT, desk_of, findings_of, office, report_of, text_of, wrong
from narrative import OVERVIEW, YEAR
from nianbao.command.draftdialog import take_one_by_one
from nianbao.editing.desk import Desk
from nianbao.editing.draft import put_down, standing, take
from nianbao.editing.sentence import proposals
from nianbao.finding import PENDING, Problem, Severity, for_deployment
from nianbao.project.project import read_project
from nianbao.report.value import Absent
from pressed import Pressed
from tables import filled
from workspace import edit, nianbao

PLACE = "【待填：总体情况】"
NEW = "2020年，新收政府信息公开申请[21](stat:三/本年新收政府信息公开申请数量)件，比上年减少"


def test_each_stands_in_a_placeholder_until_it_is_taken(tmp_path: Path) -> None:
    root = office(tmp_path, PLACE + "\n\n自己写的。")
    (root / OVERVIEW).write_bytes((root / OVERVIEW).read_bytes().replace(b"\n", b"\r\n"))
    run = nianbao(root, "draft", str(YEAR))
    assert (run.returncode, run.stderr) == (0, "")
    text = text_of(root)
    assert text.startswith(f"{PLACE}\n\n【待填：建议：2020年，制发规范性文件")
    assert text.endswith("\n\n自己写的。")
    assert f"【待填：建议：{NEW}2件。】" in text
    assert (root / OVERVIEW).read_bytes().count(b"\n") == (root / OVERVIEW).read_bytes().count(b"\r\n")
    desk = desk_of(root)
    waiting = [each for each in for_deployment(findings_of(root)) if each.rule == PENDING]
    assert len(waiting) == len(standing(desk)) + 1
    assert {each.severity for each in waiting} == {Severity.ERROR}
    assert wrong(root) == []
    assert desk.open == ()
    keyboard = Pressed(["s", "y", "u", "y", "s", "q"])
    take_one_by_one(desk, keyboard)
    assert f"\n\n{NEW}[2](stat:新收公开申请比上年减少)件。\n\n" in text_of(root)
    assert 'derived:\n  新收公开申请比上年减少: {formula: "23 - {' in report_of(root)
    assert wrong(root) == []
    before = text_of(root)
    put_down(desk)
    assert text_of(root) == before


def test_they_follow_the_figures(tmp_path: Path) -> None:
    root = office(tmp_path, PLACE)
    desk = desk_of(root)
    put_down(desk)
    edit(root / "data/2020/statistics.yml", "[6, 0, 0, 0, 0, 0, 6]", "[6, 0, 0, 0, 0, 0, 空]")
    edit(root / "data/2020/statistics.yml", "[20, 0, 0, 0, 0, 1, 21]\n  二", "[22, 0, 0, 0, 0, 1, 23]\n  二")
    desk.read()
    put_down(desk)
    assert "部分公开" not in text_of(root)
    assert "申请[23](stat:三/本年新收政府信息公开申请数量)件，与上年持平。】" in text_of(root)


def test_nothing_is_drafted_while_figures_wait_or_a_year_is_locked(tmp_path: Path) -> None:
    root = office(tmp_path, PLACE)
    edit(root / "data/2020/statistics.yml", "[20, 0, 0, 0, 0, 1, 21]\n  二", "[20, 0, 0, 0, 0, 1, 待填]\n  二")
    with pytest.raises(Problem, match="1 个数是“待填”"):
        put_down(desk_of(root))
    assert text_of(root) == PLACE
    (root / "data/2020/frozen.yml").write_text("files: {}\n", encoding="utf-8")
    assert "nianbao correct 2020" in nianbao(root, "draft", str(YEAR)).stderr


CHANGES = (
    (16, 13, "比上年增加3件。", "{三/本年新收政府信息公开申请数量} - 13"),
    (13, 16, "比上年减少3件。", "16 - {三/本年新收政府信息公开申请数量}"),
    (16, 16, "与上年持平。", None),
    (16, 0, "比上年增加16件。", "{三/本年新收政府信息公开申请数量} - 0"),
    (16, None, "申请16件。", None),
    (0, 16, "未收到政府信息公开申请。", None),
    (None, 16, None, None),
)


@pytest.mark.parametrize(("now", "ago", "said", "formula"), CHANGES)
def test_changes_and_nought_are_said_right(
    now: int | None, ago: int | None, said: str | None, formula: str | None
) -> None:
    reports = (filled("2021", 2023, {} if n is None else {"r1-c7": n}, rest=Absent.BLANK) for n in (now, ago))
    made = list(proposals(*reports))
    shown = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", each.final) for each in made]
    assert len(shown) == (said is not None)
    assert not said or shown[0].endswith(said)
    assert [re.findall('formula: "([^"]*)"', entry.text) for each in made for entry in each.entries] == (
        [[formula]] if formula else []
    )


@pytest.mark.proof
@pytest.mark.parametrize("year", [2019, 2020, 2022, 2023])
def test_all_taken_leave_nothing_to_complain_of(tmp_path: Path, year: int) -> None:
    root = office(tmp_path, PLACE)
    overview = root / f"docs/{year}/overview.md"
    overview.write_text(re.sub("测试用文字：(.*)。", r"【待填：\1】", overview.read_text("utf-8")), encoding="utf-8")
    before = {str(found) for found in read_project(root).findings}
    desk = Desk(root, year)
    count = put_down(desk)
    assert count >= 4
    for _ in range(count):
        take(desk, standing(desk)[0])
    assert put_down(desk) == 0
    new = {str(found) for found in read_project(root).findings} - before
    assert not [line for line in new if "待填" not in line and not line.startswith(REPORT)]
