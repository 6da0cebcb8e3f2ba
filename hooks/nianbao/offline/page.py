"""A page of the offline edition, from the page of the site.

Templates mark what differs: `data-online` stands on what only the whole site has, `data-offline hidden` on what only
this edition shows.
"""

import json
import re

from nianbao.offline.links import Links, canonical
from nianbao.site.policy import with_policy

_MODULE = re.compile(r"(<script\b[^>]*?) type=\"module\"")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
_ALTERNATE = re.compile(r'<link\b[^>]*\brel="?alternate\b[^>]*>')
"""Of a feed: the theme's script takes it for another language and fetches its site map, which a disk forbids."""
_SETTINGS = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)
_DEAD_ENTRY = re.compile(r"(<li class=\"md-nav__item[^\"]*\")>(?=\s*<a aria-disabled)")
"""An entry of the menu whose page is not in the edition: a menu is for going somewhere."""


def offline_page(html: str, page: str, files: frozenset[str], scripts: frozenset[str]) -> str:
    """The page, with links to `files`, classic scripts, no year switcher that would fetch, and a policy for disks.

    `scripts` are the inline scripts that the policy may allow (see `policy.template_scripts`).
    """
    html = _POLICY.sub("", html)
    html = Links(page, files, canonical(html)).rewrite(html)
    html = _DEAD_ENTRY.sub(r"\1 hidden>", html)
    html = html.replace(" data-offline hidden", "").replace(" data-online", " hidden")
    html = _SETTINGS.sub(_without_switcher, _MODULE.sub(r"\1 defer", html))
    return with_policy(html, scripts, own="'self' file:")


def whole_page(html: str, page: str, files: frozenset[str], scripts: frozenset[str]) -> str:
    """The page as it is published, only fit for a disk: `files` are all those of the site, `scripts` the templates'."""
    html = Links(page, files, "").rewrite(_ALTERNATE.sub("", _POLICY.sub("", html)))
    return with_policy(_SETTINGS.sub(_without_switcher, _MODULE.sub(r"\1 defer", html)), scripts, own="'self' file:")


def _without_switcher(script: re.Match[str]) -> str:
    settings = json.loads(script[2])
    settings.pop("version", None)
    return script[1] + json.dumps(settings, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/") + script[3]
