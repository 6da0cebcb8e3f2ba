"""Links of a page lead where the site generator, which pages of other sites go through, would lead them."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from nianbao.address.link import read_link

FILES = ("index.md", "about.md", "2023/index.md", "2023/work.md", "2023/图 1.png", "2024/plan.md", "files/甲.pdf")


@pytest.mark.parametrize("source", ["index.md", "about.md", "2023/index.md", "2023/work.md"])
def test_links_lead_where_the_generator_leads_them(tmp_path: Path, source: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: 题\n", encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"), docs_dir=str(tmp_path / "docs"))
    docs, site = config.docs_dir, config.site_dir
    files = {name: File(name, docs, site, use_directory_urls=True) for name in FILES}
    up = "../" * source.count("/")
    for target in FILES:
        beside = [f"{target[5:]}?b#c"] if target[:5] == source[:5] == "2023/" else []
        for written in (f"{up}{target}", f"{up}{target}#a", *beside):
            made = Page(None, files[source], config)
            made.markdown = f"[x](<{written}>)"
            made.render(config, Files(files.values()))
            link = read_link(written.replace(" ", "%20"), source)
            assert link
            assert made.content == f'<p><a href="{link.address}">x</a></p>'
            assert link.target == target
