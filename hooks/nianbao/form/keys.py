"""The keys of a form file: what each is called, what to fill in, and whether it has to be there.

The readers of this folder ask for these and no others, and the JSON Schema of form files is made from them.
"""

from collections.abc import Mapping

from nianbao.source.keys import LEVELS, SLUG, Key, Kind

COLUMN_KINDS: Mapping[str, str] = {
    "count": "从 0 起的整数",
    "signed": "整数，可以是负数",
    "decimal": "可以有小数",
    "money": "金额，填数时连单位写",
}
ROW_KINDS: Mapping[str, str] = {**COLUMN_KINDS, "mixed": "由各列自己写明", "heading": "标题行，没有数值"}
OPERATORS: Mapping[str, str] = {
    "=": "左边各项之和等于右边各项之和",
    "<=": "左边不大于右边",
    ">=": "左边不小于右边",
}
SEVERITIES: Mapping[str, str] = {"error": "不生成网站", "warning": "提醒", "info": "只列出"}

ID = r"[a-z0-9]+([._][a-z0-9]+)*"
"""What the id of a row or column looks like; it becomes part of an address."""
TERM = r"(-?)([a-z0-9._]+?)(@Y(?:-1)?)?"
"""A term of a rule: perhaps a minus, a row or column, perhaps the year."""
EACH = r"(column|row) of (.+)"
"""Where a rule holds: in each column or row of a table or row."""

_NOTED = "只作说明，程序不用。"

CHAPTER = (
    Key("number", "序号", "照印的写，例如 一、", required=True),
    Key("title", "章的标题", "照印的写，不带序号。", required=True),
    Key("slug", "英文名", "这一章的文件名，也是网址：小写字母、数字和短横线，例如 overview。"),
    Key("section", "对应的部分", "这一章放统计表哪一部分，写 sections 里的 id；没有表的不写。"),
    Key("topics", "要写的内容", "这一章规定要写的各个方面，建新年度时每一方面一个小标题。", kind=Kind.TEXTS),
    Key("aliases", "别的标题", "各地报告里见过的其他标题。", kind=Kind.TEXTS),
    Key("kind", "种类", _NOTED, kind=Kind.ANY),
    Key("expected_item", "应有的内容", _NOTED, kind=Kind.ANY),
)
"""A prescribed chapter."""

COLUMN = (
    Key(
        "id",
        "列号",
        "小写字母、数字和点，定了不再改；行名那一列写 name，单位那一列写 unit。",
        required=True,
        pattern=ID,
    ),
    Key("label", "列名", "照印的写。", required=True),
    Key("group", "上面的表头", "从上到下，例如 [申请人情况, 法人或其他组织]。", kind=Kind.TEXTS),
    Key("type", "数值的种类", "这一列与各行不同时写；不写就照各行。", choices=COLUMN_KINDS),
    Key("total", "总计", "这一列是其他各列之和的，写 true；只写行名时指的也是它。", kind=Kind.TRUTH),
    Key("words", "正文里的说法", "各个词按先后排列，用空格隔开，例如 [收到 申请]。", kind=Kind.TEXTS),
    Key("unit_printed", "印有单位", _NOTED, kind=Kind.ANY),
    Key("note", "备注", _NOTED, kind=Kind.ANY),
)

ROW = (
    Key(
        "id",
        "行号",
        "小写字母、数字和点，例如 1.2.4，加上引号；是网址的一部分，定了不再改。",
        required=True,
        pattern=ID,
    ),
    Key("number", "序号", "照印的写，例如（一）；没有印的留空。"),
    Key("label", "行名", "照印的写，不带序号。", required=True),
    Key("unit", "单位", "照印的写；没有印的留空。"),
    Key("level", "层级", "印在第几层，1 到 9；不写就是 1。", kind=Kind.DIGIT),
    Key("type", "数值的种类", "不写就是 count。", choices=ROW_KINDS),
    Key("heading", "标题行", "没有数值的行，写 true。", kind=Kind.TRUTH),
    Key("parent", "上级", "属于上面哪一行，写那一行的 id。"),
    Key("prefix", "前面的字", "印在行名前面的字，例如 其中："),
    Key("printed_note", "印的说明", "印在行名后面括号里的说明，不写括号。"),
    Key("total", "合计", "这一行是其他各行之和的，写 true；留空就是没有填报，不当作 0。", kind=Kind.TRUTH),
    Key("unprinted", "没有印行名", "表上没有印这个行名的，写 true；只有读屏软件读出来。", kind=Kind.TRUTH),
    Key("aliases", "别的名称", "编辑可以写的其他名称。", kind=Kind.TEXTS),
    Key("words", "正文里的说法", "各个词按先后排列，用空格隔开，例如 [收到 申请]。", kind=Kind.TEXTS),
    Key("of_which", "其中项", _NOTED, kind=Kind.ANY),
    Key("note", "备注", _NOTED, kind=Kind.ANY),
)

