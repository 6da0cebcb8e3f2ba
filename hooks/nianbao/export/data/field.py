"""The fields of the open data: one list for each kind of row, from which every format and its description is made."""

from dataclasses import dataclass
from enum import StrEnum

from nianbao.report.figure import FigureKind


class Status(StrEnum):
    """Why a value is there, or is not: 0 is a value, and neither blank nor not applicable."""

    REPORTED = "reported"
    CALCULATED = "calculated"
    BLANK = "blank"
    NOT_APPLICABLE = "not-applicable"
    PENDING = "pending"
    UNREADABLE = "unreadable"

    @property
    def words(self) -> str:
        """The status in Chinese, for readers."""
        return _STATUS_TITLES[self]


_STATUS_TITLES = {
    Status.REPORTED: "已填报",
    Status.CALCULATED: "计算得出",
    Status.BLANK: "空",
    Status.NOT_APPLICABLE: "不适用",
    Status.PENDING: "待填",
    Status.UNREADABLE: "读不出",
}

SEPARATOR = " › "
"""Between the names of a path that is written as one text. Printed labels hold slashes (`本年增/减`)."""


class Type(StrEnum):
    """Type of a field, as Data Package and JSON Schema name it."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the open data: name, title, type, explanation and allowed codes."""

    key: str
    """Stable English name; also the attribute of the row that holds it."""
    title: str
    help: str
    type: Type = Type.TEXT
    required: bool = False
    """Whether no row leaves it empty."""
    codes: tuple[tuple[str, str], ...] = ()
    """Where only some values are allowed: each with its meaning in Chinese."""

    @property
    def description(self) -> str:
        """The explanation, followed by each code with its meaning."""
        return self.help + "".join(f"；{code} {words}" for code, words in self.codes)


_KINDS = (
    (FigureKind.FORM.value, "统计表"),
    (FigureKind.EXTRA.value, "正文里的其他表"),
    (FigureKind.DERIVED.value, "派生数据"),
)
_STATUSES = tuple((status.value, status.words) for status in Status)

FIGURE_FIELDS = (
    Field("year", "年度", "报告的年度", Type.WHOLE, required=True),
    Field("form", "表式", "统计表的表式：2014、2019、2021……", required=True),
    Field("kind", "类别", "数据出自哪里", required=True, codes=_KINDS),
    Field("table", "表号", "数据所在的表", required=True),
    Field("table_title", "表名", "表上印的名称", required=True),
    Field("id", "数据编号", "同一年度里不重复，同一表式各年度相同", required=True),
    Field("row", "行号", "数据所在的行", required=True),
    Field("column", "列号", "数据所在的列；一行只有一个数的表没有"),
    Field("label", "指标", "表上印的名称；一行有几个数的带列名，“总计”列不带", required=True),
    Field("row_label", "行名", "表上印的行名", required=True),
    Field("column_label", "列名", "表上印的列名，上级列名写在前面"),
    Field("path", "完整名称", "从部分、表、上级行一直到列的全部名称", required=True),
    Field("unit", "单位", "表上印的单位；没有印的为空"),
    Field("value", "数值", "不带千分位的数；没有数的为空，原因见状态", Type.NUMBER),
    Field("status", "状态", "数值是怎么来的，或者为什么没有", required=True, codes=_STATUSES),
    Field("printed", "印出的文字", "网页和表格上显示的数字或文字，保留原有的小数位", required=True),
    Field("exact", "精确值", "派生数据四舍五入以前的值，写成分数"),
    Field("formula", "计算式", "派生数据的计算式，写明各项的数值"),
    Field("note", "注释", "表上印的说明和编者注"),
    Field("source_file", "数据文件", "数据出自项目里的哪个文件", required=True),
    Field("source_line", "所在行", "数据在文件里的第几行", Type.WHOLE, required=True),
    Field("address", "网址", "数据在网站上的位置，从网站首页的网址算起；网页上没有的为空"),
)
"""Of a figure of a year."""

SERIES_FIELDS = (
    Field("series", "指标编号", "各年度相同", required=True),
    Field("title", "指标", "历年指标的名称", required=True),
    Field("unit", "单位", "历年指标的单位"),
    Field("segment", "可比段", "从 1 数起；同一段里的各年度可以相比，不同段的不可以", Type.WHOLE, required=True),
    Field("break_reason", "分段原因", "这一段为什么与前一段不可比；第一段为空"),
    Field("year", "年度", "报告的年度", Type.WHOLE, required=True),
    Field("form", "表式", "该年度统计表的表式", required=True),
    Field("value", "数值", "不带千分位的数；没有数的为空，原因见状态", Type.NUMBER),
    Field("status", "状态", "数值是怎么来的，或者为什么没有", required=True, codes=_STATUSES),
    Field("printed", "印出的文字", "显示的数字或文字", required=True),
    Field("figures", "数据编号", "取自该年度的哪项数据；几项相加的用 + 连接", required=True),
    Field("label", "原表指标", "该年度表上印的名称", required=True),
    Field("address", "网址", "数据在网站上的位置，从网站首页的网址算起", required=True),
    Field("note", "说明", "历年指标数的是什么"),
)
"""Of a point of a series."""
