"""A chapter of a report as offices write it: 26 numbers of the usual kinds, and what each of them is."""

from pathlib import Path

from samples import acknowledge, lay_out
from workspace import edit

UNIT, YEAR = "pingtan", 2020
TEXT = """2020年，制发规范性文件77件，对外公开规范性文件共166件。作出行政许可处理决定278件、行政处罚处理决定538件、行政强制处理决定29件。政府集中采购项目395个，采购总金额73802895.90元。

2020年，共收到政府信息公开申请21件，比上年减少2件，下降8.7%，其中自然人申请20件。办结申请21件，予以公开7件，部分公开6件，无法提供7件，不予处理3件，其他处理4件。无法提供的，本机关不掌握相关政府信息4件，补正后申请内容仍不明确3件；重复申请3件。予以公开的占办结申请的33.3%。

因政府信息公开被申请行政复议0件，被提起行政诉讼0件。

全年答复来电咨询20件，召开座谈会4次，编发工作简报21期。
"""  # noqa: E501 - as it is typed: a paragraph is a line
OVERVIEW = f"docs/{YEAR}/overview.md"
PLACE = "测试用文字：总体情况。\n"


def lay_out_narrative(root: Path) -> Path:
    """A project whose chapter of this year is that text."""
    lay_out(root, UNIT)
    acknowledge(root, UNIT)
    edit(root / OVERVIEW, PLACE, TEXT)
    return root
