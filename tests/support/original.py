"""The report of 红寺堡区 for 2018 as it was published: the words, the small table and the form in `tests/source/`."""

import re
import unicodedata

from workspace import ROOT

BODY = "红寺堡区人民政府"
YEAR = 2018
TABLE = "建议提案办理结果"
"""The small table, as the data name it."""

BRACKETS = {"(一)完善": "（一）完善", "(四)深化": "（四）深化", "(九)注重": "（九）注重", "(十)加强": "（十）加强"}
"""What the pages write otherwise, by intent: the brackets of heading numbers are full-width throughout."""

_SOURCE = ROOT / "tests/source/hongsibu-2018-report.txt"
_CHAPTER = re.compile(r"^#+ (?=[一二三四]、)", re.MULTILINE)


def compact(text: str) -> str:
    """Without white space: in the source lines break anywhere, and blanks stand between Han and digits."""
    return "".join(text.split())


def plain(*texts: str) -> list[str]:
    """Cells for comparison: spaces and width apart; — and nothing both say that there is no value."""
    values = [unicodedata.normalize("NFKC", compact(text)) for text in texts]
    return [value for value in values if value.strip("—")]


def chapters() -> list[str]:
    """The words of the front page and of each chapter, without markup and tables."""
    return [_words(chapter) for chapter in _CHAPTER.split(_parts()[0])]


def small_table() -> list[list[str]]:
    """The lines of the small table: its title, its head, its rows."""
    return [line.split("\t") for line in _parts()[0].split("\n") if "\t" in line]


def form_title() -> str:
    """What stands between the heading of the form and its table."""
    return compact(_form()[0])


def form_lines() -> list[list[str]]:
    """The lines of the form, heads left out: label, unit and value, or only the label."""
    return [plain(*line.split("\t")) for line in _form()[1:]]


def _parts() -> tuple[str, str]:
    """The two parts of the original: narrative and form."""
    narrative, form = _SOURCE.read_text(encoding="utf-8").split("# 政府信息公开情况统计表")
    return narrative, form


def _form() -> list[str]:
    return [line for line in re.sub(r"</?b>", "", _parts()[1]).split("\n") if line and "统计指标" not in line]


def _words(markdown: str) -> str:
    lines = [line for line in markdown.split("\n") if "\t" not in line]
    text = re.sub(r"^#+ ", "", "\n".join(lines), flags=re.MULTILINE).replace("**", "")
    text = compact(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))
    for old, new in BRACKETS.items():
        text = text.replace(old, new)
    return text
