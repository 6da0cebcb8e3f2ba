"""Published tables: the contradictions that they are known to have are found, and nothing else is called an error."""

import pytest

from nianbao.finding import Finding, Severity
from nianbao.project.project import Project, read_project
from nianbao.report.figure import find_figure
from samples import SAMPLES, YEARS, known, lay_out

# The rules of the samples, as the forms name them. The others are about the text.
RULES = {
    "T3-identity": ("F19-T3-1", "F21-T3-1"),
    "T3-result-sum": ("F19-T3-2", "F21-T3-2"),
    "T3-row-sum": ("F19-T3-3", "F21-T3-3"),
    "T4-row-sum": ("F19-T4-1", "F19-T4-2", "F19-T4-3", "F21-T4-1", "F21-T4-2", "F21-T4-3"),
    "cross-year-carry": ("F19-X-2", "F21-X-1"),
    "cross-year-items": ("F19-X-1",),
    "cross-year-stock": ("F19-X-3", "F21-X-2"),
    "local-table-sum": ("local-1", "local-2", "local-3"),
}
UNITS = sorted({unit for unit, _ in YEARS})


def expected(project: Project, unit: str, year: int) -> set[tuple[str, str, str, str]]:
    """Rule of the sample, figure, value printed and value that would be right."""
    report = next(found.report for found in project.years if found.year == year)
    return {
        (item["rule"], find_figure(item["where"], report.figures).id, str(item["published"]), str(item["expected"]))
        for item in known(unit, year)
        if item["rule"] in RULES
    }


def found(findings: list[Finding]) -> set[tuple[str, str, str, str]]:
    names = {rule: name for name, rules in RULES.items() for rule in rules}
    return {(names[f.rule], f.subject, str(f.found), str(f.expected)) for f in findings if f.rule in names}


@pytest.fixture(scope="module", params=UNITS)
def unit(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, unit: str) -> Project:
    return read_project(lay_out(tmp_path_factory.mktemp(unit), unit))


def test_every_known_contradiction_of_the_tables_is_found_with_both_values(sample: Project, unit: str) -> None:
    wanted = {item for year in sample.years for item in expected(sample, unit, year.year)}
    assert found([f for f in sample.findings if f.severity in (Severity.ERROR, Severity.WARNING)]) == wanted


def test_nothing_else_is_an_error(sample: Project, unit: str) -> None:
    errors = {f.subject for f in sample.findings if f.severity is Severity.ERROR}
    sums = {item for year in sample.years for item in expected(sample, unit, year.year) if item[0].startswith("T")}
    assert errors == {figure for _, figure, _, _ in sums}


def test_the_other_warnings_are_of_cells_that_are_blank_and_totals_that_are_not_stated(sample: Project) -> None:
    years = {rule for name in RULES if name.startswith(("cross", "local")) for rule in RULES[name]}
    warnings = {f.rule for f in sample.findings if f.severity is Severity.WARNING}
    assert warnings - years <= {"blank", "not-stated"}


def test_every_figure_is_named_by_its_own_target(sample: Project) -> None:
    for year in sample.years:
        figures = year.report.figures
        assert [find_figure(figure.target, figures).id for figure in figures] == [figure.id for figure in figures]


def test_samples_name_no_address_outside_government() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES.rglob("*.yml")]
    addresses = [word for text in texts for word in text.split() if "://" in word]
    assert addresses
    assert all(address.split("/")[2].endswith(".gov.cn") for address in addresses)


def test_the_samples_are_there() -> None:
    assert len(YEARS) == 13
    assert sum(bool(known(unit, year)) for unit, year in YEARS) >= 4
