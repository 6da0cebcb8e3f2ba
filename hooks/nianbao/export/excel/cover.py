"""The first sheets of a workbook: what it is and how to read it, and the list of its sheets."""

from collections.abc import Iterable

from nianbao.export.excel.sheet import Sheet, new_sheet
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.report.value import DASH, Absent
from nianbao.source.keys import SCOPES

COVER, CONTENTS, CORRECTIONS = "说明", "目录", "更正"
_READING = (
    ("数值", f"0 是零；“{Absent.BLANK.value}”是原表没有填；“{Absent.NOT_APPLICABLE.value}”是这一项不适用：三者不同。"),
    ("单位", f"单位在单独的一列；“{DASH}”是原表没有印。"),
    ("注释", "标着 [注1] 的，内容在“注释”工作表里。"),
    ("空的格子", "“全部数据”和“历年指标”里，空的格子表示这一项没有这个内容；没有数的，原因写在“状态”里。"),
    ("编号", "同一表式各年度相同，与网站上的行号一致。"),
    ("出处", "“全部数据”工作表写明每个数出自哪个数据文件的第几行；网址从网站首页的网址算起。"),
    ("历年指标", "同一可比段里的各年度可以相比，不同段的口径不同，不可以相比。"),
)


def cover(project: Project, year: Year) -> Sheet:
    """The first sheet: facts about the workbook (title, publisher, period, …), one a line."""
    report = year.report
    start, end = report.period
    facts = (
        ("名称", workbook_title(year)),
        ("发布机关", project.publisher.name),
        ("编制单位", report.publisher),
        ("统计期间", f"{start.isoformat()} 至 {end.isoformat()}"),
        ("统计范围", SCOPES[report.scope]),
        ("发布日期", report.published.isoformat() if report.published else "原件没有日期"),
        ("表式", report.form.title),
        *_READING,
    )
    return new_sheet(COVER, "这份表格是什么，怎样读", ("项目", "内容"), facts)


def corrections(year: Year) -> Sheet | None:
    """What was put right after publication, newest first; None where nothing was."""
    rows = [
        (
            item.day.isoformat(),
            item.what if len(item.stated) == 1 else change.name,
            change.before,
            change.after,
            item.why,
        )
        for item in year.corrections
        for change in item.stated
    ]
    heads = ("更正日期", "更正什么", "原来", "现在", "原因")
    return new_sheet(CORRECTIONS, "报告发布以后的更正", heads, rows) if rows else None


def workbook_title(year: Year) -> str:
    """The title in the document's properties and on its first sheet."""
    return f"{year.title}：统计数据"


def contents(sheets: Iterable[Sheet]) -> Sheet:
    """The list of these sheets, each with a link."""
    rows = tuple((sheet.name, sheet.about, len(sheet.rows)) for sheet in sheets)
    return Sheet(CONTENTS, "全部工作表", ("工作表", "内容", "行数"), rows, links=True)
