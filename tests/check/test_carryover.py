from dataclasses import replace

from nianbao.check.carryover import check_carryover
from nianbao.check.stages import TwoYears
from nianbao.finding import Finding
from nianbao.project.project import Project
from nianbao.text.chapter import Chapter
from nianbao.text.prose import Prose, read_prose

SAME = "围绕中心工作公开了各类政府信息。全区各级行政机关严格执行条例规定。政务公开工作取得了明显成效。"
NEW = "公开目录全部重新编制并已经发布。今年新建了查阅场所三处并投入使用。举办了两期业务培训班和讲座。"


def chapter(text: str, slug: str = "overview") -> Prose:
    return read_prose(Chapter(slug, f"docs/2019/{slug}.md", "一、概述", f"# 一、概述 {{#overview}}\n\n{text}"))


def carryover(real: Project, now: list[Prose], before: list[Prose]) -> list[Finding]:
    """What is found in a report of 2019."""
    report = replace(real.years[0].report, year=2019)
    return list(check_carryover(TwoYears(report, tuple(now), report, tuple(before))))


def test_a_chapter_mostly_copied_from_last_year_is_listed(real: Project) -> None:
    before = [chapter(SAME + "去年的一句别的话已经删去了。")]
    (finding,) = carryover(real, [chapter(SAME + "今年新建了查阅场所三处并投入使用。")], before)
    assert (finding.severity, finding.rule) == ("info", "unchanged-text")
    assert "与 2018 年度同一章相同的句子占 75%（3/4 句）" in str(finding)


def test_half_new_text_is_enough(real: Project) -> None:
    assert carryover(real, [chapter(SAME + NEW)], [chapter(SAME)]) == []


def test_only_the_same_chapter_counts(real: Project) -> None:
    assert carryover(real, [chapter(SAME)], [chapter(SAME, "work")]) == []


def test_spaces_and_width_make_no_new_text(real: Project) -> None:
    (finding,) = carryover(real, [chapter(SAME.replace("工作", " 工作 "))], [chapter(SAME)])
    assert "100%" in str(finding)


def test_prescribed_titles_and_placeholders_are_no_copies(real: Project) -> None:
    text = "## 收到和处理政府信息公开申请情况 {#a}\n\n【待填：收到和处理政府信息公开申请情况】"
    assert carryover(real, [chapter(text * 3)], [chapter(text * 3)]) == []
