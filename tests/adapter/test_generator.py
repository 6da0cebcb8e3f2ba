"""MkDocs as a generator: what cannot be built is said in a line, with the file and how to mend it."""

from pathlib import Path

import pytest

from nianbao.cache.store import NOTHING
from nianbao.export.downloads import Downloads
from nianbao.project.project import read_project
from nianbao.publish.generator import Refused, Task
from nianbao.publish.part import Kind, Part
from nianbao.publish.serve import serve
from nianbao_mkdocs.generator import MkDocs
from serving import free_address

LINES = "请写成：site_name: 政府信息公开工作年度报告；theme: nianbao；plugins: [nianbao]，各占一行"
SETTINGS = "site_name: 年报\ntheme: nianbao\nplugins: [nianbao]\n"


def found(root: Path) -> list[str]:
    project = read_project(root)
    nothing = Downloads({}, None, {})
    task = Task(project, nothing, frozenset([Part(Kind.PORTAL), Part(Kind.TEXT, 2018)]))
    try:
        return [str(finding) for finding in MkDocs().settings(root).build(task, root / ".site-new")]
    except Refused as refused:
        return [str(refused)]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (None, f"mkdocs.yml:1: mkdocs.yml: 没有这个文件（{LINES}；规则 data）"),
        (
            "site_name: 年报\ntheme: nianbao\nplugins: []\n",
            "mkdocs.yml:1: mkdocs.yml: 没有写明用本发布程序的主题和插件",
        ),
        (
            "site_name: 年报\ntheme: material\nplugins: [nianbao]\n",
            "mkdocs.yml:1: mkdocs.yml: 没有写明用本发布程序的主题",
        ),
        ("site_name: [年报\n", "mkdocs.yml:2: mkdocs.yml: 这一行或上一行的写法不对"),
        (f"{SETTINGS}site_url: 年报\n", "mkdocs.yml:1: SITE_URL: 不是完整的网址"),
    ],
    ids=["none", "no plugin", "another theme", "no YAML", "no address"],
)
def test_settings_that_cannot_be_used(
    content: Path, settings: str | None, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    if settings is not None:
        (content / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (only,) = found(content)
    assert only.startswith(said)
    assert serve(content, free_address(), NOTHING) == 1
    assert capfd.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("<p>\n{% if year %}\n", "overrides/partials/copyright.html:2: copyright.html: 模板写得不对："),
        (
            "<p>\n{{ 1 / 0 }}</p>\n",
            "overrides/partials/copyright.html:2: copyright.html: 模板写得不对：division by zero",
        ),
    ],
    ids=["read", "run"],
)
def test_a_slip_in_a_template_of_the_offices_own(content: Path, template: str, said: str) -> None:
    (content / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    path = content / "overrides/partials/copyright.html"
    path.parent.mkdir(parents=True)
    path.write_text(template, encoding="utf-8")
    (only,) = found(content)
    assert only.startswith(said)
