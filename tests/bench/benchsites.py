"""The sites on which the search engines are compared: one year, and thirty, each with the index of every engine.

Every engine gets the same pages: the site as we publish it, tables included. It is built twice, with the theme's search
switched on, by an environment without jieba (`.venv`) and by one with it (`.venv/bench`); the theme splits Chinese into
words when it can import jieba. Pages and units of the two are the same, so that the index of the second is laid beside
that of the first. Pagefind then reads the text of the pages (not menus, which would only add wrong hits).

Thirty years: 2018 repeated backwards in what was built, with its year replaced. They are not built from thirty
folders, because no form is meant for the years before 2014, and a build would refuse them.
"""

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

from workspace import CONTENT, ROOT, SITE, copy, edit

BENCH = ROOT / ".venv/bench"
YEARS = range(1989, 2019)
_SCRIPTS = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets/javascripts")))
PLAIN, SEGMENTED = "search/search_index.json", "search/segmented.json"


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What a command prints; when it fails, what it complains about."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=cwd, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return done.stdout.strip()


def segmenting() -> Path:
    """The Python that has jieba."""
    return BENCH / "bin/python"


def pagefind() -> list[str | Path]:
    """The newest Pagefind that is there: npm has the newer one, PyPI has one where there is no npm."""
    found = sorted(BENCH.glob("node_modules/@pagefind/*/bin/pagefind_extended"))
    return [found[0]] if found else [segmenting(), "-m", "pagefind_bin_extended"]


def build(python: str | Path, project: Path, index: Path) -> None:
    """The site of the project, in its folder `site`; the theme's index of it is put where it is wanted."""
    run(python, "-m", "mkdocs", "build", "--quiet", cwd=project)
    built = project / "site" / PLAIN
    if built != index:
        shutil.copy(built, index)


def one_year(folder: Path) -> Path:
    """The real site with both indexes of the theme."""
    copy(CONTENT + SITE, folder)
    settings = folder / "mkdocs.yml"
    edit(settings, "plugins: []", "plugins: [{material/search: {lang: [zh]}}]")
    kept = folder / "segmented.json"
    build(segmenting(), folder, kept)
    build(sys.executable, folder, folder / "site" / PLAIN)
    shutil.move(kept, folder / "site" / SEGMENTED)
    for name in ("workers", "lunr"):  # the theme's search, which we do not publish
        shutil.copytree(_SCRIPTS / name, folder / "site/assets/javascripts" / name)
    return folder / "site"


def rewritten(text: str, year: int) -> str:
    return text.replace("2018", str(year))


def repeat(site: Path, target: Path) -> Path:
    """The site with its year repeated: pages, units and the theme's indexes."""
    shutil.copytree(site, target)
    for year in YEARS[:-1]:
        shutil.copytree(site / "2018", target / str(year), ignore=shutil.ignore_patterns("data"))
        for page in (target / str(year)).rglob("*.*"):
            page.write_text(rewritten(page.read_text(encoding="utf-8"), year), encoding="utf-8")
    manifest = json.loads((target / "search.json").read_text(encoding="utf-8"))
    manifest["years"] = [{"year": year, "file": f"{year}/search.json"} for year in reversed(YEARS)]
    (target / "search.json").write_text(json.dumps(manifest), encoding="utf-8")
    for name in (PLAIN, SEGMENTED):
        index = json.loads((target / name).read_text(encoding="utf-8"))
        once = [json.dumps(section) for section in index["docs"] if section["location"].startswith("2018/")]
        index["docs"] += [json.loads(rewritten(section, year)) for year in YEARS[:-1] for section in once]
        (target / name).write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")
    return target


def finish(site: Path) -> Path:
    """Add Pagefind's index, the engines' module, and an empty page in the site's language to run them in."""
    run(*pagefind(), "--site", site, "--root-selector", "article", "--exclude-selectors", ".headerlink")
    shutil.copy(ROOT / "tests/search/engines.js", site / "engines.js")
    (site / "empty.html").write_text('<!doctype html><html lang="zh-CN"><title>空</title></html>', encoding="utf-8")
    return site


def sites(folder: Path) -> tuple[Path, Path]:
    """One year and thirty, with everything that is searched."""
    project = folder / "project"
    project.mkdir()
    one = one_year(project)
    many = repeat(one, folder / "thirty")
    return finish(one), finish(many)
