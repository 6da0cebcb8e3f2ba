"""`nianbao bind --write` binds what is certain and nothing else: always right; and what the command says beside it."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from bindoffice import REPORT, desk_of, office, report_of, text_of
from cases import Case, of_reports, of_wordings
from narrative import OVERVIEW, YEAR, lay_out_narrative
from nianbao.check.coverage import scan
from nianbao.check.spotted import Status
from nianbao.editing.brackets import edits_of
from nianbao.editing.certain import plan_of
from nianbao.editing.filetext import FileText
from nianbao.editing.open import open_numbers
from nianbao.finding import Severity
from nianbao.project.project import read_project
from nianbao.project.year import Year
from nianbao.report.figure import find_figure
from nianbao.text.chapter import Chapter
from nianbao.text.prose import read_prose
from samples import YEARS, acknowledge, lay_out
from workspace import nianbao


@pytest.fixture(scope="module")
def any_year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """A year, of which others are made with a report and a sentence of their own."""
    return desk_of(office(tmp_path_factory.mktemp("year"), "")).year


def bound_by_it(year: Year, case: Case, sentence: str) -> list[tuple[str, frozenset[str]]]:
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


def hold(year: Year, cases: list[Case]) -> int:
    """Every number that would be bound leads to the cells that the words mean; how many there are."""
    count = 0
    for case in cases:
        for sentence in case.sentences():
            for number, cells in bound_by_it(year, case, sentence):
                if number.removesuffix("元") == case.number:
                    assert cells == case.cells, sentence
                    count += 1
    return count


def test_what_is_bound_is_what_the_words_mean(any_year: Year) -> None:
    cases = [*list(of_wordings())[::60], *list(of_reports("same", "derived"))[::12]]
    assert hold(any_year, cases) > 80


@pytest.mark.proof
def test_so_it_is_in_every_wording_and_every_published_sentence(any_year: Year) -> None:
    assert hold(any_year, [*of_wordings(), *of_reports("same", "derived")]) > 2500


@pytest.mark.proof
def test_nothing_is_bound_that_is_no_row(any_year: Year) -> None:
    for case in of_reports("unmatched"):
        for sentence in case.sentences():
            assert case.number not in [number for number, _ in bound_by_it(any_year, case, sentence)], sentence


def test_write_binds_what_is_certain_and_says_what_is_left(tmp_path: Path) -> None:
    root = lay_out_narrative(tmp_path)
    listed = json.loads(nianbao(root, "bind", str(YEAR), "--format", "json").stdout)
    assert text_of(root).count("stat:") == 0
    certain = [number for number in listed if number["certain"]]
    assert (len(listed), len(certain)) == (21, 17)
    run = nianbao(root, "bind", str(YEAR), "--write")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (
        "已绑定 17 个确定的数。还有 4 个要看：文字像在说某一项 3 个，只有数相同 1 个。\n接着做：nianbao bind 2020\n"
    )
    for number in certain:
        choice = number["choices"][0]
        assert choice["write"] in text_of(root)
        assert (choice["agrees"], choice["value"]) == (True, number["written"].rstrip("件个元"))
    found = read_project(root).findings
    assert not [each for each in found if each.severity is Severity.ERROR and each.place.file in (OVERVIEW, REPORT)]
    before = text_of(root), report_of(root)
    assert "没有可以确定的数" in nianbao(root, "bind", str(YEAR), "--write").stdout
    assert (text_of(root), report_of(root)) == before


def test_programs_get_the_choices_and_the_lines_to_copy(tmp_path: Path) -> None:
    root = office(tmp_path, "  共收到政府信息公开申请17件，不予处理3件。")
    wrong, summed = json.loads(nianbao(root, "bind", str(YEAR), "--format", "json").stdout)
    assert (wrong["kind"], wrong["certain"], wrong["file"], wrong["line"]) == ("contradiction", False, OVERVIEW, 3)
    assert wrong["sentence"][wrong["offset"] :].startswith("17件")
    (choice,) = wrong["choices"]
    assert (choice["value"], choice["unit"], choice["write"], choice["line"]) == ("21", "件", None, 18)
    assert [way["kind"] for way in wrong["ways"]] == ["bind", "bind", "acknowledged", "free"]
    assert len(summed["choices"][0]["parts"]) == 5
    assert [way["kind"] for way in summed["ways"]] == ["derived", "bind", "free"]


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
    run = nianbao(root, "bind", str(YEAR), "--write")
    assert (run.returncode, run.stdout) == (1, "")
    assert "nianbao check" in run.stderr


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
