"""What of a report is not as it was published: found where it stands, unless a correction tells of it."""

import shutil
from pathlib import Path

import pytest

from faithful import changed_figures, changed_words, other_content, year_of
from nianbao.finding import errors
from nianbao.project.project import Project
from reading import read
from workspace import edit, nianbao

FIGURES = "data/2018/statistics.yml"
TABLE = "data/2018/tables/建议提案办理结果.yml"
WORK = "docs/2018/work.md"


def changed(root: Path) -> list[str]:
    year = year_of(read(root))
    return changed_words(year) + changed_figures(year)


def correct(root: Path, *entries: str) -> None:
    lines = "".join(f"  - {{date: 2019-05-06, what: 数字, why: 录入时看错, {entry}}}\n" for entry in entries)
    (root / "data/2018/corrections.yml").write_text(f"corrections:\n{lines}", encoding="utf-8")


def change_the_training(root: Path) -> None:
    """A figure that no sentence has."""
    edit(root / FIGURES, "接受培训人员数: 120", "接受培训人员数: 210")


def change_the_articles(root: Path) -> None:
    """A figure and its sentence."""
    edit(root / FIGURES, "政策解读稿件发布数: 114", "政策解读稿件发布数: 141")
    edit(root / WORK, "[114](stat:", "[141](stat:")


def test_the_report_as_it_was_published_is_let_pass(real: Project) -> None:
    year = year_of(real)
    assert changed_words(year) + changed_figures(year) == []


def test_numbers_that_are_filled_in_are_read_as_on_the_page(content: Path) -> None:
    edit(content / WORK, "[4151](stat:政务微信", "[](stat:政务微信")
    edit(content / WORK, "办结率[92.1%](stat:政协提案办结率)", "办结率[](stat:政协提案办结率)")
    assert changed(content) == []


def test_a_changed_word_is_found_at_its_line(content: Path) -> None:
    edit(content / "docs/2018/plan.md", "不捂不盖", "不遮不掩")
    (found,) = changed(content)
    line = (content / "docs/2018/plan.md").read_text("utf-8").split("不遮不掩")[0].count("\n") + 1
    assert found.startswith(f"docs/2018/plan.md:{line}: 四、2019年工作计划: 原件是“…")
    assert "不捂不盖" in found
    assert "不遮不掩" in found
    assert "请在 data/2018/corrections.yml 里写一条" in found


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (FIGURES, "接受培训人员数: 120", "接受培训人员数: 210", "接受培训人员数: 原件是“120”，现在是“210”"),
        (FIGURES, "收取的费用: 0", "收取的费用: 不适用", "收取的费用: 原件是“0”，现在是“不适用”"),
        (TABLE, "[38, 35, 1, 2]", "[38, 34, 2, 2]", "政协提案/已办结件数: 原件是“35”，现在是“34”"),
    ],
)
def test_a_changed_figure_is_found_at_its_line(content: Path, file: str, old: str, new: str, told: str) -> None:
    edit(content / file, old, new)
    line = (content / file).read_text("utf-8").split(new)[0].count("\n") + 1
    assert any(found.startswith(f"{file}:{line}: ") and told in found for found in changed(content))


@pytest.mark.parametrize("before", ["120", "120人次", "接受培训120人次"])
def test_a_correction_of_the_page_explains_a_figure(content: Path, before: str) -> None:
    change_the_training(content)
    correct(content, f"page: statistics, before: {before}, after: {before.replace('120', '210')}")
    assert changed(content) == []


def test_a_correction_of_the_target_explains_the_figure_and_every_sentence_with_it(content: Path) -> None:
    change_the_articles(content)
    assert len(changed(content)) == 2
    correct(content, "page: statistics, target: 政策解读稿件发布数, before: 114篇, after: 141篇")
    assert changed(content) == []
    assert errors(read(content).findings) == []


@pytest.mark.parametrize(
    "entry",
    [
        "page: plan, before: 120, after: 210",
        "page: statistics, target: 举办各类培训班数, before: 120, after: 210",
        "page: statistics, before: 120, after: 201",
    ],
    ids=["another page", "another figure", "another value"],
)
def test_a_correction_of_something_else_explains_nothing(content: Path, entry: str) -> None:
    change_the_training(content)
    correct(content, entry)
    assert [found.startswith(FIGURES) for found in changed(content)] == [True]


def test_a_correction_of_a_sentence_explains_only_what_it_says(content: Path) -> None:
    edit(content / "docs/2018/plan.md", "不捂不盖", "不遮不掩")
    correct(content, "page: plan, before: 不捂不盖、不拖不错, after: 不遮不掩、不拖不错")
    assert changed(content) == []
    edit(content / "docs/2018/plan.md", "不漏项", "不缺项")
    (found,) = changed(content)
    assert "不缺项" in found


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ("不捂不盖、", "", "before: 不捂不盖、, after: （删去）"),
        ("不捂不盖、", "不捂不盖、不遮不掩、", "before: 无, after: 不遮不掩、"),
    ],
    ids=["taken out", "put in"],
)
def test_a_correction_may_take_words_out_or_put_them_in(content: Path, old: str, new: str, entry: str) -> None:
    edit(content / "docs/2018/plan.md", old, new)
    assert len(changed(content)) == 1
    correct(content, f"page: plan, {entry}")
    assert changed(content) == []


def test_a_figure_that_was_corrected_twice_is_explained(content: Path) -> None:
    change_the_training(content)
    correct(
        content,
        "page: statistics, target: 接受培训人员数, before: 120, after: 201",
        "page: statistics, target: 接受培训人员数, before: 201, after: 210",
    )
    assert changed(content) == []


def test_years_that_are_added_and_a_lock_change_nothing(content: Path) -> None:
    assert nianbao(content, "new", "2019").returncode == 0
    assert nianbao(content, "freeze", "2018", "--undated").returncode == 0
    assert changed(content) == []


def test_only_the_bodys_own_content_is_compared(content: Path) -> None:
    assert other_content(content) == ""
    publisher = content / "data/publisher.yml"
    edit(publisher, "name: 红寺堡区人民政府\n", "name: 测试区人民政府\n")
    assert other_content(content) == "data/publisher.yml 写的是“测试区人民政府”，不是红寺堡区人民政府，不与原件核对"
    shutil.rmtree(content / "docs/2018")
    assert other_content(content) == "没有 docs/2018，这里不是红寺堡区人民政府的内容，不与原件核对"