_COLUMNS = "从左到右；不写就用整个表式的 columns。"
_ROWS = "从上到下，一行一条。"

TABLE = (
    Key("id", "表号", "例如 t2.1，规则里用；定了不再改。", required=True),
    Key("title", "表名", "印在表上面的标题。", required=True),
    Key("columns", "各列", _COLUMNS, kind=Kind.LIST, keys=COLUMN),
    Key("rows", "各行", _ROWS, required=True, kind=Kind.LIST, keys=ROW),
)
"""One of several tables in a part of the form."""

SECTION = (
    Key("id", "部分的编号", "例如 t3；定了不再改。", required=True),
    Key("number", "序号", "照印的写，例如 一"),
    Key("chapter", "章的序号", "与 number 相同，写哪一个都可以。"),
    Key("title", "标题", "照印的写，不带序号。", required=True),
    Key("note_printed", "印的说明", "印在表角上的说明。"),
    Key("columns", "各列", _COLUMNS, kind=Kind.LIST, keys=COLUMN, way="rows"),
    Key("rows", "各行", "只有一个表的写这一项。" + _ROWS, required=True, kind=Kind.LIST, keys=ROW, way="rows"),
    Key("tables", "各表", "有几个表的写这一项，一个表一条。", required=True, kind=Kind.LIST, keys=TABLE, way="tables"),
    Key("layout", "版式", _NOTED, kind=Kind.ANY),
)
"""A part of the form: one table, or several with titles of their own."""

_SIDE = "行号；写了 for_each: row of … 的写列号。前面加 - 是减，后面加 @Y-1 是上一年的。"

RULE = (
    Key("id", "规则编号", "检查结果里显示，定了不再改。", required=True),
    Key("words", "规则的说法", "一句话，检查结果里显示。"),
    Key("severity", "轻重", "不成立时怎么办。", required=True, choices=SEVERITIES),
    Key("left", "左边", _SIDE, required=True, kind=Kind.TEXTS, pattern=TERM, way="relation"),
    Key("op", "关系", "左边与右边的关系，加上引号。", required=True, choices=OPERATORS, way="relation"),
    Key(
        "right",
        "右边",
        _SIDE + "右边是 0 的写 []。",
        required=True,
        kind=Kind.TEXTS,
        pattern=TERM,
        way="relation",
        may_be_empty=True,
    ),
    Key(
        "for_each",
        "在哪里成立",
        "right：与右边每一项分别比；column of t3：表 t3 的每一列；row of t3：每一行。不写就只看各行的数。",
        pattern=rf"right|{EACH}",
    ),
    Key("levels", "哪些级别", "只对这些级别成立；不写就是全部。", kind=Kind.TEXTS, choices=LEVELS),
    Key("previous_forms", "上一年的表式", "与上一年比时，上一年可以用哪些表式；不写就是这一种。", kind=Kind.TEXTS),
    Key(
        "mentions",
        "要提到的词",
        "chapter 那一章的正文里要有的词，例如 [信息处理费]。",
        required=True,
        kind=Kind.TEXTS,
        way="mentions",
    ),
    Key("chapter", "哪一章", "写 chapters 里的 number。", required=True, way="mentions"),
    Key("condition", "条件", "程序在别处已经核对的规则，只写说明。", required=True, way="condition"),
    Key("basis", "根据", _NOTED, kind=Kind.ANY),
    Key("source", "来源", _NOTED, kind=Kind.ANY),
    Key("note", "备注", _NOTED, kind=Kind.ANY),
)
"""A relation between figures, words that a chapter has to hold, or a rule that is kept elsewhere."""

