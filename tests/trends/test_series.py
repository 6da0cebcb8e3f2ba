"""Series: what is followed across years and forms, and where that would be wrong."""

import re
import shutil
from pathlib import Path

import pytest

from nianbao.project.project import Project
from nianbao.trends.change import change_of
from nianbao.trends.series import Series, series_of
from nianbao.trends.serieschart import chart, in_words
from nianbao.trends.seriespage import series_views
from reading import read
from samples import lay_out
from workspace import PORTAL, edit


@pytest.fixture
def four(tmp_path: Path) -> Path:
    """Four published years, 2019 and 2020 on one form, 2022 and 2023 on the next."""
    return lay_out(tmp_path, "pingtan")


@pytest.fixture
def five(four: Path) -> Path:
    """The same with a year between, made for the test from the one behind it, so that no year is missing."""
    for name in ("data", "docs"):
        shutil.copytree(four / name / "2022", four / name / "2021")
    edit(four / "data/2021/report.yml", "2022-01-01, to: 2022-12-31", "2021-01-01, to: 2021-12-31")
    return four


def series(project: Project, id: str) -> Series:
    return next(series for series in series_of(project) if series.id == id)


def runs(found: Series) -> list[list[tuple[int, str]]]:
    return [[(point.year, point.figure.printed) for point in segment.points] for segment in found.segments]


def whys(found: Series) -> list[str]:
    return [segment.why for segment in found.segments]


def test_a_year_that_is_missing_is_a_gap(four: Path) -> None:
    found = series(read(four, "pingtan"), "requests-received")
    assert (found.title, found.unit) == ("新收公开申请", "件")
    assert runs(found) == [[(2019, "23件"), (2020, "21件")], [(2022, "74件"), (2023, "81件")]]
    assert whys(found) == ["", "本站没有2021年度的报告"]
    assert found.segments[1].meaning == "", "2020 and 2022 can be compared all the same"


def test_the_same_row_of_two_forms_is_one_line(five: Path) -> None:
    assert len(series(read(five, "pingtan"), "requests-received").segments) == 1
    assert [point.year for point in series(read(five, "pingtan"), "granted").points] == [2019, 2020, 2021, 2022, 2023]


def test_another_meaning_breaks_the_line(five: Path) -> None:
    found = series(read(five, "pingtan"), "documents-made")
    assert [[year for year, _ in run] for run in runs(found)] == [[2019, 2020], [2021, 2022, 2023]]
    assert whys(found)[1] == "2021年度起只统计行政规范性文件，列名也由“新制作”改为“制发”"
    assert found.segments[1].meaning == whys(found)[1]


def test_another_scope_breaks_every_line(five: Path) -> None:
    edit(five / "data/2023/report.yml", "scope: summary", "scope: organ")
    for found in series_of(read(five, "pingtan")):
        assert [point.year for point in found.segments[-1].points] == [2023]
        assert found.segments[-1].meaning == "统计范围由“汇总本地区各单位”改为“只报本机关”"


def test_years_of_the_old_form_are_never_joined_to_later_ones(four: Path) -> None:
    for name in ("data", "docs"):
        shutil.copytree(PORTAL / name / "2018", four / name / "2018")
    for found in series_of(read(four, "pingtan")):
        years = [[point.year for point in segment.points] for segment in found.segments]
        assert not any(2018 in run and len(run) > 1 for run in years), found.title
        if [2018] in years and len(years) > 1:
            assert found.segments[1].meaning, found.title


def test_total_open_and_valid_documents_are_no_series(four: Path) -> None:
    ids = {point.figure.id for found in series_of(read(four, "pingtan")) for point in found.points}
    assert not any("total_open" in id or "valid" in id for id in ids)


def test_several_rows_are_added(four: Path) -> None:
    found = series(read(four, "pingtan"), "lawsuits")
    assert runs(found)[1] == [(2022, "1件"), (2023, "7件")]
    assert found.segments[1].points[1].figure.anchor == "row-t4.1"


def test_a_sum_with_a_part_that_is_not_stated_is_not_stated(four: Path) -> None:
    edit(four / "data/2023/statistics.yml", "尚未审结: 1, 总计: 5", "尚未审结: 1, 总计: 不适用")
    assert runs(series(read(four, "pingtan"), "lawsuits"))[1] == [(2022, "1件"), (2023, "不适用")]


