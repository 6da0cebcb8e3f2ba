"""The keys of the files of one year: `report.yml`, `tables/*.yml`, `corrections.yml`."""

from nianbao.source.keys import CONTACT, LEVELS, NUMBER_TYPES, RULE, SCOPES, SEAL, SLUG, Key, Kind

PERIOD = (
    Key("from", "开始日期", "统计期限的第一天，例如 2023-01-01。", required=True, kind=Kind.DATE),
    Key("to", "结束日期", "统计期限的最后一天，例如 2023-12-31。", required=True, kind=Kind.DATE),
)

DERIVED = (
    Key(
        "formula",
        "公式",
        "花括号里写指标名称，例如 {甲} / {乙}；可以用加减乘除和括号，整个公式加上引号。",
        required=True,
    ),
    Key("unit", "单位", '百分比写 "%"，结果会乘以 100。'),
    Key("decimals", "小数位数", "保留几位小数，0 到 9；不写就是 0。", kind=Kind.DIGIT),
)

FREE = (
    Key("page", "章", "正文文件名，不带 .md，例如 work。", required=True),
    Key("near", "同一句里的词", "照正文写几个字，用来找到那一句；以那个数结尾的，只管这一处。", required=True),
    Key("number", "数字", '照正文写，例如 45 或 "100%"。', required=True),
    Key("why", "理由", "说明这个数为什么不是表里的那一项。", required=True),
)

ACKNOWLEDGED = (
    Key("rule", "规则", "正文与表格不一致填 bound-number；其他照检查结果里的规则编号填写。", required=True),
    Key("page", "章", "正文文件名，不带 .md；矛盾在正文里的填写。"),
    Key("target", "指标", "指标名称，同名的写出上级，用“/”隔开；矛盾在表里的，和 bound-number，填写。"),
    Key("written", "正文写的数", "照正文写；只用于 bound-number。"),
    Key("found", "现在的数", "照检查结果写；矛盾在表里的必填，数再变就会提醒。"),
    Key("expected", "按规则应有的数", "照检查结果写；矛盾在表里的必填。"),
    Key("why", "理由", "说明为什么照原样保留，会显示在页面的编者注里。", required=True),
)

REMARKED = (
    Key("value", "数值", "照印的写。", required=True),
    Key("remark", "备注", "印在数值后面括号里的字，不写括号，例如 其中修订16件。", required=True),
)
"""A cell of `statistics.yml` with a remark."""

WORDING = (
    Key("label", "行名", "照印的写，不带序号。"),
    Key("number", "序号", '照印的写，加上引号，例如 "（七）"；没有印的写 ""。'),
    Key("unit", "单位", "照印的写。"),
    Key("note", "印的说明", "印在行名后面括号里的说明，不写括号。"),
    Key("prefix", "前面的字", "印在行名前面的字，例如 其中："),
)

READ_OTHERWISE = (
    Key("target", "指标", "指标名称，同名的写出上级，用“/”隔开。", required=True),
    Key("original", "原件的数", "照检查结果写；原件再读出别的数就会提醒。", required=True),
    Key("why", "理由", "说明为什么与原件不同，例如 导入时读错，原件是 15131。", required=True),
)
"""A figure that is not what `original/figures.yml` says."""

_ROWS = "从上到下，一行一条。"

PRINTED_AS = (
    Key("row", "哪一行", "表式里的行名，同名的写出上级，用“/”隔开；或行号；也可以是部分或表的标题。", required=True),
    *WORDING,
    Key("joined", "合印", "标题行和下面各行合印成一行的，写 true。", kind=Kind.TRUTH),
    Key("left_out", "没有印", "没有印这一行和它下面各行的，写 true。", kind=Kind.TRUTH),
    Key("split", "分开印", "一行分成几行印的，写各行。" + _ROWS, kind=Kind.LIST, keys=WORDING),
    Key("added", "多印的行", "在这一行后面多印的、表式里没有的各行。" + _ROWS, kind=Kind.LIST, keys=WORDING),
)

