"""Scripts as they are published: a module and what it imports in one small file, so that a phone asks only once.

The sources are plain ES modules and work without this; it is no bundler for the scripts of others.
"""

import re
from pathlib import Path

import rjsmin

ENTRIES = ("wait", "box", "page", "marks", "engine")
"""What pages load of the search: the few lines that wait, the box, the search page, the marks; the engine is for
others too."""
OF_TABLES = ("cite-row", "statistics")
"""What the statistics page loads: the citation of a row, the tools of the tables."""

_IMPORT = re.compile(r'^import \{\w+(?:, \w+)*\} from "\./(\w+)\.js"\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:const|let|class|function\*?) (\w+)", re.MULTILINE)


def publish_script(folder: Path, name: str) -> str:
    """The module `name` of a folder with all that it imports; only its own exports are left.

    Raises ValueError where two modules declare the same name, or import in a way that is not read here.
    """
    modules = _modules(folder, name, {})
    declared = [word for source in modules.values() for word in _DECLARED.findall(source)]
    if twice := sorted({word for word in declared if declared.count(word) > 1}):
        raise ValueError(f"{name}.js: declared twice: {', '.join(twice)}")
    joined = "".join(source if module == name else _EXPORT.sub("", source) for module, source in modules.items())
    if re.search(r"^import\b", joined, re.MULTILINE):
        raise ValueError(f"{name}.js: an import that is not read here")
    small: str = rjsmin.jsmin(joined)
    return small + "\n"


def _modules(folder: Path, name: str, found: dict[str, str]) -> dict[str, str]:
    """Sources by module name: first the modules that it imports, each once, then itself; import lines removed."""
    source = (folder / f"{name}.js").read_text(encoding="utf-8")
    for imported in _IMPORT.findall(source):
        if imported not in found:
            _modules(folder, imported, found)
    found[name] = _IMPORT.sub("", source)
    return found
