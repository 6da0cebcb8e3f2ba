"""The keys of a form file: what each is called, what to fill in, and whether it has to be there.

The readers of this folder ask for these and no others, and the JSON Schema of form files is made from them. The keys of
tables are in `tablekeys`, those of rules and sums in `rulekeys`.
"""

from nianbao.form.rulekeys import RULE, SUM
from nianbao.form.tablekeys import COLUMN, NOTED, SECTION
from nianbao.source.keys import SLUG, Key, Kind

CHAPTER = (
    Key("number", "序号", "照印的写，例如 一、", required=True),
    Key("title", "章的标题", "照印的写，不带序号。", required=True),
    Key("slug", "英文名", "这一章的文件名，也是网址：小写字母、数字和短横线，例如 overview。"),
    Key("section", "对应的部分", "这一章放统计表哪一部分，写 sections 里的 id；没有表的不写。"),
    Key("topics", "要写的内容", "这一章规定要写的各个方面，建新年度时每一方面一个小标题。", kind=Kind.TEXTS),
    Key("aliases", "别的标题", "各地报告里见过的其他标题。", kind=Kind.TEXTS),
    Key("kind", "种类", NOTED, kind=Kind.ANY),
    Key("expected_item", "应有的内容", NOTED, kind=Kind.ANY),
)
"""A prescribed chapter."""

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

SENTENCE = (
    Key("chapter", "章", "写在哪一章：章的序号，例如 一。", required=True),
    Key("topic", "哪一方面", "这一章分方面写的，照 topics 写；不分的不写。"),
    Key("of", "哪一个数", "行号，或“行号-列号”的一格。", required=True),
    Key(
        "text",
        "句子",
        "{year} 处填年度，{number} 处填数和单位，{change} 处填比上年增减多少（上年用同一种表式的才有），加上引号。",
        required=True,
    ),
    Key("none", "是 0 时的句子", "例如 {year}年，未收到政府信息公开申请。；没有的，是 0 就不写这一句。"),
    Key("unit", "单位", "表里没有印单位的写，例如 件。"),
)
"""A sentence that is proposed for a chapter."""

EDITION = "[1-9][0-9]{0,2}"
"""What the number of an edition looks like."""

FORM = (
    Key("schema", "写法", "写 annual-report-form/1；程序不用。", kind=Kind.ANY),
    Key(
        "form",
        "表式的名称",
        "report.yml 的 form 里写它，例如 2021，加上引号；与自带的相同的，就代替自带的。",
        required=True,
    ),
    Key(
        "edition",
        "版次",
        "印的字、单位、次序改了，就是新的一版，写 2、3 这样的数；不写就是第 1 版。各版都要留着。",
        pattern=EDITION,
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
    Key(
        "suggested_chapters",
        "开头的章",
        "没有规定各章的，建新年度时先有的章，一章一条；编辑可以改。",
        kind=Kind.LIST,
        keys=CHAPTER,
    ),
    Key("sections", "各部分", "统计表的各部分，照印的顺序。", required=True, kind=Kind.LIST, keys=SECTION),
    Key("rules", "核对规则", "表里各数之间的关系，正文里要有的词。", kind=Kind.LIST, keys=RULE),
    Key("sums", "合起来的数", "正文里说、表里没有一行的合计。", kind=Kind.LIST, keys=SUM),
    Key("highlights", "首页的数", "年度首页上最先看到的几个数。", kind=Kind.LIST, keys=HIGHLIGHT),
    Key("charts", "图", "年度首页和统计表页上的图。", kind=Kind.LIST, keys=CHART),
    Key("sentences", "起头的句子", "各章里照表中的数写的句子，由 nianbao draft 提出。", kind=Kind.LIST, keys=SENTENCE),
    *(
        Key(name, title, NOTED, kind=Kind.ANY)
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
