"""Wording: the words around a number in one spelling, so that names can be compared with them.

Years become 上年, 本年 and 下年, whichever way they are written; what every sentence of such a report says
(政府信息公开) is left out. `leftover` takes away the words that change nothing, and what then stays is what a name has
not explained.
"""

import re

from nianbao.labels import compact

BEFORE, THIS, AFTER, ELSE = "上年", "本年", "下年", "某年"
"""The year before, of the report, and after it; and any other time."""
_TITLE = re.compile(r"《[^《》]{0,200}》")
_TOPIC = re.compile(
    r"(?<=因)(?:政府)?信息公开申请(?=引|产|而|被|提|发|行政)|公开政府信息的?(?=申请)|"
    r"公民、?法人(?:和|或|或者|及|以及|、)?其[他它]组织|政府信息公开类|信息公开类|政府信息公开工作|"
    r"政府信息公开|政务信息公开|信息公开工作|信息公开|政府信息|政务信息|[“”\"'‘’【】*]"
)
_DAYS = re.compile(r"(?:截至|截止|至)?(?:本年)?(?:12月31日|年底|年末|年终)(?:24时)?(?:止|为止)?")
_TIMES = (
    (re.compile(r"上一年度?|上年度?|去年度?|前一年度?|往年"), BEFORE),
    (re.compile(r"下一个?年度?|次年度?|明年度?|翌年|来年|下年度?"), AFTER),
    (re.compile(r"今年|当年|本年度?|报告年度|年度内|年内|全年|一年来"), THIS),
)
_YEAR = re.compile(r"((?:19|20)\d\d)年?(?:度|全年)?")
_PLAIN = (
    "共计 合计 总计 总共 一共 总数 总量 总件数 总体 总 共 件数 数量 数目 数 案件数 案件 情况 "
    "为 是 有 了 的 地 均 都 皆 达到 达 计 分别 "
    "各类 各种 各级 相关 有关 书面 书 本年 截至 截止 期间 已 已经 全部 共有 通过 要求公开 要求 方面 工作中 工作 中 里 "
    "依法 依规 严格 认真 及时 规范 妥善 积极 有效 按时 按期 按规定 按要求 如期 稳妥 扎实 顺利 圆满 "
    "因 由于 由 引起 引发 涉及 发生 产生 被 提起 导致 针对 对 就 与 关于 新 实际 其中 含 包括 即 分 至 到 结果 "
    "人民群众 社会公众 公众 群众 市民 居民 村民 社会 个人 申请人 当事人 行政相对人 行政机关 提出 提交 递交"
)
_NEUTRAL = re.compile(
    r"主动(?!公开)|[我本](?:局|委|办|厅|院|署|县|市|区|镇|乡|街道|省|州|旗|部门|机关|单位|系统|级|地区|辖区|级政府)(?:机关|系统|各级)?"
    r"|全[市县区省州旗镇乡局]|(?:按照|依照|依据|根据|按)《》(?:规定|要求)?"
    r"|[按从]申请(?:人|主体)(?:类别|类型|性质|身份|情况)?(?:划分|分类|来看|分|看)?|另|(?<![质容流])量|[,，:：()（）]|"
    + "|".join(sorted(_PLAIN.split(), key=len, reverse=True))
)
_NEGATION = re.compile(r"(?:不予?|未|没有|无|非|免)$")


def canonical(text: str, year: int) -> str:
    """The text without white space, titles and what goes without saying; years as they stand to `year`."""
    found = with_times(_TITLE.sub("《》", compact(text)), year)
    for pattern, time in _TIMES:
        found = pattern.sub(time, found)
    return _TOPIC.sub("", _DAYS.sub(THIS, found))


def with_times(text: str, year: int) -> str:
    """The text with its years as they stand to `year`."""
    return _YEAR.sub(lambda match: _time(int(match[1]) - year), text)


def _time(distance: int) -> str:
    return {-1: BEFORE, 0: THIS, 1: AFTER}.get(distance, ELSE)


def leftover(text: str) -> str:
    """What stays of canonical words when those are taken away that name nothing."""
    return _NEUTRAL.sub("", text)


def negated(text: str) -> bool:
    """Whether the words end in a negation, which turns the name behind them around: 不｜予以公开."""
    return bool(_NEGATION.search(text))
