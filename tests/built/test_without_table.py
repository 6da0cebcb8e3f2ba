"""The pages that set years beside each other, where one year has no table."""

import re
from pathlib import Path

import pytest

from samples import lay_out
from workspace import SITE, copy, edit, nianbao

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of three years with a table, and of 2013 without."""
    root = tmp_path_factory.mktemp("without-table")
    copy(SITE, root)
    lay_out(root, "fujian")
    assert nianbao(root, "new", "2013", "--form", "none").returncode == 0
    edit(root / "data/2013/report.yml", "no_table: 待填", "no_table: 报告只有文字")
    for path in (root / "docs/2013").glob("*.md"):
        path.write_text(path.read_text("utf-8").replace("【待填：", "（").replace("】", "）"), encoding="utf-8")
    run = nianbao(root, "build")
    assert run.returncode == 0, run.stderr
    return root / "site"


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_year_without_a_table_cannot_be_chosen_for_comparison(pages: Path) -> None:
    page = text(pages / "compare/index.html")
    assert set(re.findall(r'<option value="?(\d+)', page)) == {"2012", "2014", "2016"}
    assert 'data-years="2012 2014 2016"' in page


def test_the_page_of_all_years_says_that_there_is_none(pages: Path) -> None:
    page = text(pages / "index.html")
    assert "2013年的报告原件没有统计表" in page
    assert re.findall(r"查看(\d+)年统计表", page) == ["2016", "2014", "2012"]


@pytest.mark.parametrize("year", [2013, 2014])
def test_no_year_is_compared_with_one_without_a_table(pages: Path, year: int) -> None:
    assert "逐项对比" not in text(pages / f"{year}/index.html")
