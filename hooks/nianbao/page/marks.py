"""What the foot of every page shows of the website's identity (国办发〔2017〕47号): identifiers, registers and badges.

The official badge scripts come from other hosts and write into the page. A link, with a picture of our own where there
is one, says the same.
"""

import re
from dataclasses import dataclass

from nianbao.project.publisher import Publisher


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the foot of a page; plain texts, the template escapes them."""

    kind: str
    """Which mark it is; the template makes its CSS class of it."""
    text: str
    """What is read; beside a picture, or instead of it."""
    address: str = ""
    """Where it can be verified; empty where there is no such page."""
    picture: str = ""
    """Path below `docs/`; empty for a text."""


def marks(publisher: Publisher) -> tuple[Mark, ...]:
    """The marks of the website that are known, in the order of the foot; unknown ones are left out."""
    digits = "".join(re.findall("[0-9]", publisher.police))
    police = f"https://beian.mps.gov.cn/#/query/webSearch?code={digits}"
    found = (
        Mark("site-code", publisher.site_code and f"政府网站标识码：{publisher.site_code}"),
        Mark("icp", publisher.icp, "https://beian.miit.gov.cn/"),
        Mark("police", publisher.police, police, publisher.police_picture),
        Mark("badge", publisher.badge and "党政机关网站标识", publisher.badge, publisher.badge_picture),
        Mark("mistakes", publisher.mistakes and "我为政府网站找错", publisher.mistakes, publisher.mistakes_picture),
    )
    return tuple(mark for mark in found if mark.text)
