"""What MkDocs takes for settings above an editor's text: it has no say, and no line of it is lost."""

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from nianbao.export.downloads import Downloads
from nianbao.project.project import Project
from nianbao.publish.generator import Task
from nianbao.work.progress import SILENT
from nianbao_mkdocs import events
from nianbao_mkdocs.portal import Portal


@pytest.fixture
def config(real: Project) -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict({"site_name": "年报", "docs_dir": str(real.root / "docs")})
    made.validate()
    task = Task(real, Downloads({}, None, {}), frozenset())
    made.extra["portal"] = Portal(task, SILENT.begin("", 0, ""))
    return made


@pytest.mark.parametrize(
    ("file", "template"),
    [("2018/work.md", None), ("2018/index.md", "year.html"), ("index.md", "home.html")],
)
@pytest.mark.parametrize("lines", ["template: 404.html\ntitle: 甲\n", "---\ntemplate: 404.html\ntitle: 甲\n---\n"])
def test_a_page_has_the_template_and_title_of_its_kind(
    config: MkDocsConfig, file: str, template: str | None, lines: str
) -> None:
    source = File(file, config.docs_dir, "site", use_directory_urls=True, inclusion=InclusionLevel.INCLUDED)
    source.content_string = f"{lines}# 乙\n\n丙\n"
    page = Page(None, source, config)
    page.read_source(config)
    assert page.meta["template"] == "404.html", "so MkDocs reads it"
    events.on_page_markdown(page.markdown or "", page, config)
    assert page.meta == ({"template": template} if template else {})
    html = events.on_page_content("", page, config)
    assert "甲" not in str(page.title)
    assert html
