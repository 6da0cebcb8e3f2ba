"""`nianbao bind --write` binds what is certain and nothing else: always right; and what the command says beside it."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from bindoffice import REPORT, desk_of, findings_of, office, report_of, text_of
from cases import Case, of_reports, of_wordings
from narrative import OVERVIEW, YEAR, lay_out_narrative
from nianbao.check.coverage import scan
from nianbao.check.spotted import Status
from nianbao.editing.brackets import edits_of
from nianbao.editing.certain import bind_certain, plan_of
from nianbao.editing.filetext import FileText
from nianbao.editing.open import open_numbers
from nianbao.editing.openyear import OpenYear
from nianbao.finding import Problem, Severity
from nianbao.project.project import read_project
from nianbao.report.figure import find_figure
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose
from samples import YEARS, acknowledge, lay_out
from workspace import nianbao


@pytest.fixture(scope="module")
def any_year(tmp_path_factory: pytest.TempPathFactory) -> OpenYear:
    """A year, of which others are made with a report and a sentence of their own."""
    return desk_of(office(tmp_path_factory.mktemp("year"), "")).year


def bound_by_it(year: OpenYear, case: Case, sentence: str) -> list[tuple[str, frozenset[str]]]:
    """The numbers of a sentence that would be bound, each with the cells that it would lead to."""
    chapter = Chapter("overview", f"docs/{case.report.year}/overview.md", "", sentence + "\n")
    prose = read_prose(chapter)
    of_case = replace(year, report=case.report, chapters=(chapter,), prose=(prose,), mentions=())
    numbers = [number for number in open_numbers(of_case) if number.certain]
    if not numbers:
        return []
    plan = plan_of(of_case, numbers)
    declared = {entry.text.split(": {")[0]: re.findall(r"\{([^{}]+)\}", entry.text) for entry in plan.entries}
    edits = edits_of(prose, plan.numbers)
    assert edits
    made = FileText(chapter.source.encode()).edited(edits).decode()
    assert re.sub(r"\[([^]]*)\]\(stat:[^)]*\)", r"\1", made) == chapter.source
    found = scan(case.report, [read_prose(replace(chapter, source=made))])
    assert not {item.status for item in found} & {Status.DOUBTFUL, Status.CONTRADICTION}
    return [(each.words, _cells(case, declared.get(each.target, [each.target]))) for each in plan.numbers]


def _cells(case: Case, targets: list[str]) -> frozenset[str]:
    return frozenset(find_figure(target, case.report.figures).id for target in targets)


def hold(year: OpenYear, cases: Iterable[tuple[Case, str]]) -> int:
    """Every number that would be bound leads to the cells that the words mean; how many there are."""
    count = 0
    for case, sentence in cases:
        for number, cells in bound_by_it(year, case, sentence):
            if number.removesuffix("元") == case.number:
                assert cells == case.cells, sentence
                count += 1
    return count


def test_what_is_bound_is_what_the_words_mean(any_year: OpenYear) -> None:
    cases = islice(of_reports("same", "derived"), 0, 60, 3)
    assert hold(any_year, ((case, next(case.sentences())) for case in cases)) > 12


@pytest.mark.proof
def test_so_it_is_in_every_wording_and_every_published_sentence(any_year: OpenYear) -> None:
    cases = [*of_wordings(), *of_reports("same", "derived")]
    assert hold(any_year, ((case, sentence) for case in cases for sentence in case.sentences())) > 2500


@pytest.mark.proof
def test_nothing_is_bound_that_is_no_row(any_year: OpenYear) -> None:
    for case in of_reports("unmatched"):
        for sentence in case.sentences():
            assert case.number not in [number for number, _ in bound_by_it(any_year, case, sentence)], sentence


SAID = """共收到政府信息公开申请21件，不予处理3件，涉及自然人20件。

