"""The keys of the files that editors write: what each is called, what to fill in, and whether it has to be there.

The JSON Schemas are made from these; a test proves that the readers ask for the same keys. The rows of `statistics.yml`
are not here: they come from the statutory form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


class Kind(Enum):
    """Kind of value that a key takes."""

    TEXT = auto()
    DATE = auto()
    MOMENT = auto()
    """A date, with the time of day where it is known."""
    DIGIT = auto()
    TRUTH = auto()
    """`true` or `false`."""
    ANY = auto()
    """Whatever people note down there: it is not read."""
    BLOCK = auto()
    """Keys of its own."""
    LIST = auto()
    """A list of such blocks."""
    NAMED = auto()
    """Such blocks, each under a name that the editor chooses."""
    TEXTS = auto()
    """A list of single values."""
    WORDS = auto()
    """Lists of single values, each under a name that the editor chooses."""
    PAIRS = auto()
    """Single values, each under a name that the editor chooses."""
    ROWS = auto()
    """Lists of numbers, each under a name that the editor chooses."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a data file: name, title and explanation for the editor (Chinese), and kind of value."""

    name: str
    title: str
    help: str
    """What to fill in."""
    required: bool = False
    kind: Kind = Kind.TEXT
    keys: tuple["Key", ...] = ()
    """The keys below it."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """The values that it may have, each with its meaning; empty: any."""
    pattern: str = ""
    """What the value looks like, as a regular expression that means the same in Python and in JavaScript."""
    way: str = ""
    """The way of writing the block that it belongs to, where there are several: keys of two ways exclude each other."""
    may_be_empty: bool = False
    """Whether a list that is required may be empty."""


SEAL = "[0-9a-f]{16}"
"""What a seal looks like: the first 16 digits of the file's SHA-256."""

SCOPES = {"summary": "汇总本地区各单位", "organ": "只报本机关"}
LEVELS = {"province": "省级", "city": "设区的市", "county": "县区", "township": "乡镇街道"}
NUMBER_TYPES = {"count": "整数", "decimal": "有小数"}
SLUG = r"[a-z][a-z0-9-]*"
ADDRESS = r"(?:[a-z0-9-]+/)+|(?:[0-9]{4}/)?data/[^/]+\.[a-z]+"
"""An address from the root of the site: of a page, `2023/work/`, or of a file to download, `2023/data/….pdf`."""
RULE = r"(.+?)(<=|>=|=|≤|≥)(.+)"
"""A relation between columns."""

CONTACT = (
    Key("address", "地址", "办公地址。"),
    Key("postcode", "邮政编码", '六位数字，加上引号，例如 "100000"。'),
    Key("phone", "电话", "带区号，例如 010-00000000。"),
    Key("fax", "传真", "带区号，例如 010-00000000。"),
    Key("email", "电子邮箱", "公布的邮箱地址。"),
)

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
    Key("near", "同一句里的词", "照正文写几个字，用来找到那一句。", required=True),
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

REPORT = (
    Key("form", "表式", "用哪一种年表式，加上引号。", required=True),
    Key("scope", "范围", "汇总本地区各单位填 summary，只报本机关填 organ。", required=True, choices=SCOPES),
    Key("level", "级别", "省级填 province，设区的市 city，县区 county，乡镇街道 township。", choices=LEVELS),
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
        "acknowledged",
        "保留的矛盾",
        "已公布的报告自相矛盾之处：原文不改，在这里说明。",
        kind=Kind.LIST,
        keys=ACKNOWLEDGED,
    ),
)
"""`data/<year>/report.yml`"""

IDENTITY = (
    Key(
        "domain", "网站域名", "只写域名，例如 www 开头的一段，不带 http:// 和斜线", pattern=r"[a-z0-9-]+(\.[a-z0-9-]+)+"
    ),
    Key("site_code", "政府网站标识码", "标识码共 10 位", pattern=r"[0-9]{10}|bm[0-9]{8}|N[0-9]{9}"),
    Key(
        "icp",
        "ICP 备案编号",
        "请照备案证书填写，例如 某ICP备 加 8 位以上数字和 号",
        pattern=r"[一-鿿]?ICP备[0-9]{8,10}号(-[0-9]+)?",
    ),
    Key("police", "公安备案编号", "请照备案证书填写，14 位数字", pattern=r"[一-鿿]公网安备 ?[0-9]{14}号"),
    Key(
        "badge",
        "党政机关网站标识",
        "填写标识的查验网址，以 https://bszs.conac.cn/ 开头，在发给网站的代码里",
        pattern=r"https?://bszs\.conac\.cn/sitename\?method=show&id=[0-9A-Fa-f]{32}",
    ),
    Key(
        "mistakes",
        "我为政府网站找错",
        "填写本网站的找错网址，以 https://zfwzzc.www.gov.cn/ 开头，在发给网站的代码里",
        pattern=r"https?://zfwzzc\.www\.gov\.cn/check_web/[!-~]+",
    ),
)
"""Identifiers of a government website (国办发〔2017〕47号 and the registers' own); production refuses to go without."""

