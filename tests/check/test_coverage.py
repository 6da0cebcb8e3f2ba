"""What is said of every number of the text."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from nianbao.check.coverage import scan
from nianbao.check.spotted import Spotted, Status
from nianbao.finding import errors
from nianbao.project.project import Project
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose
from reading import read
from samples import lay_out
from workspace import edit, nianbao


def spot(project: Project, year: int, sentence: str) -> list[tuple[str, Status, str]]:
    """Each quantity of a sentence of the test's own: as written, what is said of it, the likeliest target."""
    report = next(found.report for found in project.years if found.year == year)
    prose = read_prose(Chapter("overview", "docs/overview.md", "", sentence))
    return [
        (item.written, item.status, item.figures[0].target if item.figures else "")
        for item in scan(report, [prose])
        if item.status is not Status.LEFT_OUT
    ]


@pytest.fixture(scope="session")
def pingtan(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return read(lay_out(tmp_path_factory.mktemp("coverage"), "pingtan"), "pingtan")


@pytest.fixture(scope="session")
def kewei(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return read(lay_out(tmp_path_factory.mktemp("coverage"), "shanghai-kewei"), "shanghai-kewei")


@pytest.fixture(scope="session")
def shuyang(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return read(lay_out(tmp_path_factory.mktemp("coverage"), "shuyang"), "shuyang")


@pytest.fixture(scope="session")
def spotted(real: Project) -> tuple[Spotted, ...]:
    year = real.years[0]
    return scan(year.report, map(read_prose, year.chapters))


def test_no_number_of_2018_is_open_or_contradicts(spotted: tuple[Spotted, ...]) -> None:
    assert [item for item in spotted if item.status in (Status.OPEN, Status.CONTRADICTION)] == []


def test_the_bound_numbers_of_2018_are_those_of_the_pages(spotted: tuple[Spotted, ...], real: Project) -> None:
    bound = [item for item in spotted if item.status in (Status.BOUND, Status.DERIVED)]
    assert [item.figures[0].id for item in bound] == [mention.figure.id for mention in real.years[0].mentions]
    assert [item.place for item in bound] == [mention.place for mention in real.years[0].mentions]


@pytest.mark.parametrize(
    ("near", "number"), [("政务新媒体", "4151"), ("区长信箱", "45"), ("政务公开工作汇报", "2"), ("食品药品专栏", "16")]
)
def test_a_number_that_is_no_longer_declared_is_open(content: Path, near: str, number: str) -> None:
    report = content / "data/2018/report.yml"
    line = next(line for line in report.read_text(encoding="utf-8").split("\n") if near in line and "near" in line)
    edit(report, line + "\n", "")
    found = [f for f in read(content).findings if f.rule in ("open-number", "contradiction")]
    assert found
    assert all(str(finding.found).startswith(number) for finding in found)


@pytest.mark.parametrize(
    ("sentence", "status", "target"),
    [
        ("通过政务微信公开政府信息4151条", Status.OPEN, "政务微信公开政府信息数"),
        ("通过政务微信公开政府信息４１５１条", Status.OPEN, "政务微信公开政府信息数"),
        ("通过政务微信公开政府信息4,151条", Status.OPEN, "政务微信公开政府信息数"),
        ("通过政务微信公开政府信息4100余条", Status.OPEN, "政务微信公开政府信息数"),
        ("主动公开政府信息约1.5万条", Status.OPEN, "主动公开政府信息数"),
        ("通过政务微信公开政府信息4150条", Status.CONTRADICTION, "政务微信公开政府信息数"),
        ("共4151篇", Status.OPEN, "政务微信公开政府信息数"),  # too large to be met by chance
        ("发布视频4152条", Status.FREE, ""),
        ("政务微信公开政府信息 4152 条", Status.CONTRADICTION, "政务微信公开政府信息数"),
        ("政务微信公开政府信息\n4152条", Status.CONTRADICTION, "政务微信公开政府信息数"),
        ("| 政务微信公开政府信息 | 4152 |", Status.CONTRADICTION, "政务微信公开政府信息数"),
        ("主动公开政府信息1.6万余条", Status.CONTRADICTION, "主动公开政府信息数"),
        ("主动公开政府信息1.5万余条", Status.OPEN, "主动公开政府信息数"),
        ("主动公开政府信息15余万条", Status.CONTRADICTION, "主动公开政府信息数"),
        ("COVID-19疫情期间政务微信公开政府信息4152条", Status.CONTRADICTION, "政务微信公开政府信息数"),
        ("政务微博699条", Status.CONTRADICTION, "政务微博公开政府信息数"),
        ("举办各类培训班3期", Status.CONTRADICTION, "举办各类培训班数"),
        ("专职工作人员27人", Status.CONTRADICTION, "专职人员数"),
        ("专项经费50000元", Status.OPEN, "政府信息公开专项经费"),
        ("专项经费6万元", Status.CONTRADICTION, "政府信息公开专项经费"),
        ("政协提案办结率95%", Status.CONTRADICTION, "政协提案办结率"),
        ("通过政务新媒体发布信息4151条", Status.CONTRADICTION, "政务新媒体公开政府信息"),
        # a change, another year, a part, one body, words in a title: none of them is the row
        ("政务微信公开政府信息比上年多151条", Status.FREE, ""),
        ("政务微信公开政府信息增加151条", Status.FREE, ""),
        ("2017年政务微信公开政府信息3000条", Status.FREE, ""),
        ("1—6月政务微信公开政府信息2000条", Status.FREE, ""),
        ("政务微信公开政府信息每月300条", Status.FREE, ""),
        ("红寺堡镇政务微信公开政府信息800条", Status.FREE, ""),
        ("各乡镇配备兼职人员1名", Status.FREE, ""),
        ("印发《政务微信公开政府信息办法》等8件", Status.FREE, ""),
        ("围绕从事政府信息公开工作人员素质提升，发放资料3册", Status.FREE, ""),
        ("收到上级关于申请专项资金的批复20件", Status.FREE, ""),
        ("发放宣传册4000余份", Status.FREE, ""),
        ("粉丝2万人，面积约4000平方米", Status.FREE, ""),
        ("其中4小时", Status.FREE, ""),  # another unit
        ("共发布解读信息114篇", Status.OPEN, "政策解读稿件发布数"),
        ("办结率92.1%", Status.OPEN, "政协提案办结率"),
        ("办结率92.2%", Status.FREE, ""),
    ],
)
def test_a_number_that_is_not_bound(real: Project, sentence: str, status: Status, target: str) -> None:
    (_, found, figure), *_ = spot(real, 2018, sentence)
    assert (found, figure.rpartition("/")[2]) == (status, target)


# The contradictions between text and table that the published reports have, in sentences of our own.
@pytest.mark.parametrize(
    ("year", "sentence", "written", "target"),
    [
        (2023, "截至年底，现行有效行政规范性文件393件", "393件", "二/行政规范性文件/现行有效件数"),
        (2022, "全年收到政府信息公开申请75件", "75件", "三/本年新收政府信息公开申请数量"),
    ],
)
def test_known_contradictions_of_the_text_are_found(
    pingtan: Project, year: int, sentence: str, written: str, target: str
) -> None:
    assert spot(pingtan, year, sentence) == [(written, Status.CONTRADICTION, target)]


def test_figures_that_agree_are_matched_with_their_cells(pingtan: Project) -> None:
    sentence = (
        "全年收到政府信息公开申请81件，其中自然人80件、商业企业1件；办结申请81件。制发规范性文件77件。行政复议案件2件。"
    )
    assert [target for _, _, target in spot(pingtan, 2023, sentence)] == [
        "三/本年新收政府信息公开申请数量",
        "三/本年新收政府信息公开申请数量/自然人",
        "三/本年新收政府信息公开申请数量/商业企业",
        "三/（七）总计",
        "二/行政规范性文件/本年制发件数",
        "四/行政复议/总计",
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("收到82件政府信息公开申请", [("82件", "三/本年新收政府信息公开申请数量")]),
        ("作出1331件行政处罚决定", [("1331件", "二/行政处罚")]),
        ("不予公开6件、无法提供30件、其他处理8件", [("6件", "不予公开"), ("30件", "无法提供"), ("8件", "其他处理")]),
        ("行政诉讼案件8件", [("8件", "行政诉讼")]),
        ("收到政府信息公开申请81件。其中自然人79件", [("79件", "三/本年新收政府信息公开申请数量/自然人")]),
        ("行政许可决定2700余件", [("2700余件", "二/行政许可")]),
        ("行政事业性收费59490887.67元", [("59490887.67元", "二/行政事业性收费")]),
    ],
)
def test_contradictions_are_found_however_the_sentence_is_put(
    pingtan: Project, sentence: str, found: list[tuple[str, str]]
) -> None:
    spotted = spot(pingtan, 2023, sentence)
    assert [(written, target) for written, status, target in spotted if status is Status.CONTRADICTION] == found


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("不予公开5件", "不予公开"),
        ("行政诉讼案件7件", "行政诉讼"),
        ("行政事业性收费59490886.67元", "二/行政事业性收费"),
    ],
)
def test_sums_and_other_units_are_matched(pingtan: Project, sentence: str, target: str) -> None:
    ((_, status, found),) = spot(pingtan, 2023, sentence)
    assert (status, found) == (Status.OPEN, target)


