"""Build the site of the fixed copy, let every tool judge it, print what they say. Exit code 1 if something is left."""

import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from audit.allowed import counted, read_allowed
from audit.codesniffer import sniff
from audit.engines import same_sites
from audit.lighthouse import Score, measure, table
from audit.markup import check_markup
from audit.problem import Problem, listing
from audit.rehearsal import rehearse
from audit.workflows import lint, workflows
from page import pages_of
from serving import serving
from workspace import CONTENT, ROOT, SITE, copy, nianbao_process

MEASURED = ("", "work/", "statistics/", "search/")
"""Pages of a year that Lighthouse measures: its front page, a chapter, the form, the search."""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        site = _build(Path(folder))
        with serving(site, compressed=True) as (base, _):
            problems = counted(_judge(base, site), read_allowed())
    if problems:
        print(listing(problems))
    print(f"audit: {len(problems)} problems")
    return 1 if problems else 0


def _build(root: Path) -> Path:
    copy(CONTENT + SITE, root)
    run = nianbao_process(root, "build")
    if run.returncode:
        raise SystemExit(run.stdout + run.stderr)
    return root / "site"


def _judge(base: str, site: Path) -> Iterator[Problem]:
    pages = [_address(path, site) for path in pages_of(site)]
    styles = [_address(path, site) for path in sorted(site.rglob("*.css"))]
    yield from _step(f"vnu: {len(pages)} pages, {len(styles)} stylesheets", check_markup(base, pages + styles))
    yield from _step(f"HTML_CodeSniffer: {len(pages)} pages", sniff(base, pages))
    yield from _step(f"zizmor, actionlint: {len(workflows(ROOT)) or 'no'} workflows", lint(ROOT))
    year = max(path.name for path in site.iterdir() if path.name.isdigit())
    yield from _step("ProperDocs: the sites that MkDocs makes", same_sites())
    results: list[Score] = []
    yield from _step("Lighthouse", measure(base, [f"/{year}/{page}" for page in MEASURED], results))
    print(table(results), flush=True)
    yield from _step("rehearsal of the workflows", rehearse(ROOT))


def _step(title: str, found: Iterable[Problem]) -> Iterator[Problem]:
    start = time.monotonic()
    problems = list(found)
    print(f"{title} — {len(problems)} complaints, {time.monotonic() - start:.0f} s", flush=True)
    yield from problems


def _address(path: Path, site: Path) -> str:
    return "/" + path.relative_to(site).as_posix().removesuffix("index.html")


if __name__ == "__main__":
    sys.exit(main())
