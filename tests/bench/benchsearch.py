"""Our search beside those of the theme and of Pagefind: same text, same queries, same run. Part of `make bench`.

Asked are the queries of `tests/search/queries.yml`. Relevant is what the oracle of the tests finds in the units of
2018: the units (headings and rows) whose title, breadcrumb, text or value hold every word literally. Quality is
measured on the site of one year, speed on it and on thirty (see `benchsites`).

How a hit is credited. Ours names units, and counts by the exact address. The others know headings and pages, no rows;
so a hit on a heading also stands for every row below it, and a hit on a page or its title for every unit of the page.
That is generous: theirs never lead to the row. Hits outside the year (the portal, the 404 page) count for nothing.

recall         share of the relevant units that are among all hits, the mean of the queries that have an answer
precision      share of the first five hits that stand for a relevant unit, the mean of those queries that have a hit;
               so what finds nothing harms recall only
right first    share of the queries with an answer whose first hit stands for a unit that they name under `first`
absent         queries whose words are literally not in the report, and which got a hit nevertheless
one year       milliseconds from the query until what is shown first is there: of ours twenty hits with their marks, of
               Material the worker's whole answer, of Pagefind the first five pages with their sections. The bytes are
               there: everything was asked once before. Ours searches one of the thirty years; the others cannot be
               told to, and get the site of one year
all years      the same on the site of thirty years
prepared       making the index ready: `prepare` of ours, the worker's `setup` of Material, `init` of Pagefind (which
               loads more with each query)
first answer   from nothing to the first answer, with loading from this machine
bytes          what the browser asked for until then, each file through gzip -9: engine and index

Behind each cost its ratio to ours. For ours the limits are checked, for the slowest query and with making ready: one
year 50 ms, all years 300 ms. They are checked a second time in the box of a page, with the hits laid out in it.
"""

import gzip
import json
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchsites import PLAIN, SEGMENTED, YEARS, pagefind, run, segmenting, sites
from oracle import QUERIES
from quality import Figures, figures
from serving import chromium, serving

ASKED = [query["q"] for query in QUERIES]
LIMIT_ONE, LIMIT_ALL = 50, 300

START = """async ([name, options, query]) => {
  const start = performance.now()
  const engines = await import("/engines.js")
  window.engine = await engines[name](options)
  await window.engine.show(query)
  return {first: performance.now() - start, prepared: window.engine.prepared}
}"""

MEASURE = """async queries => {
  const found = [], times = []
  for (const query of queries) found.push(await window.engine.ask(query))
  for (const query of queries) {
    const start = performance.now()
    await window.engine.show(query)
    times.push(performance.now() - start)
  }
  return {found, times}
}"""


