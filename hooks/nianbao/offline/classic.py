"""Modules as classic scripts: a browser runs no module from a disk, and fetches no file."""

import json
import re
from collections.abc import Mapping

_EXPORT = re.compile(r"\bexport (?=(?:async )?(?:function\*?|class|const|let)\s*\w)")
_EXPORTED = re.compile(r"\bexport (?:async )?(?:function\*?|class|const|let)\s*(\w+)")
_IMPORT = re.compile(r"\bimport\s*\(")
_STATIC = re.compile(r"(?:^|[;\n])\s*import\s*[\w{*\"']")


def classic_script(source: str, neighbours: Mapping[str, str], files: Mapping[str, str]) -> str:
    """A module as a script that brings with it what it would import or fetch.

    `neighbours` are the modules beside it, by the name that it imports; `files` are JSON files by their address from
    the site's root, which is two folders above the script. Only a script that imports gets them.

    Raises ValueError for an import at the head of a module: published scripts have none.
    """
    for name, text in {"": source, **neighbours}.items():
        if _STATIC.search(text):
            raise ValueError(f"a module that is not joined: {name or source[:60]}")
    if not _IMPORT.search(source):
        return f"(() => {{\n{_EXPORT.sub('', source)}}})()\n"
    parts = ",\n".join(f"{json.dumps(name)}() {{\n{_part(text)}}}" for name, text in sorted(neighbours.items()))
    kept = ",\n".join(f"{json.dumps(name)}: {_json(text)}" for name, text in sorted(files.items()))
    return _FRAME % {"files": kept, "parts": parts, "source": _body(source)}


_FRAME = """(() => {
const root = new URL("../../", document.currentScript.src)
const files = {
%(files)s
}
const parts = {
%(parts)s
}
const fetch = async address => ({
  json: async () => files[Object.keys(files).find(name => new URL(name, root).href === new URL(address).href)],
})
const bring = async address => parts[address.match(/\\w+\\.js/)[0]]()
%(source)s})()
"""
"""`fetch` stands before the browser's own for everything inside."""


def _part(source: str) -> str:
    """The body of a function that runs a module and gives what it exports."""
    return f"{_body(source)}return {{{', '.join(_EXPORTED.findall(source))}}}\n"


def _body(source: str) -> str:
    return _IMPORT.sub("bring(", _EXPORT.sub("", source))


def _json(text: str) -> str:
    return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