def test_a_form_between_without_the_row_is_a_gap(five: Path) -> None:
    own = (
        'series:\n  - {id: a, title: 甲, unit: 件, from: [{form: "2014", of: [收到申请数]}, '
        '{form: "2021", of: [三/予以公开], break: 口径不同}]}\n'
    )
    (five / "data/series.yml").write_text(own, encoding="utf-8")
    for name in ("data", "docs"):
        shutil.copytree(PORTAL / name / "2018", five / name / "2018")
    assert whys(series(read(five, "pingtan"), "a"))[1] == "2019年度的表式没有这一项；2020年度的表式没有这一项；口径不同"


def test_an_offices_own_series_stand_beside_the_engines_or_in_their_place(four: Path) -> None:
    before = {found.id for found in series_of(read(four, "pingtan"))}
    own = "\n".join(
        f'  - {{id: {id}, title: 本站的, unit: 件, from: [{{form: "2019", of: [三/予以公开]}}]}}'
        for id in ("requests-granted-here", "lawsuits")
    )
    (four / "data/series.yml").write_text(f"series:\n{own}\n", encoding="utf-8")
    found = {each.id: each.title for each in series_of(read(four, "pingtan"))}
    assert set(found) == before | {"requests-granted-here"}
    assert found["lawsuits"] == "本站的"


def test_a_line_is_drawn_only_inside_a_segment(four: Path) -> None:
    picture = chart(series(read(four, "pingtan"), "requests-received"))
    assert picture.count('class="way"') == 2
    assert picture.count("<circle") == 4
    assert picture.count('class="break"') == 1
    assert "断开①" in picture


def test_no_line_crosses_a_year_without_a_number(five: Path) -> None:
    edit(five / "data/2022/statistics.yml", "0, 0, 0, 0, 74]", "0, 0, 0, 0, 不适用]")
    picture = chart(series(read(five, "pingtan"), "requests-received"))
    assert picture.count('class="way"') == 2, "2019 to 2020 and on to 2021; none to or from 2022"
    assert picture.count("<circle") == 4
    assert "不适用" in picture


def test_a_picture_says_the_same_in_words(four: Path) -> None:
    found = series(read(four, "pingtan"), "requests-received")
    words = "2019年23件，2020年21件；此处断开；2022年74件，2023年81件。"
    assert in_words(found) == words
    assert f'<desc id="picture-requests-received-text">{words}</desc>' in chart(found)


@pytest.mark.parametrize("id", ["requests-received", "licensing-decisions", "reviews", "carried-over"])
def test_everything_is_inside_the_picture(four: Path, id: str) -> None:
    picture = chart(series(read(four, "pingtan"), id))
    heights = [float(text) for text in re.findall(r'\b(?:y|y1|y2|cy)="([^"]+)"', picture)]
    widths = [float(text) for text in re.findall(r'\b(?:x|x1|x2|cx)="([^"]+)"', picture)]
    assert 0 <= min(heights) <= max(heights) <= 190
    assert 0 <= min(widths) <= max(widths) <= 360


def test_one_year_has_no_picture(real: Project) -> None:
    views = series_views(real)
    assert len(views) > 5
    assert all(view.picture == "" and view.breaks == () for view in views)


def test_changes_are_said_only_inside_a_segment(four: Path) -> None:
    view = next(view for view in series_views(read(four, "pingtan")) if view.series.id == "requests-received")
    said = [(item.point.year, item.change, item.mark) for item in view.years]
    assert said == [(2023, "增加7（9.5%）", ""), (2022, "", "①"), (2020, "减少2（8.7%）", ""), (2019, "", "")]
    assert [item.words for item in view.breaks] == ["2020年与2022年之间缺年度，不连线：本站没有2021年度的报告。"]


def test_a_small_number_has_no_percentage_and_an_absent_one_no_change(four: Path) -> None:
    points = series(read(four, "pingtan"), "reviews").points
    change = change_of(points[0].figure, points[-1].figure)
    assert change
    assert change.words == "增加2"
    edit(
        four / "data/2023/statistics.yml",
        "其他结果: 0, 尚未审结: 0, 总计: 2}\n  行政诉讼",
        "其他结果: 0, 尚未审结: 0, 总计: 空}\n  行政诉讼",
    )
    last = series(read(four, "pingtan"), "reviews").points[-1]
    assert change_of(points[0].figure, last.figure) is None
