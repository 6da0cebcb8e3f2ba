"""The keys of a form file that say how numbers belong together: rules and sums."""

from collections.abc import Mapping

from nianbao.form.tablekeys import NOTED, WORDS
from nianbao.source.keys import LEVELS, Key, Kind

OPERATORS: Mapping[str, str] = {
    "=": "左边各项之和等于右边各项之和",
    "<=": "左边不大于右边",
    ">=": "左边不小于右边",
    "≠": "左边不等于右边，两边都是 0 的除外",
}
SEVERITIES: Mapping[str, str] = {"error": "不生成网站", "warning": "提醒", "info": "只列出"}

TERM = r"(-?)([a-z0-9._]+?)(@Y(?:-1)?)?"
"""A term of a rule: perhaps a minus, a row or column, perhaps the year."""
EACH = r"(column|row) of (.+)"
"""Where a rule holds: in each column or row of a table or row."""

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
    Key("basis", "根据", NOTED, kind=Kind.ANY),
    Key("source", "来源", NOTED, kind=Kind.ANY),
    Key("note", "备注", NOTED, kind=Kind.ANY),
)
"""A relation between figures, words that a chapter has to hold, or a rule that is kept elsewhere."""

SUM = (
    Key("label", "名称", "例如 不予公开。", required=True),
    Key("words", "正文里的说法", WORDS, required=True, kind=Kind.TEXTS),
    Key("of", "哪些数相加", "行号，或“行号-列号”的一格。", required=True, kind=Kind.TEXTS),
)
"""A sum that sentences name and no row holds."""
