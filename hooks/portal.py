"""The adapter's events as hooks of MkDocs: this repository uses them straight from its folder, an office by the plugin.

In build order:
    on_config            takes what is to be built, or reads and checks it; errors stop before anything is written
    on_files             leaves what is wanted; adds what is made of the data, downloads, joined styles and scripts
    on_nav               gives each year its own navigation
    on_page_markdown     chooses the page's template; its HTML is the library's, so that no Markdown is left to convert
    on_page_content      gives the page that HTML, its title and its contents
    on_page_context      shows a page inside the portal of its year; key figures and tags for the templates
    on_template_context, on_post_template, on_post_page
                         the page of missing addresses, the sitemap; links that leave the website
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
