"""Numbers are bound by a key each: every key does what the guide says, and the check agrees at once."""

from pathlib import Path

import pytest
from tqdm.utils import disp_len

from bindoffice import REPORT, STATISTICS, desk_of, findings_of, office, report_of, text_of, wrong
from narrative import OVERVIEW, lay_out_narrative
from nianbao.editing.change import take_back
from nianbao.project.project import read_project
from pressed import press

NEW = "三/本年新收政府信息公开申请数量"
PERMITS = "二/行政许可/处理决定数量"


def test_each_key_does_what_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = office(tmp_path, "涉及自然人20件。共收到政府信息公开申请21件。许可：278件。另外，答复来电咨询20件。")
    before = text_of(root)
    desk = desk_of(root)
    second = desk.open[0].choices[1].target
    press(
        desk,
        *("y", "2", "y"),  # nothing is certain; the second choice; the certain one
        *("/", "处理", "/", "许可 278", "1"),  # more than nine; one
        *("s", "u", "f", "0", "热线电话: 答复的“咨询”"),
    )
    bound = (
        f"涉及自然人[20](stat:{second})件。共收到政府信息公开申请[21](stat:{NEW})件。许可：[278](stat:{PERMITS})件。"
    )
    assert text_of(root) == bound + "另外，答复来电咨询20件。"
    assert [item.why for item in desk.year.report.free] == ["热线电话: 答复的“咨询”"]
    assert (wrong(root), desk.open) == ([], ())
    shown = capsys.readouterr().out
    assert "没有确定的一项" in shown
    assert "请用 / 查找" in shown
    assert "  9  " in shown
    assert " 10  " not in shown
    assert desk_of(root).open == ()  # it may be taken up anew at any time
    for change in reversed(desk.history):
        take_back(root, change)
    assert text_of(root) == before
    assert "free" not in report_of(root)
    assert "derived" not in report_of(root)


_KEPT, _UNCLEAR = "本机关不掌握相关政府信息", "补正后申请内容仍不明确"
_FINES = "二/行政处罚/处理决定数量"
DERIVED = (
    ("两项共7件。", ("1", "不掌握", "1", "仍不明确", "1", "", ""), f"{{三/{_KEPT}}} + {{三/{_UNCLEAR}}}"),
    ("相差260件。", ("2", "处罚 决定", "1", "许可 决定", "1", "处罚和许可"), f"{{{_FINES}}} - {{{PERMITS}}}"),
    ("这一比例33.3%。", ("3", "予以公开 总计", "1", "（七）总计", "1", ""), "{三/予以公开} / {三/（七）总计}"),
    ("与上年相差4件。", ("4", "强制 决定", "1", ""), "{二/行政强制/处理决定数量} - 25"),
    ("变化8.7%。", ("5", "新收 总计", "1", ""), f"(23 - {{{NEW}}}) / 23"),
)
EQUAL = """derived:
  甲: {formula: "260", unit: 件}
  乙: {formula: "1 / 3", unit: "%", decimals: 1}
  丙: {formula: "2 / 23", unit: "%", decimals: 1}
"""
"""What makes the numbers of these sentences equal to something, so that they are asked about."""


def test_d_makes_a_number_of_rows(tmp_path: Path) -> None:
    root = office(tmp_path, "\n\n".join(text for text, _, _ in DERIVED))
    (root / REPORT).write_text(report_of(root) + EQUAL, encoding="utf-8")
    desk = desk_of(root)
    press(desk, *(key for _, keys, _ in DERIVED for key in ("d", *keys)))
    for _, _, formula in DERIVED:
        assert f'formula: "{formula}"' in report_of(root)
    assert (root / STATISTICS).read_text(encoding="utf-8").count("table:派生数据") == 1
    assert text_of(root).count("stat:") == len(DERIVED)
    assert (wrong(root), desk.open) == ([], ())


def test_contradictions_have_three_ways(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = "2020年，共收到政府信息公开申请{}件。"
    root = office(tmp_path, "\n\n".join((said.format(17), said.format(18), f"新收申请[16](stat:{NEW})件。")))
    desk = desk_of(root)
    press(desk, "1", "t", "a", "已公布的原文如此", "t")
    bound = "2020年，共收到政府信息公开申请[{}](stat:" + NEW + ")件。"
    assert text_of(root) == "\n\n".join((bound.format(21), bound.format(18), f"新收申请[21](stat:{NEW})件。"))
    assert [item.why for item in desk.year.report.acknowledged][2:] == ["已公布的原文如此"]
    assert (wrong(root), desk.open) == ([], ())
    shown = capsys.readouterr().out
    assert "正文写的是 17件" in shown
    assert shown.count("data/2020/statistics.yml 第 18 行") == 4  # once for each, and again for the digit


def test_what_is_about_right_or_in_words_is_not_bound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = office(tmp_path, "2020年，共收到政府信息公开申请约20件。\n\n2020年，未收到政府信息公开申请。")
    before = text_of(root)
    press(desk_of(root), "1", "s", "t", "1", "x", "q")
    assert text_of(root) == before
    assert "不能绑定" in capsys.readouterr().out


@pytest.mark.proof
@pytest.mark.parametrize("columns", [80, 60])
def test_a_narrative_of_26_numbers_is_clean_after_22_keys_within_the_terminal(
    tmp_path: Path, columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    root = lay_out_narrative(tmp_path)
    before = {str(found) for found in read_project(root).findings if found.place.file != OVERVIEW}
    desk = desk_of(root)
    pressed = press(desk, *"yy1yyyyy1yyyyyyy1yyyf7")
    assert pressed.strokes == 22
    new = {str(found) for found in findings_of(root)} - before
    assert not [line for line in new if line.startswith((OVERVIEW, REPORT))]
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 40
    assert max(disp_len(line) for line in lines) <= columns
