"""Where the title of a report may break: before its year and between its words, never inside them.

Chinese breaks anywhere, and a balanced title would break in the middle: 2020年政／府信息公开. The stylesheet
keeps words whole in a title that says where it breaks.
"""

import re

from nianbao.text.tags import first_element

_NAME = re.compile(r"(\d{4}年)?(政府信息公开)(?=工作年度报告)")


def break_title(html: str) -> str:
    """The page, with places to break in its title."""
    begin, end = first_element(html, "h1")
    return html[:begin] + _NAME.sub(_with_breaks, html[begin:end]) + html[end:]


def _with_breaks(name: re.Match[str]) -> str:
    return "".join(f"<wbr>{word}" for word in (name[1], name[2]) if word) + "<wbr>"
