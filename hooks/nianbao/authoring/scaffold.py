"""A new year's files: data and chapters of the right form, to be filled in.

What is not known yet is `待填` in the data and `【待填：…】` in the text: a preview marks it, and it is never deployed.
What carries over from the year before is there: contact, and figures that a rule takes from it (上年结转).
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date

from nianbao.address.pages import STATISTICS_PAGE
from nianbao.authoring.reportfile import About, report_text
from nianbao.authoring.statisticsfile import carried, statistics_text
from nianbao.form.model import FixedChapter, Form
from nianbao.project.project import Project
from nianbao.project.publisher import Publisher
from nianbao.report.model import Contact, Report

_ONLY_CHAPTER = FixedChapter("一", "概述", slug="overview", section="", topics=(), aliases=())
"""Where the form says nothing of chapters."""


def scaffold(year: int, form: Form, publisher: Publisher, before: Report | None) -> dict[str, str]:
    """The files of a new year, by their path from the project's root. `before` is the report of the year before."""
    about = about_year(year, form, publisher, before)
    figures = statistics_text(year, form, carried(form, before)) if form.sections else ""
    files = {
        f"data/{year}/report.yml": report_text(about),
        **({f"data/{year}/statistics.yml": figures} if figures else {}),
        f"docs/{year}/index.md": _index_text(year, publisher, about.contact),
        f"docs/{year}/{STATISTICS_PAGE}.md": "# 统计表 {#statistics}\n\n![统计表](table:统计表)\n",
    }
    chapters = form.chapters or form.suggested or (_ONLY_CHAPTER,)
    return files | {f"docs/{year}/{slug}.md": text for slug, text in _chapters(form, chapters)}


def new_year(year: int, form: Form, project: Project) -> dict[str, str]:
    """The files of a year that the project does not have yet; what goes on comes from the year before it."""
    before = next((found.report for found in project.years if found.year == year - 1), None)
    return scaffold(year, form, project.publisher, before)


def _contact(publisher: Publisher, before: Report | None) -> Contact:
    """The contact from `publisher.yml`; fields that are empty there come from the report of the year before."""
    names = [field.name for field in fields(Contact)]
    last = before.contact if before else publisher.contact
    return Contact(**{name: getattr(publisher.contact, name) or getattr(last, name) for name in names})


def about_year(year: int, form: Form, publisher: Publisher, before: Report | None) -> About:
    """What is known of a new year before its report is: from the year before, and from `publisher.yml`."""
    return About(
        year=year,
        form=form,
        scope=before.scope if before else publisher.scope or "organ",
        level=(before.level if before else "") or publisher.level,
        office=before.publisher if before else publisher.office,
        period=(date(year, 1, 1), date(year, 12, 31)),
        contact=_contact(publisher, before),
    )


def _index_text(year: int, publisher: Publisher, contact: Contact) -> str:
    ways = {"地址": contact.address, "邮编": contact.postcode, "电话": contact.phone, "传真": contact.fax}
    named = "；".join(f"{name}：{value}" for name, value in ways.items() if value)
    where = f"（{named}）" if named else ""
    return f"""# {publisher.short_name or publisher.name}{year}年政府信息公开工作年度报告 {{#report}}

【待填：编制依据和发布说明】

本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。如有疑问或意见建议，请与{publisher.office}联系{where}。
"""


def _chapters(form: Form, chapters: Iterable[FixedChapter]) -> Iterator[tuple[str, str]]:
    sections = {section.id: section for section in form.sections}
    for chapter in chapters:
        parts = [f"# {chapter.number}、{chapter.title} {{#{chapter.slug}}}", *_topics(chapter, form)]
        if section := sections.get(chapter.section):
            parts.append(f"![{section.title}](table:{section.title})")
        yield chapter.slug, "\n\n".join(parts) + "\n"


def _topics(chapter: FixedChapter, form: Form) -> Iterator[str]:
    """A heading for each topic that the form names; else one place to fill in, but none where the table says it all."""
    for number, topic in enumerate(chapter.topics, 1):
        yield f"## （{'一二三四五六七八九'[number - 1]}）{topic}。 {{#topic-{number}}}"
        yield f"【待填：{topic}】"
    if not chapter.topics and not chapter.section:
        wanted = [word for rule in form.text_rules if rule.chapter == chapter.number for word in rule.mentions]
        yield f"【待填：{chapter.title}{'，写明' + '、'.join(wanted) if wanted else ''}】"
