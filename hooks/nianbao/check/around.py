"""What stands around a number: the words of its own clause, of the clauses before, and what speaks against a row."""

import re
from dataclasses import dataclass

from nianbao.check.wording import AFTER, BEFORE, ELSE, THIS, canonical, leftover, with_times

_WINDOW = 400
"""Characters before and behind a number that are looked at: words farther off name nothing."""
_OWN = 60
"""Of these, the ones that may name the number's row."""
_CLAUSE_END = re.compile(r"[，。；,;！？\n]")
_BEHIND_END = re.compile(r"[，。；：、,;:（）()！？\d\n]")
_CHANGE = re.compile(r"增加|减少|增长|下降|回落|上升|提高|降低|同比|环比|较上年|比上年|上涨|增幅|降幅|翻番|多出")
_PART = re.compile(
    r"同一|每|各(?![类项种级])|近.?.?年|累计|历年|历次|计划|目标|力争|预计|季度|半年|月|超期|逾期(?!不)"  # another time
    r"|(?<![我本])[局委厅署]机关"  # one body among several
    r"|网站|公报|公众号|微信|微博|新媒体"
    r"|网络|网上|在线|信函|当面|传真|邮寄|邮件|窗口|平台|热线|信箱|渠道"  # one way among several
)
_STEP = re.compile(r"补正(?!后)|撤回|撤销申请|延期|延长|第三方意见")
"""What was done with some applications, behind their number: 对3件申请作出补正通知."""
_RANGE = re.compile(r"[至到—–~～-]+")
"""Before the second number of `1至2名`."""
_JOINTS = "、和与及，,"
_TIME = re.compile(r"近.?.?年|累计|历年|历次|计划|目标|力争|预计|季度|半年|\d月|月份")
_BODY = re.compile(
    r"[一-鿿](?:局|镇|乡|街道|村|社区|片区|园区|开发区|学校|医院|中心|馆|公司|大队|支队|法院|委员会|直部门|直单位|办公室|基层单位)|下级|下属"
)
_OF_ONE = re.compile(
    r"本级|本机关|[我本](?:局|委|厅|院|署|部门|单位)|以[^，。；]{1,12}名义|府办(?!理)|向[^，。；]{0,8}(?:政府|机关|部门)"
)
"""One office of an area."""
_SUBJECT = re.compile(rf"{_BODY.pattern}[^，。；、]{{0,6}}(?:收|受理|接到|登记|办理|答复|办结)")
"""A body that did something, of which the numbers behind may be too."""
_ONE_ACTS = re.compile(r"[我本](?:局|委|厅|院|署|部门|单位)[^，。；、]{0,6}(?:收|受理|接到|登记|办理|答复|办结)")
_DEALT_WITH = re.compile(r"受理|办理|答复|办结|处理|承办|回复")
_ALL = r"[共总]|合计|累计|全[市县区省州旗镇乡]|各|[我本][市县区省州]"
_SAYS_ALL, _OF_ALL = re.compile(_ALL), re.compile(rf"{_ALL}|公开(?!办)")
_LIST = re.compile(r"分别[为是有计]?$")
_MATTER = re.compile(
    r"信访|来信|来访|来电|留言|热线|建议|提案|投诉|举报|诉求|咨询|工单|审批|办件|事项|纠纷|许可|处罚|执法|登记|救助|补贴|网民|网友|信箱"
)
"""Other work that is received, handled and answered."""
_OTHER_TIME = re.compile(f"{BEFORE}|{AFTER}|{ELSE}")
_ANY_TIME = re.compile(f"{BEFORE}|{AFTER}|{ELSE}|{THIS}")


@dataclass(frozen=True, slots=True)
class Around:
    """The words around one number, in the spelling of `wording.canonical`."""

    own: str
    """Of its clause, up to the number."""
    behind: str
    """Behind its unit, to the end of the clause."""
    earlier: str = ""
    """Of the clauses before, from the number before or the beginning of the sentence."""
    carried: str = ""
    """What the sentence has named before: its row, which a column may stand for."""
    other_time: bool = False
    """Whether the sentence speaks of a time that is not the report's year."""

    orphan: bool = False
    """Whether the sentence has numbers before it that nothing is known of, of which it may be a part."""

    whose: str = ""
    """Its clause as it is written, which may say whose number it is."""

    of_body: bool = False
    """Whether the clause before says of another body what it received or did."""

    @property
    def leaves_open_whose(self) -> bool:
        """Whether something was dealt with, and it is not said that this is all of it, nor that it was for 公开."""
        return bool(_DEALT_WITH.search(self.own)) and not _OF_ALL.search(self.whose)

    @property
    def says_all(self) -> bool:
        """Whether its clause says that it is the number of all of them, or of the publisher."""
        return bool(_SAYS_ALL.search(self.whose))

    @property
    def acts_for_one(self) -> bool:
        """Whether one office of an area says what it received or did: 本局收到."""
        return bool(_ONE_ACTS.search(self.whose))

    def speaks_of_one(self, rest: str) -> bool:
        """Whether the number is said to be that of one office."""
        return bool(_OF_ONE.search(rest))

    @property
    def lists(self) -> bool:
        """Whether several names before it have a number each: 分别为22件、20件."""
        return bool(_LIST.search(self.own))

    @property
    def goes_on(self) -> bool:
        """Whether nothing stands between it and the number before, of the same list."""
        return not self.own.strip("、和与及以")

    def of_another_matter(self, rest: str) -> bool:
        """Whether the sentence may speak of work that the table knows nothing of."""
        return self.orphan or of_another_matter(self.earlier + rest)

    def against(self, rest: str, *, unbodied: bool) -> bool:
        """Whether what is left of the words says that the number is no figure of the table, or only a part of one.

        `unbodied`: other bodies are named in `own` that are not the publisher.
        """
        words = leftover(rest)
        if _RANGE.match(self.own) or self.other_time or unbodied or _OTHER_TIME.search(rest):
            return True
        if _STEP.search(self.behind):
            return True
        return bool(_CHANGE.search(words + self.behind) or _PART.search(rest) or _TIME.search(self.earlier))


def around(
    text: str, rest: str, year: int, *, carried: str = "", other_time: bool = False, orphan: bool = False
) -> Around:
    """The words around a number: `text` up to it; `rest` behind its unit, to the end of the sentence."""
    cuts = [match.end() for match in _CLAUSE_END.finditer(text)]
    cut = cuts[-1] if cuts else 0
    rest = with_times(rest[:_WINDOW], year)
    behind = _BEHIND_END.split(rest, maxsplit=1)[0]
    if rest[len(behind) : len(behind) + 1].isdigit():
        behind = ""  # the words of the next number
    own, earlier = canonical(text[cut:], year)[-_OWN:].lstrip(_JOINTS), canonical(text[:cut], year)
    other = speaks_of_another_time(earlier, otherwise=other_time)
    return Around(own, canonical(behind, year), earlier, carried, other, orphan, text[cut:][-_OWN:])


def speaks_of_another_time(words: str, *, otherwise: bool) -> bool:
    """Whether the last time that canonical words name is not the report's year."""
    times = _ANY_TIME.findall(words)
    return times[-1] != THIS if times else otherwise


def of_another_matter(words: str) -> bool:
    """Whether words speak of other work that is received, handled and answered."""
    return bool(_MATTER.search(words))


def names_a_body(words: str, *own: str, acting: bool = False) -> bool:
    """Whether the words name a body that is none of `own`; `acting`: one that received or did something."""
    for name in own:
        words = words.replace(name, "") if name else words
    return bool((_SUBJECT if acting else _BODY).search(leftover(words)))
