"""Names in the properties of a file: whether one names a person, or only an office, a program or a computer."""

import re

_PROGRAM = re.compile(
    r"(?:administrator|admin|root|guest|user|users|owner|default|unknown|未知|用户|管理员|匿名|未定义|不详|null|none|作者|author|"
    r"(?:windows|win ?\d*|microsoft(?: office)?|微软|wps(?: office)?|office|mac|kingsoft|金山)[ _-]*"
    r"(?:user|用户|中国|china)?|"
    r"(?:open|libre)office.*|apache poi|openpyxl|xlsxwriter|python-docx|python-pptx|docx4j|aspose.*|itext.*|pandoc|"
    r"adobe.*|acrobat.*|wps.*|typst.*|microsoft.*|lenovo|dell|hp|acer|asus|thinkpad|huawei|"
    r"(?:desktop|laptop|pc|win)-[0-9a-z]+|pc|computer|china|mc system|雨林木风|深度技术|番茄花园|微软中国)\d*",
    re.IGNORECASE,
)
"""What programs and sellers of computers fill in."""
_OFFICE = re.compile(
    r".+(?:办|署|办公室|委员会|人民政府|政府|党委|支部|中心|大学|学院|学校|公司|集团|协会|银行|法院|检察院|机关|单位|编辑部|编制组)|"
    r".{2,}[局厅府室]|.{3,}[部委处科股院会站所队办署]"
)
"""What names a body."""


def is_person(name: str) -> bool:
    """Whether a name in the properties of a file may be a person's."""
    name = name.strip()
    return bool(re.search(r"\w", name)) and not (_PROGRAM.fullmatch(name) or _OFFICE.fullmatch(name))
