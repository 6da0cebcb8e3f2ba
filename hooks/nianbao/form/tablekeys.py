"""The keys of a form file that say what is printed: parts, tables, columns and rows."""

from collections.abc import Mapping

from nianbao.source.keys import Key, Kind

NOTED = "只作说明，程序不用。"
"""Help of a key that is for people alone."""
COLUMN_KINDS: Mapping[str, str] = {
    "count": "从 0 起的整数",
    "signed": "整数，可以是负数",
    "decimal": "可以有小数",
    "money": "金额，填数时连单位写",
}
ROW_KINDS: Mapping[str, str] = {**COLUMN_KINDS, "mixed": "由各列自己写明", "heading": "标题行，没有数值"}

WORDS = (
    "各个词按先后排列，用空格隔开，例如 [收到 申请]；一个词有几种说法的，用竖线隔开；可有可无的词，前面写 ~。"
    "整条前面写 = 的，旁边没有别的词才算；写 ? 的，通常说的是别的，也可能是它；写 ! 的，旁边有这些词就不是它。"
)
"""Help of the phrases by which sentences call something."""
ID = r"[a-z0-9]+([._][a-z0-9]+)*"
"""What the id of a row or column looks like; it becomes part of an address."""

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
    Key(
        "meant", "行名所指", "不是总计、只写行名时指的也是它的，写 true，例如 历年累计 旁边的 本年度。", kind=Kind.TRUTH
    ),
    Key("words", "正文里的说法", WORDS, kind=Kind.TEXTS),
    Key("unit_printed", "印有单位", NOTED, kind=Kind.ANY),
    Key("note", "备注", NOTED, kind=Kind.ANY),
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
    Key("optional", "可以没有", "各地的表不一定都有的行，写 true；statistics.yml 里没有的就不印。", kind=Kind.TRUTH),
    Key("unprinted", "没有印行名", "表上没有印这个行名的，写 true；只有读屏软件读出来。", kind=Kind.TRUTH),
    Key("aliases", "别的名称", "编辑可以写的其他名称。", kind=Kind.TEXTS),
    Key("words", "正文里的说法", WORDS, kind=Kind.TEXTS),
    Key("of_which", "其中项", NOTED, kind=Kind.ANY),
    Key("note", "备注", NOTED, kind=Kind.ANY),
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
    Key("number", "序号", "照印的写，例如 一；没有印的不写。"),
    Key("chapter", "章的序号", "与 number 相同，写哪一个都可以。"),
    Key("title", "标题", "照印的写，不带序号。", required=True),
    Key("note_printed", "印的说明", "印在表角上的说明。"),
    Key("columns", "各列", _COLUMNS, kind=Kind.LIST, keys=COLUMN, way="rows"),
    Key("rows", "各行", "只有一个表的写这一项。" + _ROWS, required=True, kind=Kind.LIST, keys=ROW, way="rows"),
    Key("tables", "各表", "有几个表的写这一项，一个表一条。", required=True, kind=Kind.LIST, keys=TABLE, way="tables"),
    Key("layout", "版式", NOTED, kind=Kind.ANY),
)
"""A part of the form: one table, or several with titles of their own."""