SUM = (
    Key("label", "名称", "例如 不予公开。", required=True),
    Key("words", "正文里的说法", "各个词按先后排列，用空格隔开。", required=True, kind=Kind.TEXTS),
    Key("of", "哪些数相加", "行号，或“行号-列号”的一格。", required=True, kind=Kind.TEXTS),
)
"""A sum that sentences name and no row holds."""

HIGHLIGHT = (
    Key("name", "名称", "几个字，例如 收到公开申请。", required=True),
    Key("of", "哪一个数", "行号，或“行号-列号”的一格。", required=True),
)
"""A key figure of a year's front page."""

_BARS = "行号，“行号-列号”的一格，或标题行（它下面各行之和）；至少两项，单位相同。"
_WHOLE = "各项是它的一部分；没有的不写。"

GROUP = (
    Key("title", "组名", "印在这一组上面的字。", required=True),
    Key("of", "画哪些数", _BARS, required=True, kind=Kind.TEXTS),
    Key("total", "总数", _WHOLE),
)
"""Bars of a picture that stand together."""

CHART = (
    Key("id", "图的编号", "小写字母、数字和短横线，定了不再改。", required=True, pattern=SLUG),
    Key("title", "图的标题", "印在图上面。", required=True),
    Key("description", "说明", "一句话说明图里是什么。"),
    Key("of", "画哪些数", _BARS, required=True, kind=Kind.TEXTS, way="bars"),
    Key("total", "总数", _WHOLE, way="bars"),
    Key("groups", "各组", "分成几组画的写这一项。", required=True, kind=Kind.LIST, keys=GROUP, way="groups"),
)
"""A picture: one row of bars, or several groups."""

FORM = (
    Key("schema", "写法", "写 annual-report-form/1；程序不用。", kind=Kind.ANY),
    Key(
        "form",
        "表式的名称",
        "report.yml 的 form 里写它，例如 2021，加上引号；与自带的相同的，就代替自带的。",
        required=True,
    ),
    Key("title", "标题", "统计表的标题。", required=True),
    Key("subtitle_pattern", "副标题", "印在标题下面；{year} 处填年度。"),
    Key(
        "in_force_for_years",
        "用于哪些年度",
        "报告所属的年度，写成 [2021, 2022]。",
        required=True,
        kind=Kind.TEXTS,
        pattern="[0-9]{4}",
    ),
    Key("open_ended", "以后也用", "以后各年度没有新表式时也用它的，写 true。", kind=Kind.TRUTH),
    Key("columns", "各列", "各部分共用的列；部分或表里自己写了的，用自己的。", kind=Kind.LIST, keys=COLUMN),
    Key("chapters", "规定的章", "一章一条；没有规定的不写。", kind=Kind.LIST, keys=CHAPTER),
    Key("sections", "各部分", "统计表的各部分，照印的顺序。", required=True, kind=Kind.LIST, keys=SECTION),
    Key("rules", "核对规则", "表里各数之间的关系，正文里要有的词。", kind=Kind.LIST, keys=RULE),
    Key("sums", "合起来的数", "正文里说、表里没有一行的合计。", kind=Kind.LIST, keys=SUM),
    Key("highlights", "首页的数", "年度首页上最先看到的几个数。", kind=Kind.LIST, keys=HIGHLIGHT),
    Key("charts", "图", "年度首页和统计表页上的图。", kind=Kind.LIST, keys=CHART),
    *(
        Key(name, title, _NOTED, kind=Kind.ANY)
        for name, title in {
            "document": "发文",
            "source": "来源",
            "confidence": "把握",
            "required_contents": "规定的内容",
            "deadlines": "期限",
            "heading_unit_display": "标题行的单位",
            "row_count": "行数",
            "value_row_count": "有数值的行数",
            "variants": "各地的不同",
        }.items()
    ),
)
"""`data/forms/*.yml`, and the statutory forms."""
