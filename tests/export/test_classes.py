"""The classes by which a document is read back from pages are those that the pages have."""

from nianbao.page.charts import chart_section
from nianbao.project.project import Project
from nianbao.render import classes
from page import parse

_KINDS = (classes.STATISTICS, classes.MATRIX, classes.EXTRA, classes.DERIVED)


def test_every_class_that_is_asked_for_is_on_a_page(real: Project, later: dict[str, Project], gaps: Project) -> None:
    asked = {value for name, value in vars(classes).items() if name.isupper() and not name.startswith("_")}
    asked = (asked - {*_KINDS}) | {*map(classes.table_class, _KINDS), *map(classes.level_class, (1, 2, 3))}
    years = [year for project in (real, gaps, *later.values()) for year in project.years]
    pages = [page.html for year in years for page in year.pages.values()]
    pictures = [picture for year in years for picture in chart_section(year.report, year.homes)]
    assert asked <= {name for html in (*pages, *pictures) for node in parse(html).walk() for name in node.classes}


def test_a_level_is_read_as_it_was_written() -> None:
    assert [classes.read_level(classes.level_class(level)) for level in (1, 3, 12)] == [1, 3, 12]
    assert classes.read_level(classes.TOTAL) is None
