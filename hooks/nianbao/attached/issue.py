"""What is wrong with an attached file: what runs, what names people, a content that is not what its name says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.finding import Severity
from nianbao.text.personal import personal_numbers

COMMENTS = "批注"
CHANGES = "修订"
"""What an office names in `data/public.yml` where comments or tracked changes are meant to be public."""
CLEAN = "请运行 nianbao clean 加这个文件，或在 Word、WPS 里用“检查文档”去掉"
"""The remedy for what `nianbao clean` takes out."""
BY_HAND = (
    "请在 Word、Excel、PowerPoint 的“文件”→“信息”→“检查文档”里去掉"
    "（WPS：“文件”→“属性”里改作者，“审阅”里删批注、接受修订），保存；或另存为 docx、xlsx、pptx，再运行 nianbao clean"
)
"""The same in files that `nianbao clean` cannot write."""
SHOW = "请取消隐藏，核对后删去或留下；要留着隐藏的，写进 data/public.yml 并说明理由"
"""The remedy for what is hidden."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that is wrong with an attached file, in words for the editor (Chinese)."""

    part: str
    """The part of the file, such as `word/settings.xml`; empty where it is the file as a whole."""
    problem: str
    mend: str
    """What the editor should do."""
    value: str = ""
    """What is said of a person, as an office may declare it public; empty where nothing can excuse it."""
    severity: Severity = Severity.ERROR
    """WARNING where nothing is known to be wrong, and something cannot be seen."""

    def inside(self, name: str) -> "Issue":
        """The same in a file of an archive."""
        return Issue("!".join(filter(None, (name, self.part))), self.problem, self.mend, self.value, self.severity)


def masked_name(name: str) -> str:
    """A name as it may be printed: its first character."""
    return name[:1] + "*" * min(max(len(name) - 1, 1), 6)


def issues_of_text(part: str, text: str) -> Iterator[Issue]:
    """An issue for each personal number in the text of a part; a repeated number gives one."""
    for found in dict.fromkeys((found.kind, found.number, found.masked) for found in personal_numbers(text)):
        kind, number, masked = found
        mend = "请删去，或遮去中间几位；确实要公开的，写进 data/public.yml 并说明理由"
        yield Issue(part, f"有{kind} {masked}", mend, number)


def first_of_each(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues in their order, each once."""
    return tuple(dict.fromkeys(issues))
