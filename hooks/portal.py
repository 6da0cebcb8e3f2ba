"""The adapter's events as hooks of MkDocs: this repository uses them straight from its folder, an office by the plugin.

In build order:
    on_config            reads data and chapters, checks them; errors stop the build before anything is written
    on_files             adds what year switcher and search read, the portal's own pages, the downloads
    on_nav               gives each year its own navigation
    on_page_markdown     binds the numbers of a chapter and fills its tables
    on_page_content      refuses what was not bound; shortens titles for menus
    on_page_context      shows a page inside the portal of its year; key figures and tags for the templates
    on_template_context, on_post_template, on_post_page
                         the page of missing addresses; links that leave the website
"""

from nianbao_mkdocs.events import (
    on_config,
    on_files,
    on_nav,
    on_page_content,
    on_page_context,
    on_page_markdown,
    on_post_page,
    on_post_template,
    on_template_context,
)

__all__ = [
    "on_config",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_post_page",
    "on_post_template",
    "on_template_context",
]
