"""A page of the offline edition, from the page of the site.

Templates mark what differs: `data-online` stands on what only the whole site has, `data-offline hidden` on what only
this edition shows.
"""

import json
from itertools import pairwise

from nianbao.offline.links import Links, canonical
from nianbao.site.policy import with_policy
from nianbao.text.tags import Edit, Tag, edited, read_tags


def offline_page(html: str, page: str, files: frozenset[str], scripts: frozenset[str]) -> str:
    """The page, with links to `files`, classic scripts, no year switcher that would fetch, and a policy for disks.

    `scripts` are the inline scripts that the policy may allow (see `policy.template_scripts`).
    """
    html = _without(html, "meta", "http-equiv", "Content-Security-Policy")
    html = _without_dead_entries(Links(page, files, canonical(html)).rewrite(html))
    html = html.replace(" data-offline hidden", "").replace(" data-online", " hidden")
    return with_policy(_with_scripts(html), scripts, own="'self' file:")


def whole_page(html: str, page: str, files: frozenset[str], scripts: frozenset[str]) -> str:
    """The page as it is published, only fit for a disk: `files` are all those of the site, `scripts` the templates'."""
    html = _without(html, "meta", "http-equiv", "Content-Security-Policy")
    html = _without(html, "link", "rel", "alternate")  # of a feed: the theme's script takes it for another language
    html = Links(page, files, "").rewrite(html)
    return with_policy(_with_scripts(html), scripts, own="'self' file:")


def _without(html: str, name: str, attribute: str, value: str) -> str:
    """The page without the tags of a name whose attribute has this value."""
    tags = (tag for tag in read_tags(html, name) if tag.get(attribute) == value)
    return edited(html, ((tag.start, tag.end, "") for tag in tags))


def _without_dead_entries(html: str) -> str:
    """Entries of the menu whose page is not in the edition are hidden: a menu is for going somewhere."""
    pairs = pairwise(read_tags(html, "a", "li"))
    return edited(
        html, ((entry.end - 1, entry.end, " hidden>") for entry, link in pairs if _is_dead(html, entry, link))
    )


def _is_dead(html: str, entry: Tag, link: Tag) -> bool:
    is_entry = entry.name == "li" and "md-nav__item" in entry.get("class").split()
    leads_nowhere = link.name == "a" and link.find("aria-disabled") and not html[entry.end : link.start].strip()
    return bool(is_entry and leads_nowhere)


def _with_scripts(html: str) -> str:
    """Modules are classic scripts, which wait for the page as modules do; the year switcher, which fetches, is off."""
    edits: list[Edit] = []
    for tag, following in pairwise([*read_tags(html, "script"), None]):
        kind = tag.find("type") if tag else None
        if kind and kind.value == "module":
            edits.append((kind.start, kind.end, " defer"))
        elif tag and following and tag.get("id") == "__config":
            edits.append((tag.end, following.start, _without_switcher(html[tag.end : following.start])))
    return edited(html, edits)


def _without_switcher(config: str) -> str:
    """The settings of the theme, which are JSON in a script."""
    settings = json.loads(config)
    settings.pop("version", None)
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
