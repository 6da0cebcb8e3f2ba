"""What a report says of itself: whose it is, the days it covers, when it was published, whom to ask."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nianbao.intake.block import Paragraph
from nianbao.intake.outline import is_title
from nianbao.report.model import Contact

_DAY = r"((?:19|20)\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?"
_PERIOD = re.compile(
    rf"(?:自|从)?{_DAY}(?:起)?\s*(?:至|到|—|-|－|～)\s*(?:((?:19|20)\d{{2}})\s*[年.\-/])?\s*(\d{{1,2}})\s*[月.\-/]\s*(\d{{1,2}})\s*日?"
)
_PUBLISHED = re.compile(rf"(?:发布|公布|发文|成文)(?:日期|时间)?[:：]?\s*{_DAY}\s*(\d{{1,2}}:\d{{2}})?")
_ALONE = re.compile(rf"{_DAY}")
_TITLE_YEAR = re.compile(r"((?:19|20)\d{2})\s*年")
_MADE_BY = re.compile(
    r"(?:本(?:年度)?报告|本年报|现?将)?由([^，。；（）《》]{4,30}?)(汇总|编制|编写|组织编制|负责编制|根据|按照|依据)"
)
_BODY = re.compile(r"^(.{3,30}?)(?:关于)?(?:19|20)\d{2}\s*年")
_CONTACT = {
    "address": r"(?:联系|通讯|通信|办公)?地址",
    "postcode": r"邮政编码|邮编",
    "phone": r"(?:联系|咨询)?电话(?:号码)?",
    "fax": r"传真(?:号码)?",
    "email": r"电子(?:邮箱|邮件)|邮箱(?:地址)?|E-?mail",
}
_VALUES = {
    "postcode": r"\d{6}",
    "phone": r"[\d\-—－－() （）]{7,20}",
    "fax": r"[\d\-—－－() （）]{7,20}",
    "email": r"[\w.+-]+@[\w.-]+",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the text says; what it does not say is empty or None."""

    years: tuple[int, ...]
    """The years that titles name, each once."""
    period: tuple[date, date] | None
    published: date | None
    published_at: str
    """`09:30`, or empty."""
    office: str
    """Who made it."""
    summed: bool
    """Whether it says that it sums up the reports of several bodies."""
    body: str
    """Whose it is, as the title has it."""
    contact: Contact


def read_facts(paragraphs: Sequence[Paragraph], title: str = "") -> Facts:
    """What the paragraphs of a report say; `title` is the file's own."""
    texts = [paragraph.text for paragraph in paragraphs]
    titles = [text for text in (*texts, title) if is_title(text)]
    years = dict.fromkeys(int(found[1]) for text in titles if (found := _TITLE_YEAR.search(text)))
    if not years and (found := _TITLE_YEAR.search(title)):
        years = {int(found[1]): None}
    whole = "\n".join(texts)
    day, time = _published(texts)
    body = next((found[1] for text in titles if (found := _BODY.match(text))), "")
    made = _MADE_BY.search(whole)
    office, summed = (made[1], made[2] == "汇总") if made else ("", False)
    return Facts(tuple(years), _period(whole), day, time, office, summed, body, _contact(whole))


def _period(text: str) -> tuple[date, date] | None:
    """The first span of days of which one year is said to be covered."""
    for found in _PERIOD.finditer(text):
        year, month, day, other, last_month, last_day = found.groups()
        first, last = _date(year, month, day), _date(other or year, last_month, last_day)
        if first and last and first.year == last.year and first < last:
            return first, last
    return None


def _published(texts: Iterable[str]) -> tuple[date | None, str]:
    """The day that is called the day of publication, else one that stands by itself at the end."""
    lines = list(texts)
    for text in lines:
        if found := _PUBLISHED.search(text):
            return _date(*found.groups()[:3]), (found[4] or "").zfill(5) if found[4] else ""
    for text in lines[-4:]:
        if found := _ALONE.fullmatch(text.strip()):
            return _date(*found.groups()), ""
    return None, ""


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _contact(text: str) -> Contact:
    found: dict[str, str] = {}
    for name, label in _CONTACT.items():
        value = _VALUES.get(name, r"[^，。；;、）)\n]{4,60}")
        if match := re.search(rf"(?:{label})\s*(?:为|是)?\s*[:：]\s*({value})", text, re.IGNORECASE):
            found[name] = (
                match[1].strip(" （）()").replace("—", "-").replace("－", "-")
                if name in ("phone", "fax")
                else match[1].strip()
            )
    return Contact(**found)
