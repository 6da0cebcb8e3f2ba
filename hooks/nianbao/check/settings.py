"""Settings above a text, as site generators know them: a page of a report has none, and none of its lines is lost."""

from collections.abc import Iterator

from nianbao.check.stages import PageText
from nianbao.finding import Finding, Place
from nianbao.text.settings import ALLOWED, ALLOWED_IN, read_settings

SETTINGS = "settings"
"""The rule that no settings stand above a text."""


def check_settings(page: PageText) -> Iterator[Finding]:
    """An error for each line of settings above the text of a page, but for the one that the page of all years may have.

    A generator would take the page's template and title from there, and print nothing of these lines.
    """
    settings = read_settings(page.source)
    if settings is None or (page.file == ALLOWED_IN and settings.lines == ((2, ALLOWED),)):
        return
    folders, _, name = page.file.rpartition("/")
    if settings.fence and (folders != "docs" or not settings.lines):  # a chapter has none, whatever they say
        mend = "正文从“# 标题”开始，请删去前面的内容"
        yield Finding(Place(page.file, settings.fence), name, "开头有“---”", mend, rule=SETTINGS)
        return
    for number, line in settings.lines:
        mend = "正文从“# 标题”开始，请删去这一行"
        yield Finding(Place(page.file, number), line, "开头的这一行会当作设置，正文里不能写设置", mend, rule=SETTINGS)