共收到政府信息公开申请17件。"""


def test_programs_get_all_and_write_binds_what_is_certain(tmp_path: Path) -> None:
    root = office(tmp_path, SAID)
    before = text_of(root), report_of(root)
    new, summed, likely, wrong = json.loads(nianbao(root, "bind", str(YEAR), "--format", "json").stdout)
    assert (text_of(root), report_of(root)) == before
    assert [number["certain"] for number in (new, summed, likely, wrong)] == [True, True, False, False]
    assert (new["file"], new["line"], new["chapter"]) == (OVERVIEW, 3, "一、总体情况")
    assert new["choices"][0]["write"] == "[21](stat:三/本年新收政府信息公开申请数量)"
    assert len(summed["choices"][0]["parts"]) == 5
    assert [way["kind"] for way in summed["ways"]] == ["derived", "table", "bind", "free"]
    assert (wrong["kind"], wrong["sentence"][wrong["offset"] :]) == ("contradiction", "17件。")
    (choice,) = wrong["choices"]
    assert (choice["value"], choice["unit"], choice["write"], choice["line"]) == ("21", "件", None, 18)
    assert choice["correct"] == new["choices"][0]["write"]
    assert [way["kind"] for way in wrong["ways"]] == ["bind", "bind", "acknowledged", "free"]
    run = nianbao(root, "bind", str(YEAR), "--write")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (
        "已绑定 2 个确定的数。还有 2 个要看：文字像在说某一项 1 个，与数据不同 1 个。\n接着做：nianbao bind 2020\n"
    )
    assert text_of(root).startswith(
        "共收到政府信息公开申请[21](stat:三/本年新收政府信息公开申请数量)件，不予处理[3](stat:不予处理)件，涉及自然人20件。"
    )
    desk = desk_of(root)
    assert [each.item.written for each in desk.open] == ["20件", "17件"]
    assert bind_certain(desk) == 0
    errors = [each for each in findings_of(root) if each.severity is Severity.ERROR]
    assert [each.rule for each in errors if each.place.file in (OVERVIEW, REPORT)] == ["contradiction"]


@pytest.mark.proof
def test_of_a_narrative_of_26_numbers_17_are_certain(tmp_path: Path) -> None:
    root = lay_out_narrative(tmp_path)
    listed = json.loads(nianbao(root, "bind", str(YEAR), "--format", "json").stdout)
    certain = [number for number in listed if number["certain"]]
    assert (len(listed), len(certain)) == (21, 17)
    assert "已绑定 17 个" in nianbao(root, "bind", str(YEAR), "--write").stdout
    for number in certain:
        choice = number["choices"][0]
        assert choice["write"] in text_of(root)
        assert (choice["agrees"], choice["value"]) == (True, number["written"].rstrip("件个元"))


def test_refusals_name_the_way(tmp_path: Path) -> None:
    root = office(tmp_path, "共收到政府信息公开申请21件。")
    nobody = nianbao(root, "bind", str(YEAR))
    assert (nobody.returncode, nobody.stderr.count("\n")) == (2, 1)
    assert "--write" in nobody.stderr
    assert "--format json" in nobody.stderr
    assert "没有这个年度的数据" in nianbao(root, "bind", "1999", "--write").stderr
    assert nianbao(root, "bind", str(YEAR), "--write", "--format", "json").returncode == 2
    (root / "data/2020/frozen.yml").write_text("files: {}\n", encoding="utf-8")
    locked = nianbao(root, "bind", str(YEAR), "--write")
    assert (locked.returncode, text_of(root)) == (2, "共收到政府信息公开申请21件。")
    assert "nianbao correct 2020" in locked.stderr


def test_data_that_cannot_be_read_come_first(tmp_path: Path) -> None:
    root = office(tmp_path, "共收到政府信息公开申请21件。")
    figures = root / "data/2020/statistics.yml"
    figures.write_text(figures.read_text("utf-8").replace("[20, 0, 0, 0, 0, 1, 21]", "[20"), encoding="utf-8")
    with pytest.raises(Problem, match="读不出来"):
        desk_of(root)


@pytest.mark.proof
@pytest.mark.parametrize(("unit", "year"), YEARS)
def test_every_sample_with_its_key_figures_in_words_is_bound_right(tmp_path: Path, unit: str, year: int) -> None:
    """The key figures that a form names, in a sentence each: whatever is bound has that figure's row."""
    root = lay_out(tmp_path, unit)
    acknowledge(root, unit)
    report = next(each.report for each in read_project(root).years if each.year == year)
    wanted = [each for item in report.form.highlights if (each := report.statistics[item.figure]).number is not None]
    page = next(
        path for path in sorted((root / f"docs/{year}").glob("*.md")) if path.stem not in ("index", "statistics")
    )
    said = "\n\n".join(f"{year}年，{each.label.replace('/', '')}{each.shown}{each.unit}。" for each in wanted)
    page.write_text(page.read_text("utf-8") + f"\n{said}\n", encoding="utf-8")
    assert nianbao(root, "bind", str(year), "--write").returncode == 0
    after = page.read_text("utf-8")
    for words, target in re.findall(r"\[([^]]+)\]\(stat:([^)]*)\)", after):
        figure = find_figure(target, report.figures)
        assert f"{figure.label.replace('/', '')}[{words}]" in after
