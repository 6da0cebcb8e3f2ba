"""The keys of the files that all years share: `publisher.yml`, `series.yml`, `redirects.yml`, `withdrawn.yml`, …"""

from nianbao.source.keys import ADDRESS, CONTACT, LEVELS, PUBLISHED_ADDRESS, SCOPES, SLUG, Key, Kind

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

PUBLIC_FILES = Key(
    "files",
    "不用链接也公开的文件",
    "写文件在 docs 里的位置，例如搜索引擎的验证文件 [baidu_verify_x.html]；没有的删去这一行。",
    kind=Kind.TEXTS,
)
"""Files of `docs` to which no page leads, and which are meant to be public."""

WEBSITE = (
    Key("title", "网站名称", "历年报告共用的网站标题。", required=True),
    *IDENTITY,
    REGION,
    *PICTURES,
    Key("copyright", "版权说明", "一句话，例如转载的要求；发布机关没有规定的留空，页面上不显示。"),
)

WEBSITE_KEYS = (*WEBSITE, PUBLIC_FILES)
"""All keys of `website`; WEBSITE are those with a single value."""

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
    Key("website", "网站", "没有核实的编号留空，核实后填写。", required=True, kind=Kind.BLOCK, keys=WEBSITE_KEYS),
)
"""`data/publisher.yml`"""

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

WITHDRAWAL = (
    Key(
        "address",
        "网址",
        "公布过的一页或一个文件，从网站的根写起：一页以斜线结尾，例如 2023/work/；文件写全名，例如 2023/fujian.pdf。",
        required=True,
        pattern=PUBLISHED_ADDRESS,
    ),
    Key("date", "日期", "撤下的日期，例如 2024-05-06。", required=True, kind=Kind.DATE),
    Key("why", "原因", "为什么撤下，会显示在网页上；不要在这里重复不该公开的内容。", required=True),
    Key("name", "名称", "可以不填；网址里的文件名本身也不该公开的，在这里写一个叫法，网页上写它，不写网址。"),
)

WITHDRAWALS = (
    Key(
        "withdrawn",
        "撤下的网址",
        "公布过、要撤下的页和文件，一处一条。",
        required=True,
        kind=Kind.LIST,
        keys=WITHDRAWAL,
    ),
)
"""`data/withdrawn.yml`"""

GLOSSARY = (Key("terms", "固定用语", "每行写成“正确的写法: [错字的写法]”。", required=True, kind=Kind.WORDS),)
"""`data/glossary.yml`"""

_EXCEPTION = (
    Key("file", "文件", "从项目的根写起，照检查结果写，例如 docs/2023/名单.xlsx。", required=True),
    Key("value", "要公开的内容", "写全：号码、姓名、工作表名，或“批注”“修订”；号码加上引号。", required=True),
    Key("why", "理由", "为什么可以公开，例如 对外公布的值班电话。", required=True),
)

PUBLIC = (
    Key(
        "public",
        "可以公开的个人信息",
        "检查认作个人信息、实际要公开的，一处一条。",
        required=True,
        kind=Kind.LIST,
        keys=_EXCEPTION,
    ),
)
"""`data/public.yml`"""

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