MEASURE_BOX = """async queries => {
  const {show} = (await import("/engines.js")).box()
  const times = []
  await show(queries[0])
  for (const query of queries) {
    const start = performance.now()
    await show(query)
    times.push(performance.now() - start)
  }
  return Math.max(...times)
}"""


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to search: its name in the table, its function in engines.js with the options for one year and for all."""

    title: str
    function: str
    one: dict[str, Any] = field(default_factory=dict)
    all: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """What one engine did on one site; times in milliseconds."""

    found: list[list[str]]
    times: list[float]
    first: float
    prepared: float
    bytes: int

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def slowest(self) -> float:
        return max(self.times)


def engines(site: Path) -> list[Engine]:
    """Ours first: ratios are to it."""
    worker = next(site.glob("assets/javascripts/workers/search.*.js")).relative_to(site)
    plain, segmented = ({"worker": f"/{worker}", "index": f"/{index}"} for index in (PLAIN, SEGMENTED))
    theme = f"Material {version('mkdocs-material')}"
    jieba = run(segmenting(), "-c", "from importlib.metadata import version; print(version('jieba'))")
    return [
        Engine("ours", "ours", {"years": [2018]}, {"years": list(YEARS)}),
        Engine(theme, "material", plain, plain),
        Engine(f"{theme}, jieba {jieba}", "material", segmented, segmented),
        Engine(run(*pagefind(), "--version").capitalize(), "pagefind"),
    ]


def size(site: Path, asked: list[str]) -> int:
    """Bytes of what the browser asked for, as a server would send them."""
    ours = {"/empty.html", "/engines.js", "/favicon.ico"}
    files = [site / path.lstrip("/") for path in sorted({*asked} - ours)]
    return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files)


def search(browser: Browser, site: Path, function: str, options: dict[str, Any]) -> Run:
    """Run every query in a page of its own, with nothing loaded before."""
    with serving(site) as (address, asked), browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/empty.html")
        start = page.evaluate(START, [function, options, ASKED[0]])
        loaded = size(site, asked)
        return Run(**start, bytes=loaded, **page.evaluate(MEASURE, ASKED))


def in_the_box(browser: Browser, site: Path, page_name: str) -> float:
    """Milliseconds of the slowest query in the box of a page, from the input to the hits in the page."""
    with serving(site) as (address, _), browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/{page_name}")
        slowest: float = page.evaluate(MEASURE_BOX, ASKED)
        return slowest


def quality_rows(judged: list[Figures]) -> list[list[str]]:
    return [
        ["recall", *(f"{one.recall:.3f}" for one in judged)],
        ["precision of the first five", *(f"{one.precision:.3f}" for one in judged)],
        ["right answer first", *(f"{one.first:.3f}" for one in judged)],
        ["absent, wrong hits", *(f"{one.wrong} of {one.absent}" for one in judged)],
    ]


def cost_rows(ones: list[Run], alls: list[Run], filtered: Run) -> list[list[str]]:
    """`filtered`: ours, one of all years."""
    searched = {"one year": [filtered, *ones[1:]], "all years": alls}
    loaded = {"one year": ones, "all years": alls}
    return [
        cost_row(f"{title}, {which}", name, runs)
        for title, name, sites in (
            ("query, median ms", "median", searched),
            ("query, slowest ms", "slowest", searched),
            ("prepared, ms", "prepared", loaded),
            ("first answer, ms", "first", loaded),
            ("bytes, gzip", "bytes", loaded),
        )
        for which, runs in sites.items()
    ]


def cost_row(title: str, name: str, runs: list[Run]) -> list[str]:
    """What each engine costs, and how many times ours."""
    ours, *others = (getattr(run, name) for run in runs)
    form = "d" if name == "bytes" else ".1f"
    return [title, f"{ours:{form}}", *(f"{cost:{form}} (×{cost / ours:.1f})" if ours else f"{cost}" for cost in others)]


def show(rows: list[list[str]]) -> None:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())


def limits(what: str, one: float, all_years: float) -> bool:
    print(f"ours, one year, {what}, slowest: {one:.1f} ms (limit {LIMIT_ONE})")
    print(f"ours, all {len(YEARS)} years, {what}, slowest: {all_years:.1f} ms (limit {LIMIT_ALL})")
    return one <= LIMIT_ONE and all_years <= LIMIT_ALL


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        one, many = sites(Path(folder))
        browser = playwright.chromium.launch(**chromium())
        known = engines(one)
        ones = [search(browser, one, engine.function, engine.one) for engine in known]
        alls = [search(browser, many, engine.function, engine.all) for engine in known]
        filtered = search(browser, many, known[0].function, known[0].all | {"year": 2018})
        boxes = [in_the_box(browser, many, page) for page in ("2018/work/", "")]
        browser.close()
        units = json.loads((one / "2018/search.json").read_text(encoding="utf-8"))
    judged = [figures(run.found, units, rows=engine is known[0]) for engine, run in zip(known, ones, strict=True)]
    print(f"\nsearch: {len(QUERIES)} queries, {len(units['units'])} units a year, {len(YEARS)} years")
    show([["", *(engine.title for engine in known)], *quality_rows(judged), *cost_rows(ones, alls, filtered)])
    kept = limits("made ready and searched", ones[0].prepared + filtered.slowest, alls[0].prepared + alls[0].slowest)
    if not limits("in the box of a page", *boxes) or not kept:
        sys.exit("too slow")


if __name__ == "__main__":
    main()
