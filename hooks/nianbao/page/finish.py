"""What is done to every page when all of it is there, whatever templates made of it."""

from urllib.parse import urlsplit

from nianbao.page.external import mark_external
from nianbao.page.titlebreak import break_title
from nianbao.project.publisher import Publisher
from nianbao.text.tags import without_page_comments


def finish(html: str, publisher: Publisher, address: str) -> str:
    """The page with marks on the links that leave the government's websites, and places to break in its title.

    Comments of templates are for those who write templates, and are left out.
    `address` is that of the site, empty where it is not known.
    """
    return mark_external(break_title(without_page_comments(html)), (urlsplit(address).hostname or "", publisher.domain))