@pytest.mark.parametrize(
    ("bound", "rule"),
    [
        ("专项经费[5](stat:政府信息公开专项经费)元", "bound-unit"),
        ("公开[15131](stat:主动公开政府信息数)万条", "bound-unit"),
    ],
)
def test_a_bound_number_before_another_unit_is_an_error(content: Path, bound: str, rule: str) -> None:
    edit(content / "docs/2018/problems.md", "突出表现在以下几点。", f"突出表现在以下几点。\n\n{bound}。")
    assert [finding.rule for finding in errors(read(content).findings)] == [rule]


def test_a_bound_number_behind_the_words_of_another_row_is_a_warning(content: Path) -> None:
    text = "突出表现在以下几点。\n\n政务微博公开政府信息[4151](stat:政务微信公开政府信息数)条。"
    edit(content / "docs/2018/problems.md", "突出表现在以下几点。", text)
    found = [finding for finding in read(content).findings if finding.severity != "info"]
    assert [(finding.rule, finding.severity) for finding in found] == [("bound-elsewhere", "warning")]


@pytest.mark.parametrize(
    "bound",
    [
        "专项经费[5](stat:政府信息公开专项经费)万元",
        "专项经费[5万](stat:政府信息公开专项经费)元",
        "专项经费[50000元](stat:政府信息公开专项经费)",
        "主动公开政府信息[1.5万余](stat:主动公开政府信息数)条",
        "主动公开政府信息[15100余](stat:主动公开政府信息数)条",
        "主动公开政府信息约[1.5万](stat:主动公开政府信息数)条",
    ],
)
def test_a_number_may_be_bound_as_it_is_written(content: Path, bound: str) -> None:
    edit(content / "docs/2018/problems.md", "突出表现在以下几点。", f"突出表现在以下几点。\n\n{bound}。")
    assert errors(read(content).findings) == []