REPORT = (
    Key("form", "表式", "用哪一种年表式，加上引号；原件没有统计表的写 none。", required=True),
    Key("no_table", "没有表的原因", "form 写 none 时，说明原件为什么没有统计表，会显示在统计表页。"),
    Key(
        "printed_as",
        "印法",
        "原件的统计表与表式不同的地方：合印、没有印、改名、分开印、多印的行，一行一条。",
        kind=Kind.LIST,
        keys=PRINTED_AS,
    ),
    Key("scope", "范围", "汇总本地区各单位填 summary，只报本机关填 organ。", required=True, choices=SCOPES),
    Key("level", "级别", "省级填 province，设区的市 city，县区 county，乡镇街道 township。", choices=LEVELS),
    Key(
        "body", "当年的机关名称", "这一年的机关与 publisher.yml 的 name 不同的（改名、合并以前）写，全称；相同的不写。"
    ),
    Key("publisher", "发布机关", "编制这份报告的机关全称。", required=True),
    Key("period", "统计期限", "从哪一天到哪一天，都在本年度之内。", required=True, kind=Kind.BLOCK, keys=PERIOD),
    Key(
        "published",
        "发布日期",
        "例如 2019-03-15，知道时间的写 2019-03-15 09:30；原件没有日期的留空。",
        kind=Kind.MOMENT,
    ),
    Key("contact", "联系方式", "没有的项留空。", kind=Kind.BLOCK, keys=CONTACT),
    Key("derived", "算出来的数", "由表中数据算出的比率、合计，名称自己取。", kind=Kind.NAMED, keys=DERIVED),
    Key("free", "不绑定的数", "正文里与某项数据相同、说的却是另一件事的数字。", kind=Kind.LIST, keys=FREE),
    Key(
        "read_otherwise",
        "与原件不同的数",
        "从文件导入的年度里，与 original/figures.yml 不同的数，一项一条。",
        kind=Kind.LIST,
        keys=READ_OTHERWISE,
    ),
    Key(
        "acknowledged",
        "保留的矛盾",
        "已公布的报告自相矛盾之处：原文不改，在这里说明。",
        kind=Kind.LIST,
        keys=ACKNOWLEDGED,
    ),
)
"""`data/<year>/report.yml`"""

CHART = (
    Key("title", "图的标题", "不写就用表名。"),
    Key("description", "说明", "一句话说明图里是什么。"),
    Key("columns", "画哪几列", "写成 [甲, 乙]；不写就画总数以外的各列。", kind=Kind.TEXTS),
    Key("total", "总数的列", "其余各列是它的一部分；没有的不写。"),
)

TABLE = (
    Key("title", "表名", "印在表上面的标题。", required=True),
    Key("slug", "英文名", "网址里用的英文名：小写字母、数字和短横线，定了不再改。", pattern=SLUG),
    Key("unit", "单位", "各列共用的单位，例如 件。"),
    Key("type", "数值的种类", "整数填 count，有小数填 decimal；不写就是整数。", choices=NUMBER_TYPES),
    Key("columns", "列名", "写成 [甲, 乙]，不能重复，不能含“/”。", required=True, kind=Kind.TEXTS, pattern="[^/，]+"),
    Key("rows", "各行", "每行写成“名称: [数值, 数值]”，数值与列名一一对应。", required=True, kind=Kind.ROWS),
    Key("rules", "核对规则", '每行都要成立的关系，例如 "甲 = 乙 + 丙"。', kind=Kind.TEXTS, pattern=RULE),
    Key("chart", "图", "要画成横条图的写这一项；不画的不写。", kind=Kind.BLOCK, keys=CHART),
)
"""`data/<year>/tables/*.yml`"""

CHANGE = (
    Key("target", "指标", "指标名称，照统计表写，同名的写出上级，用“/”隔开；文字的不写。"),
    Key("before", "原来", "原来公布的数，例如 98件；新加的写 无。", required=True),
    Key("after", "现在", "现在的数，例如 89件；删去的写（删去）。", required=True),
)

CORRECTION = (
    Key("date", "更正日期", "例如 2026-11-26。", required=True, kind=Kind.DATE),
    Key("page", "章", "正文文件名，不带 .md，例如 work；在统计表里的写 statistics。", required=True),
    Key("what", "更正什么", "例如一项指标的名称，或一句话；写了 changes 的可以不写。"),
    Key("before", "原来", "原来怎么写。", required=True, way="text", joins=True),
    Key("after", "现在", "现在怎么写。", required=True, way="text", joins=True),
    Key("why", "原因", "为什么更正，会显示在页面上。", required=True),
    Key("target", "指标", "指标名称，写了就能从更正跳到表里那一行。", way="text", joins=True),
    Key(
        "changes",
        "改动的各项",
        "改了的数一项一条，同一个原因的写在一起；每个改了的数都要列出。",
        required=True,
        kind=Kind.LIST,
        keys=CHANGE,
        way="figures",
        joins=True,
    ),
    Key("files", "改动的文件", "文件和校验码，照检查结果给出的写。", kind=Kind.PAIRS, pattern=SEAL),
)

CORRECTIONS = (Key("corrections", "更正", "一处一条。", required=True, kind=Kind.LIST, keys=CORRECTION),)
"""`data/<year>/corrections.yml`"""
