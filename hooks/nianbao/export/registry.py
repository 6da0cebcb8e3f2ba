"""The formats of a year's downloads, in the order in which readers see them."""

from collections.abc import Iterator
from functools import partial

from nianbao.export.article import article_html
from nianbao.export.data.datapackage import csv_resource, file_resource, make_datapackage
from nianbao.export.data.jsonfile import SCHEMA
from nianbao.export.data.jsonschema import schema_json
from nianbao.export.excel.xlsx import make_xlsx
from nianbao.export.format import Format, Group, safe_name, stem
from nianbao.export.maker import Maker
from nianbao.export.parts import Parts
from nianbao.export.pdf.pdf import make_pdf
from nianbao.export.word.docx import make_docx
from nianbao.labels import without_stop
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.text.chapter import Chapter

_OFFICE = "application/vnd.openxmlformats-officedocument"
_JSON = "application/json"
_SCHEMA = "application/schema+json"


def formats_of(project: Project, year: Year, site_url: str) -> Iterator[Format]:
    """Every format of a year. `site_url` is empty where the site's address is not configured."""
    parts = Parts(project, year)
    yield from _report(stem(project.publisher, year, "政府信息公开工作年度报告"), parts)
    yield from _data(stem(project.publisher, year, "政府信息公开统计数据"), parts, project)
    yield from _articles(parts, site_url)


def _report(name: str, parts: Parts) -> Iterator[Format]:
    yield Format(
        "pdf", "PDF", "打印和存档：有封面、目录和页码，正文里的数字可以点到表格", Group.REPORT,
        "application/pdf", f"{name}.pdf", lambda: make_pdf(parts.document), fonts=True,
    )  # fmt: skip
    yield Format(
        "docx", "Word", "在 Word、WPS 里编辑和摘录", Group.REPORT,
        f"{_OFFICE}.wordprocessingml.document", f"{name}.docx", lambda: make_docx(parts.document),
    )  # fmt: skip


def _data(name: str, parts: Parts, project: Project) -> Iterator[Format]:
    yield Format(
        "xlsx", "Excel", "在表格软件里查看和计算：全部统计表，还有历年数据", Group.DATA,
        f"{_OFFICE}.spreadsheetml.sheet", f"{name}.xlsx", lambda: make_xlsx(project, parts.year, parts.rows),
        series=True,
    )  # fmt: skip
    yield Format("csv", "CSV", "导入其他软件：每个数一行", Group.DATA, "text/csv", f"{name}.csv", lambda: parts.csv)
    yield Format(
        "json", "JSON", "供程序读取：数据、表格和正文里的位置", Group.DATA,
        _JSON, f"{name}.json", lambda: parts.json,
    )  # fmt: skip
    yield Format("schema", "JSON Schema", "供程序读取：JSON 文件的结构", Group.DATA, _SCHEMA, SCHEMA, schema_json)
    yield Format(
        "datapackage", "Data Package", "供程序读取：CSV 各列的含义", Group.DATA,
        _JSON, "datapackage.json", partial(_package, parts, name),
    )  # fmt: skip


def _package(parts: Parts, name: str) -> bytes:
    """The descriptor of the files beside it."""
    resources = (
        csv_resource(f"{name}.csv", parts.csv),
        file_resource(f"{name}.json", "数据、表格和正文里的位置", _JSON, parts.json),
    )  # not the schema: validators take a file of that name for a schema of tables
    return make_datapackage(parts.project, parts.year, resources)


def _articles(parts: Parts, site_url: str) -> Iterator[Format]:
    names: set[str] = set()
    for chapter in parts.year.chapters:
        title = "报告开头" if chapter.front else without_stop(chapter.title)
        name = stem(parts.project.publisher, parts.year, f"年度报告-{title}")
        if name in names:
            name = safe_name(f"{name[:40]}-{chapter.slug}")
        names.add(name)
        yield _article(chapter, title, f"{name}.html", partial(article_html, parts.year, chapter, site_url))


def _article(chapter: Chapter, title: str, name: str, make: Maker) -> Format:
    use = "粘贴到其他网站：只有文字、表格和标题，没有样式和脚本"
    return Format(f"article-{chapter.slug}", title, use, Group.ARTICLE, "text/html", name, make)
