import pytest

from nianbao.project.project import Project
from nianbao.report.figure import FigureKind, TargetProblem, find_figure


@pytest.mark.parametrize(
    ("target", "id"),
    [
        ("政务微信公开政府信息数", "1.2.4"),
        ("4. 政务微信公开政府信息数", "1.2.4"),
        ("1.2.4", "1.2.4"),
        ("专职人员数（不包括政府公报及政府网站工作人员数）", "8.3.1"),
        ("专职人员数", "8.3.1"),
        ("收到申请数", "3.1"),
        ("三/收到申请数", "3.1"),
        ("行政复议数量", "4"),
        ("行政复议数量/被依法纠错数", "4.2"),
        ("五/被依法纠错数", "5.2"),
        ("建议提案办理结果/政协提案/已办结件数", "proposals-3-2"),
        ("2018年建议提案办理结果/政协提案/已办结件数", "proposals-3-2"),
        ("政协提案/已办结件数", "proposals-3-2"),
        ("政协提案办结率", "derived-2"),
        ("不同意公开答复数/涉及国家秘密", "3.3.4.a"),
    ],
)
def test_a_target_names_one_figure(real: Project, target: str, id: str) -> None:
    assert find_figure(target, real.years[0].report.figures).id == id


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("被依法纠错数", "“行政复议数量/被依法纠错数”、“行政诉讼数量/被依法纠错数”"),
        ("已办结件数", "“建议提案办理结果/人大议案/已办结件数”、"),
        ("政务微信公开信息数", "没有这个指标"),
        ("政务微信公开信息数", "是不是“政务微信公开政府信息数”"),
        ("1.2.9", "没有这个指标"),
        ("", "没有这个指标"),
        ("/", "没有这个指标"),
        ("六/政务微信公开政府信息数", "没有这个指标"),
        ("主动公开情况", "没有这个指标"),
    ],
)
def test_an_unknown_or_ambiguous_target_lists_the_candidates(real: Project, target: str, words: str) -> None:
    with pytest.raises(TargetProblem) as caught:
        find_figure(target, real.years[0].report.figures)
    assert words in f"{caught.value.problem}（{caught.value.mend}）"


def test_a_figure_says_where_it_comes_from(real: Project) -> None:
    report = real.years[0].report
    assert {figure.kind for figure in report.statistics.values()} == {FigureKind.FORM}
    assert {figure.kind for table in report.tables for figure in table.figures} == {FigureKind.EXTRA}
    assert {item.figure.kind for item in report.derived} == {FigureKind.DERIVED}


def test_every_figure_is_named_by_its_own_target(real: Project) -> None:
    figures = real.years[0].report.figures
    assert [find_figure(figure.target, figures).id for figure in figures] == [figure.id for figure in figures]
