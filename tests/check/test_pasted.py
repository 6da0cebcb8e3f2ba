"""Each line to copy, of each kind of way out, does what it promises: the finding is gone, and there is no new one.

All cases stand in one text at once: what is said of one must not be about another that is written alike.
"""

from dataclasses import dataclass
from pathlib import Path

from nianbao.finding import Finding, Severity
from pasting import choices, paste
from reading import read
from samples import lay_out
from workspace import CONTENT, copy, edit

BIND, FREE, LEFT = "bind", "free", "bind acknowledged"
SUM = "derived table bind"
KEPT = ("acknowledged",)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, or an edit of a file; the rule that it offends, and of each way out the kinds of its lines."""

    text: str
    rule: str
    ways: tuple[str, ...]


SENTENCES_2018 = (
    Case("全年举报投诉数量45件。", "open-number", (BIND, FREE)),
    Case("全年发放资料4151份。", "open-number", (FREE,)),
    Case("政府信息公开专项经费50000元。", "open-number", (BIND, FREE)),
    Case("政府信息公开专项经费40000元。", "contradiction", (BIND, LEFT, FREE)),
    Case("全年举报投诉数量46件。", "contradiction", (BIND, LEFT, FREE)),
    Case("全年举报投诉50余件。", "contradiction", (BIND, LEFT, FREE)),
    Case("走访企业46家，收到举报投诉46件。", "contradiction", (BIND, LEFT, FREE)),
    Case("收到举报投诉47件，接到举报投诉47件。", "contradiction", (BIND, LEFT, FREE)),
    Case("举报投诉[48](stat:举报投诉数量)件。", "bound-number", (BIND, "acknowledged")),
    Case("办结率[12.5%](stat:政协提案办结率)。", "bound-number", (BIND, "acknowledged")),
    Case("经费[60000元](stat:政府信息公开专项经费)。", "bound-number", (BIND, "acknowledged")),
    Case("专项经费[5](stat:政府信息公开专项经费)元。", "bound-unit", (BIND,)),
    Case("其中专职人员[28](stat:兼职人员数)人。", "bound-elsewhere", (BIND,)),
    Case("开展活动100次，其中甲类30次、乙类40次、丙类41次。", "parts-sum", KEPT),
    Case("通过门户网站,广播公开。", "punctuation", KEPT),
    Case("周密布署工作。", "term", KEPT),
)
EDITS_2018 = (
    ("data/2018/statistics.yml", "政府信息公开工作人员数: 56", "政府信息公开工作人员数: 57", "F14-07"),
    ("data/2018/statistics.yml", "依申请公开信息收取的费用: 0", "依申请公开信息收取的费用: 空", "blank"),
    ("data/2018/tables/建议提案办理结果.yml", "[2, 2, 0, 0]", "[3, 2, 0, 0]", "table-sum"),
    ("docs/2018/index.md", "2018年1月1日至", "2018年2月1日至", "period"),
)
EDITS_2023 = (
    (
        "data/2023/statistics.yml",
        "尚未审结: 0, 总计: 2}\n  行政诉讼",
        "尚未审结: 0, 总计: 空}\n  行政诉讼",
        "not-stated",
    ),
    ("docs/2023/overview.md", "一、总体情况", "一、总的情况", "chapter"),
)
SENTENCES_2023 = (
    Case("涉及自然人80件。", "open-number", (BIND, SUM, FREE)),
    Case("对申请不予公开5件。", "open-number", (SUM, FREE)),
    Case("对申请不予公开6件。", "contradiction", (SUM, f"{SUM} acknowledged", FREE)),
    Case("全年未收到政府信息公开申请。", "contradiction", (BIND, FREE)),
    Case("全年收到政府信息公开申请三件。", "contradiction", (BIND, LEFT, FREE)),
    Case("全年收到政府信息公开申请[81](stat:三/本年新收政府信息公开申请数量)件，同比增长55.55%。", "change", KEPT),
)


def grave(root: Path, like: str) -> list[Finding]:
    return [each for each in read(root, like).findings if each.severity is not Severity.INFO]


def said(findings: list[Finding]) -> list[str]:
    return sorted(f"{each.place.file} {each.label} {each.rule}" for each in findings)


def write(root: Path, chapter: str, cases: tuple[Case, ...]) -> range:
    """Put the sentences at the end of a chapter; their lines."""
    path = root / chapter
    text = path.read_text(encoding="utf-8").rstrip()
    path.write_text("\n\n".join([text, *(case.text for case in cases)]) + "\n", encoding="utf-8")
    first = text.count("\n") + 3
    return range(first, first + 2 * len(cases), 2)


def of_cases(findings: list[Finding], chapter: str, lines: range, cases: tuple[Case, ...]) -> list[Finding]:
    """What is said of each sentence, which has the ways out that it should have."""
    at = dict(zip(lines, cases, strict=True))
    own = [each for each in findings if each.place.file == chapter and each.place.line in at]
    assert {(each.place.line, each.rule) for each in own} == {(line, case.rule) for line, case in at.items()}
    for each in own:
        kinds = tuple(" ".join(way.kind for way in lines) for lines in choices(each))
        assert kinds == at[each.place.line].ways, each
    return own


def check_every_way(root: Path, like: str, findings: list[Finding], own: list[Finding]) -> None:
    """Take the first way out of all, then the second of all that have one, and so on."""
    others = said([each for each in findings if each not in own])
    files = {way.file for each in own for way in each.ways}
    before = {file: (root / file).read_bytes() for file in files}
    for nth in range(max(len(choices(each)) for each in own)):
        for file, content in before.items():
            (root / file).write_bytes(content)
        left = []
        for each in reversed(own):  # from the end of a line: what is before it stays where it was
            if len(ways := choices(each)) > nth:
                paste(root, each, ways[nth])
            else:
                left.append(each)
        assert said(grave(root, like)) == sorted([*others, *said(left)]), nth


def test_every_way_out_leads_out_on_the_first_form(tmp_path: Path) -> None:
    copy(CONTENT, tmp_path)
    check_all(tmp_path, "", "docs/2018/work.md", SENTENCES_2018, EDITS_2018)


def test_every_way_out_leads_out_on_the_later_forms(tmp_path: Path) -> None:
    lay_out(tmp_path, "pingtan")
    check_all(tmp_path, "pingtan", "docs/2023/overview.md", SENTENCES_2023, EDITS_2023)


def check_all(
    root: Path, like: str, chapter: str, cases: tuple[Case, ...], edits: tuple[tuple[str, str, str, str], ...]
) -> None:
    for file, old, new, _ in edits:
        edit(root / file, old, new)
    lines = write(root, chapter, cases)
    findings = grave(root, like)
    own = of_cases(findings, chapter, lines, cases)
    wanted = {(file, rule) for file, _, _, rule in edits}
    edited = [each for each in findings if each not in own and (each.place.file, each.rule) in wanted]
    assert {(each.place.file, each.rule) for each in edited} == wanted
    assert {tuple(way.kind for way in each.ways) for each in edited} == {KEPT}
    check_every_way(root, like, findings, [*edited, *own])