# Numbers of the published texts that belong to no cell, in sentences of our own: none may be called a contradiction.
@pytest.mark.parametrize(
    ("unit", "year", "sentence"),
    [
        ("pingtan", 2019, "公开采购信息2536条"),
        ("pingtan", 2019, "编发政府公报19期，公布政府信息2599条"),
        ("pingtan", 2020, "废止规范性文件5件，拟修改3件"),
        ("pingtan", 2022, "主动公开信息14571条，发布政策文件20件，开设政务新媒体33个"),
        ("pingtan", 2023, "政策解读117篇，重点民生信息1654条"),
        ("pingtan", 2023, "予以公开及部分公开42件，占51.85%"),
        ("shanghai-kewei", 2024, "代表建议复文50件，政协提案复文85件，关注人数1016823人"),
        ("shanghai-kewei", 2024, "发布政府信息393件，网站发布信息2139条"),
        ("shuyang", 2025, "受理申请749件，其中自然人申请741件"),
        ("pingtan", 2023, "收到政府信息公开申请较上年增加6件"),
        ("pingtan", 2023, "2022年收到政府信息公开申请74件，近两年共收到申请155件"),
        ("pingtan", 2023, "通过网络收到申请60件，信函收到申请15件"),
        ("pingtan", 2023, "市场监管局收到政府信息公开申请30件"),
        ("pingtan", 2023, "受理群众来信20件，其中自然人18件、商业企业2件"),
        ("pingtan", 2023, "公示行政处罚案件30件"),
        ("shuyang", 2025, "公开政策文件4件，公开信息处理费380元，清理过期信息697条"),
    ],
)
def test_numbers_that_belong_to_no_cell_are_no_contradictions(
    request: pytest.FixtureRequest, unit: str, year: int, sentence: str
) -> None:
    project = request.getfixturevalue({"shanghai-kewei": "kewei"}.get(unit, unit))
    assert Status.CONTRADICTION not in {status for _, status, _ in spot(project, year, sentence)}


def test_the_command_lists_every_number_and_the_shares(content: Path) -> None:
    run = nianbao(content, "coverage", "2018")
    assert run.returncode == 0
    assert "待绑定 0 个，占 0%" in run.stdout
    assert "docs/2018/work.md:27: 4151条 → 主动公开情况/政务微信公开政府信息数" in run.stdout
    listed = json.loads(nianbao(content, "coverage", "2018", "--format", "json").stdout)
    assert {item["status"] for item in listed} == {"bound", "derived", "declared", "free", "left-out"}


def test_the_command_fails_while_a_number_is_open(content: Path) -> None:
    edit(content / "docs/2018/work.md", "[698](stat:政务微博公开政府信息数)", "698")
    run = nianbao(content, "coverage", "2018")
    assert run.returncode == 1
    assert "待绑定：\ndocs/2018/work.md:27: 698条 → 主动公开情况/政务微博公开政府信息数" in run.stdout


def test_a_year_that_is_not_there_is_said(content: Path) -> None:
    run = nianbao(content, "coverage", "2001")
    assert (run.returncode, "2001 年度没有数据" in run.stderr) == (2, True)


def test_a_reader_that_has_seen_enough_is_no_error(content: Path) -> None:
    command = [sys.executable, "-m", "nianbao", "coverage", "2018"]
    with subprocess.Popen(command, cwd=content, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == ""
