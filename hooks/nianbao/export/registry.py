"""The formats of a year's downloads, in the order in which readers see them."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from nianbao.export.article import article_html
from nianbao.export.data.datapackage import Resource, csv_resource, file_resource, make_datapackage
from nianbao.export.data.jsonfile import SCHEMA
from nianbao.export.data.jsonschema import schema_json
from nianbao.export.download import FOLDER
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
    """Every format of a year, but for files that were withdrawn.

    `site_url` is empty where the site's address is not configured.
    """
    gone = {item.address for item in year.withdrawn}
    every = _every(project, Parts(project, year), site_url)
    return (format for format in every if _address(year, format.name) not in gone)


def _address(year: Year, name: str) -> str:
    """The address of a file of a year, from the site's root."""
    return f"{year.year}/{FOLDER}/{name}"


def _every(project: Project, parts: Parts, site_url: str) -> Iterator[Format]:
    year = parts.year
    yield from _report(stem(project.publisher, year, "政府信息公开工作年度报告"), parts)
    yield from _data(stem(project.publisher, year, "政府信息公开统计数据"), parts, project)
    yield from _articles(parts, site_url)


def _report(name: str, parts: Parts) -> Iterator[Format]:
    yield Format(
        "pdf", "PDF", use="打印和存档：有封面、目录和页码，正文里的数字可以点到表格", group=Group.REPORT,
        media_type="application/pdf", name=f"{name}.pdf", make=lambda: make_pdf(parts.document), fonts=True,
    )  # fmt: skip
    yield Format(
        "docx", "Word", use="在 Word、WPS 里编辑和摘录", group=Group.REPORT,
        media_type=f"{_OFFICE}.wordprocessingml.document", name=f"{name}.docx", make=lambda: make_docx(parts.document),
        fonts=True,  # of the words in a picture
    )  # fmt: skip


def _data(name: str, parts: Parts, project: Project) -> Iterator[Format]:
    yield Format(
        "xlsx", "Excel", use="在表格软件里查看和计算：全部统计表，还有历年数据", group=Group.DATA,
        media_type=f"{_OFFICE}.spreadsheetml.sheet", name=f"{name}.xlsx",
        make=lambda: make_xlsx(project, parts.year, parts.rows), series=True,
    )  # fmt: skip
    yield Format(
        "csv", "CSV", use="导入其他软件：每个数一行", group=Group.DATA,
        media_type="text/csv", name=f"{name}.csv", make=lambda: parts.csv,
    )  # fmt: skip
    yield Format(
        "json", "JSON", use="供程序读取：数据、表格和正文里的位置", group=Group.DATA,
        media_type=_JSON, name=f"{name}.json", make=lambda: parts.json,
    )  # fmt: skip
    yield Format(
        "schema", "JSON Schema", use="供程序读取：JSON 文件的结构", group=Group.DATA,
        media_type=_SCHEMA, name=SCHEMA, make=schema_json,
    )  # fmt: skip
    gone = {item.address for item in parts.year.withdrawn}
    described = [each for each in (f"{name}.csv", f"{name}.json") if _address(parts.year, each) not in gone]
    if described:  # a package has at least one file
        yield Format(
            "datapackage", "Data Package", use="供程序读取：CSV 各列的含义", group=Group.DATA,
            media_type=_JSON, name="datapackage.json", make=partial(_package, parts, name, described),
        )  # fmt: skip


def _package(parts: Parts, name: str, described: Sequence[str]) -> bytes:
    """The descriptor of the files beside it, those that are `described`."""
    makers: tuple[tuple[str, Callable[[str], Resource]], ...] = (
        (f"{name}.csv", lambda path: csv_resource(path, parts.csv)),
        (f"{name}.json", lambda path: file_resource(path, "数据、表格和正文里的位置", _JSON, parts.json)),
    )  # not the schema: validators take a file of that name for a schema of tables
    resources = [make(path) for path, make in makers if path in described]
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
    return Format(
        f"article-{chapter.slug}", title, use=use, group=Group.ARTICLE, media_type="text/html", name=name, make=make
    )