REGION = Key("region", "行政区划代码", '六位数字，加上引号，例如 "123456"；用来核对标识码的前六位', pattern=r"[0-9]{6}")
_PICTURE = "写图片在 docs 里的位置，例如 images/jiucuo.png；没有就留空，显示文字"
_PICTURE_PATH = r"[a-z0-9_-]+(/[a-z0-9_-]+)*\.(png|svg|jpg|gif|webp)"
PICTURES = (
    Key("police_picture", "公安备案图标", _PICTURE, pattern=_PICTURE_PATH),
    Key("badge_picture", "党政机关网站标识图片", _PICTURE, pattern=_PICTURE_PATH),
    Key("mistakes_picture", "找错图片", _PICTURE, pattern=_PICTURE_PATH),
)
"""Pictures of our own for the badges, instead of the registers' scripts."""

WEBSITE = (
    Key("title", "网站名称", "历年报告共用的网站标题。", required=True),
    *IDENTITY,
    REGION,
    *PICTURES,
    Key("copyright", "版权说明", "一句话，例如转载的要求；发布机关没有规定的留空，页面上不显示。"),
)

PUBLISHER = (
    Key("name", "发布机关", "发布报告的机关全称，例如 某某县人民政府、某某县财政局。", required=True),
    Key("short_name", "简称", "新报告的标题用它，例如 某某县；不写就用全称。"),
    Key("office", "承办机构", "编制报告的办公室、科室全称。", required=True),
    Key(
        "level",
        "级别",
        "新年度照此填写：省级填 province，设区的市 city，县区 county，乡镇街道 township。",
        choices=LEVELS,
    ),
    Key("scope", "范围", "新年度照此填写：汇总本地区各单位填 summary，只报本机关填 organ。", choices=SCOPES),
    Key("contact", "联系方式", "没有的项留空。", kind=Kind.BLOCK, keys=CONTACT),
    Key("website", "网站", "没有核实的编号留空，核实后填写。", required=True, kind=Kind.BLOCK, keys=WEBSITE),
)
"""`data/publisher.yml`"""

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

CORRECTION = (
    Key("date", "更正日期", "例如 2026-11-26。", required=True, kind=Kind.DATE),
    Key("page", "章", "正文文件名，不带 .md，例如 work；在统计表里的写 statistics。", required=True),
    Key("what", "更正什么", "例如一项指标的名称，或一句话。", required=True),
    Key("before", "原来", "原来怎么写。", required=True),
    Key("after", "现在", "现在怎么写。", required=True),
    Key("why", "原因", "为什么更正，会显示在页面上。", required=True),
    Key("target", "指标", "指标名称，写了就能从更正跳到表里那一行。"),
    Key("files", "改动的文件", "文件和校验码，照检查结果给出的写。", kind=Kind.PAIRS, pattern=SEAL),
)

CORRECTIONS = (Key("corrections", "更正", "一处一条。", required=True, kind=Kind.LIST, keys=CORRECTION),)
"""`data/<year>/corrections.yml`"""

REDIRECT = (
    Key(
        "redirects",
        "转向",
        "每行写成“旧网址: 新网址”，从网站的根写起，一页的网址以斜线结尾。",
        required=True,
        kind=Kind.PAIRS,
        pattern=ADDRESS,
    ),
)
"""`data/redirects.yml`"""

GLOSSARY = (Key("terms", "固定用语", "每行写成“正确的写法: [错字的写法]”。", required=True, kind=Kind.WORDS),)
"""`data/glossary.yml`"""
SOURCE = (
    Key("form", "表式", "哪一种年表式，加上引号。", required=True),
    Key(
        "of",
        "指标",
        "统计表上印的名称，写法和 stat: 一样，例如 [收到申请数]；写几项就相加。",
        required=True,
        kind=Kind.TEXTS,
    ),
    Key("break", "为什么断开", "与前一种表式不能相比的理由，会显示在页面上；能相比的不写。"),
)
INDICATOR = (
    Key("id", "英文名", "网址里用的英文名：小写字母、数字和短横线，定了不再改。", required=True, pattern=SLUG),
    Key("title", "名称", "页面上的名称，例如 新收公开申请。", required=True),
    Key("unit", "单位", "与统计表上印的相同；表上没有印单位的也在这里写明。"),
    Key("note", "说明", "统计的是什么，一两句话。"),
    Key("from", "出处", "每一种表式里是哪一项；没有这一项的表式不写。", required=True, kind=Kind.LIST, keys=SOURCE),
)
SERIES = (Key("series", "历年指标", "可以逐年对照的指标，一项一段。", required=True, kind=Kind.LIST, keys=INDICATOR),)
"""`data/series.yml`"""
