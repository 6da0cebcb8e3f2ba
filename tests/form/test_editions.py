"""A form has editions: a published year keeps the one that it was printed with, whatever is put right later."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from correcting import FROZEN, without_figures
from nianbao.correction.lock import Lock, forms_as_locked
from nianbao.correction.lockcheck import check_form
from nianbao.finding import Finding, errors
from nianbao.form.model import Form
from nianbao.form.printed import printed_seal
from nianbao.form.reader import read_forms
from nianbao.form.table import Row
from nianbao.project.project import Project
from reading import read
from workspace import ROOT, edit, nianbao, own_form

RECORDED = ROOT / "tests/form/editions.yml"
LABEL, MENDED = "政务微信公开政府信息数", "政务微信平台公开政府信息数"
ROW = f"label: {LABEL}, unit: 条"


def test_what_a_shipped_form_prints_changes_only_in_a_new_edition(tmp_path: Path) -> None:
    """Years were published with these. Another label, unit, order or note is a file of its own with the next number."""
    forms = read_forms(tmp_path, []).values()
    printed = {each.name: printed_seal(each) for form in forms for each in (form, *form.others)}
    recorded = yaml.safe_load(RECORDED.read_text(encoding="utf-8"))
    lost = {name: seal for name, seal in recorded.items() if printed.get(name) != seal}
    assert not lost, f"keep these editions as they are, and give what changed the next number: {lost}"
    assert printed == recorded, f"record the new editions in {RECORDED.name}"


@pytest.fixture
def locked(content: Path) -> Path:
    assert nianbao(content, "freeze", "2018", "--undated").returncode == 0
    return content


def new_edition(root: Path) -> Path:
    """The form with a label put right, other words and another rule, as its second edition."""
    path = own_form(root, "2014")
    edit(path, "form: '2014'\n", "form: '2014'\nedition: 2\n")
    edit(path, ROW, f"label: {MENDED}, unit: 条, printed_note: 含转发")
    edit(path, "words: [政务微信 公开|发布 ~信息, 政务微信]", "words: [微信 平台]")
    return path


def form_of(project: Project) -> Form:
    return project.years[0].report.form


def row_of(form: Form) -> tuple[str, str, str, tuple[str, ...]]:
    row = next(row for table in form.tables for row in table.rows if row.id == "1.2.4")
    return row.label, row.unit, row.note, row.words


def test_a_locked_year_keeps_what_was_printed_and_gets_words_and_rules(locked: Path) -> None:
    new_edition(locked)
    project = read(locked)
    assert errors(project.findings) == []
    assert form_of(project).name == "2014@1"
    assert row_of(form_of(project)) == (LABEL, "条", "", ("微信 平台",))
    assert row_of(project.forms["2014"]) == (MENDED, "条", "含转发", ("微信 平台",))
    newest = project.forms["2014"]
    assert [rule.id for rule in form_of(project).rules] == [rule.id for rule in newest.rules]
    bars = [bar.label for chart in form_of(project).charts for group in chart.groups for bar in group.bars]
    assert LABEL in bars
    assert MENDED not in bars


@pytest.mark.proof
def test_a_year_that_is_not_locked_has_the_newest(content: Path) -> None:
    new_edition(content)
    messages = [finding.message for finding in errors(read(content).findings)]
    assert any(LABEL in message and MENDED in message for message in messages), messages


@pytest.mark.proof
def test_an_old_lock_means_the_first_edition(locked: Path) -> None:
    without_figures(locked)
    new_edition(locked)
    project = read(locked)
    assert errors(project.findings) == []
    assert form_of(project).name == "2014@1"
    assert nianbao(locked, "freeze", "--renew", "2018").returncode == 0
    assert re.search(r"^  2014@1: [0-9a-f]{16}$", (locked / FROZEN).read_text("utf-8"), re.MULTILINE)


def of_the_lock(root: Path) -> list[Finding]:
    return [finding for finding in errors(read(root).findings) if finding.rule == "frozen"]


def test_the_seal_is_of_what_is_printed_in_its_order(real: Project) -> None:
    form = real.forms["2014"]
    part, *others = form.sections
    (table,) = part.tables
    first, *rest = table.rows

    def seal(*rows: Row) -> str:
        changed = replace(part, tables=(replace(table, rows=rows),))
        return printed_seal(replace(form, sections=(changed, *others)))

    same = printed_seal(form)
    assert printed_seal(replace(form, rules=(), charts=(), sums=(), highlights=(), years=(2030,))) == same
    assert seal(replace(first, words=("甲 乙",), aliases=("丙",)), *rest) == same
    changes = (
        replace(first, label="甲"),
        replace(first, unit="件"),
        replace(first, note="甲"),
        replace(first, number="9."),
        replace(first, prefix="其中："),
    )
    assert all(seal(changed, *rest) != same for changed in changes)
    assert seal(*rest, first) != same


def test_another_print_and_an_edition_that_is_gone_are_named(real: Project) -> None:
    form = real.forms["2014"]
    lock = Lock({}, forms={form.name: "0" * 16, "2014@7": "0" * 16})
    _, missing = forms_as_locked(real.forms, lock)
    changed, gone = sorted((f.label, f.problem) for f in check_form(2018, lock, form, missing))
    assert changed[0] == "2014@1"
    assert gone == ("2014@7", "2018 年度是照表式 2014@7 发布的，现在没有这一版")


@pytest.mark.proof
def test_words_and_rules_of_an_own_form_are_not_locked_what_it_prints_is(content: Path) -> None:
    path = own_form(content, "2014")
    assert nianbao(content, "freeze", "2018", "--undated").returncode == 0
    edit(path, "words: [政务微信 公开|发布 ~信息, 政务微信]", "words: [微信 平台]")
    edit(path, "charts:\n", "charts:\n# 另有说明\n")
    assert of_the_lock(content) == []
    edit(path, "printed_note: 不同渠道和方式公开相同信息计1条", "printed_note: 相同信息计1条")
    (found,) = of_the_lock(content)
    assert found.label == "2014@1"
    assert "edition: 2" in found.mend


@pytest.mark.proof
def test_an_own_form_keeps_its_editions_in_files_of_their_own(content: Path) -> None:
    first = own_form(content, "2014").rename(content / "data/forms/2014@1.yml")
    edit(first, "（{year}年度）", "（{year}年）")
    assert nianbao(content, "freeze", "2018", "--undated").returncode == 0
    new_edition(content)
    project = read(content)
    assert errors(project.findings) == []
    assert [form.subtitle for form in (form_of(project), project.forms["2014"])] == ["（{year}年）", "（{year}年度）"]
    first.unlink()
    (found,) = of_the_lock(content)
    assert found.label == "2014@1", "the engine's first edition prints something else"


@pytest.mark.proof
def test_an_edition_that_is_gone_is_named(locked: Path) -> None:
    edit(locked / FROZEN, "  2014@1: ", "  2014@7: ")
    (found,) = of_the_lock(locked)
    assert "2018 年度是照表式 2014@7 发布的，现在没有这一版" in found.problem


def test_editions_hold_the_same_figures(content: Path) -> None:
    own_form(content, "2014").rename(content / "data/forms/2014@1.yml")
    path = new_edition(content)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "id: '1.2.5'" not in line), encoding="utf-8")
    findings: list[Finding] = []
    read_forms(content, findings)
    assert any("第 2 版与第 1 版的行、列不同" in finding.problem for finding in findings)


def test_the_number_of_an_edition_is_a_number(content: Path) -> None:
    path = own_form(content, "2014")
    edit(path, "form: '2014'\n", "form: '2014'\nedition: 二\n")
    findings: list[Finding] = []
    read_forms(content, findings)
    assert any("“二”不是版次" in finding.problem for finding in findings)


def test_the_form_of_one_office_is_none_of_another(content: Path, tmp_path: Path) -> None:
    """Though both are read in one process, and whatever is done with what was read."""
    before = dict(read_forms(tmp_path / "other", []))
    edit(own_form(content, "2019"), "\ntitle: '", "\ntitle: '本站的")
    findings: list[Finding] = []
    assert read_forms(content, findings)["2019"].title == f"本站的{before['2019'].title}"
    assert [finding.rule for finding in findings] == ["override"]
    read_forms(tmp_path / "other", []).clear()
    assert read_forms(tmp_path / "other", findings) == before
    assert len(findings) == 1
