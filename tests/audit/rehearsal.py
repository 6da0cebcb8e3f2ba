"""The rehearsal: what happens to a publisher in a year, each run through the workflows as GitHub would run them.

One clone stands for the repository. For each case the main branch gets the content that the tests start from; a request
changes it, is merged as GitHub merges it, and every job of every workflow runs that the event asks for and no condition
skips. A change of content alone must skip the engine's tests; of the cases here only a new page of the engine has them.
A version is cut and tagged too, and with the files that its release hands out an office begins (`audit.office`).

The new page comes where everything published is another body's. `make audit` comes after `make test`, and runs again
only those tests that visit or list every page. `make proof` runs all of them: that shows also that the engine is not
tested on what is published. Only what Windows would run of them is shortened there too: it would be the same again.
A version has the tests that its commit has had; of its proof it is seen that what was packed arrives there. Nothing
rehearses again inside a rehearsal.
"""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from audit import cases
from audit.deployments import asking, say_deployed
from audit.event import FIRST, merged, requested, tagged
from audit.expression import Value
from audit.jobs import JobRun, run_workflows
from audit.office import rehearse_office
from audit.problem import Problem
from audit.programs import put_programs
from audit.stage import MARK, Stage, revision
from serving import serving
from workspace import commit, git

_ON_WINDOWS = ".venv/Scripts/python -m pytest --quiet"
_UNSEEN = f'{_ON_WINDOWS} --numprocesses auto --dist loadfile --ignore tests/browser -m "not unix and not proof"'
EVERY_PAGE: Mapping[str, tuple[str, ...]] = {
    # its address is known before it is built
    "tests/address/test_addresses.py": ("test_the_pages_that_the_sources_tell_are_those_of_the_site",),
    # it has a description of its own, and is in the sitemap
    "tests/page/test_page_meta.py": (
        "test_every_page_has_the_tags_of_its_kind_once",
        "test_the_sitemap_lists_what_may_be_found",
    ),
    # nothing on it is blocked
    "tests/site/test_policy.py": ("test_every_page_has_one",),
    # its headings, identifiers and links are sound
    "tests/built/test_site.py": (
        "test_every_heading_has_an_ascii_id_and_no_id_stands_twice",
        "test_every_link_inside_the_site_leads_somewhere",
        "test_each_page_has_one_title_and_one_main_heading",
    ),
    # it is listed, and in the contents
    "tests/browser/test_browser.py": ("test_every_page_is_visited", "test_the_map_leads_to_every_page"),
    # axe finds nothing on it; it fits every width, and what is pressed is large enough: the other pages are as before
    f"tests/browser/test_every_page.py::test_a_page_serves_everyone[chromium-{cases.ADDED}]": (
        "test_a_page_serves_everyone",
        "violations",
    ),
    # links lead to it and from it, wherever the site stands on its host
    "tests/browser/test_crawl.py": ("test_every_link_of_every_page_leads_somewhere",),
    # the guides know what there is
    "tests/guide/test_docs.py": ("test_every_message_that_editors_get_is_in_the_guide",),
}
"""Tests that show that a page can be added, as pytest takes them: a file for each thing asked of every page, not all
that visit it. To each the functions there that ask for it; `violations` is axe."""
_TESTED = "make .venv/.browser && .venv/bin/python -m pytest --quiet --numprocesses auto --dist loadfile"
"""Without the linters: what they read is what they have read before, but for a line."""
_ENGINE = {"engine": True, "windows": True}
"""The jobs that test the engine."""
_CONTENT = dict.fromkeys(_ENGINE, False)
_PUBLISHED = {"build", "deploy", "smoke"}
"""The jobs after which a merged change is on the web, and seen to be."""
_TAG = "v9.9.9"


def _nothing(_: Path) -> None:
    """Before most changes nothing has happened."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that happens."""

    name: str
    change: Callable[[Path], None]
    before: Callable[[Path], None] = _nothing
    """What was published earlier."""
    jobs: Mapping[str, bool] = field(default_factory=lambda: _CONTENT)
    """The jobs that have to run, and those that have to be skipped."""
    tag: str = ""
    """The tag that is set, instead of a request that is merged."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Commands that are enough here, by those of the workflows that they stand for."""
    besides: tuple[str, ...] = ()
    """What is run although the workflows do not."""
    first: bool = False
    """Whether nothing was deployed before, as a person confirms."""


_PAGE = Case(
    "the engine gets a page",
    cases.add_page,
    before=cases.become_another_body,
    jobs=_ENGINE,
    instead={_UNSEEN: f"{_ON_WINDOWS} tests/address"},
)
"""With all tests."""
CASES = (
    Case("a year is added", cases.add_year),
    Case("a figure of a locked year is corrected", cases.correct_figure, before=cases.lock),
    Case("a year is locked", cases.lock),
    replace(
        _PAGE,
        instead={
            **_PAGE.instead,
            "make test": f"{_TESTED} {' '.join(map(shlex.quote, EVERY_PAGE))}",
            "make audit": "make check",
        },
    ),
    Case("another body publishes", cases.become_another_body, first=True),
    Case(
        "a version is released",
        partial(cases.cut_version, version=_TAG[1:]),
        jobs={"attach": True, "attest": True, "index": False},
        tag=_TAG,
        instead={"make test": "make check", "make proof": "ls dist/package/*.whl dist/offline/*.zip"},
        besides=(f"cd ../released/{_TAG} && sha256sum --check --quiet SHA256SUMS",),
    ),
)
"""As `make audit` has them, where the tests have been run before."""
WITH_ALL_TESTS = tuple(_PAGE if case.name == _PAGE.name else case for case in CASES)
"""As `make proof` has them."""


def rehearse(root: Path, happening: Sequence[Case] = CASES) -> Iterator[Problem]:
    """A problem for each step that fails, and each job that runs or is skipped wrongly. Committed files only."""
    if os.environ.get(MARK):
        return
    with tempfile.TemporaryDirectory() as folder:
        deployed = Path(folder) / "deployed"
        deployed.mkdir()
        api = Path(folder) / "api"
        with serving(deployed) as (base, _), serving(api) as (asked, _):
            stage = Stage(clone_of(root, Path(folder) / "clone"), deployed, base, machine=asking(asked))
            put_programs(Path(folder) / "programs")
            start = revision(stage.clone, "HEAD")
            for case in happening:
                print(f"  {case.name}:", flush=True)
                yield from _rehearse(replace(stage, instead=case.instead), case, start, api)
            print("  an office begins with what was released:", flush=True)
            say_deployed(api, "")
            yield from rehearse_office(stage, Path(folder) / "released" / _TAG)


def clone_of(root: Path, target: Path) -> Path:
    """A clone; of a folder that git does not know, a copy."""
    clone = ["git", "clone", "--quiet", "--no-hardlinks", str(root), str(target)]
    if subprocess.run(clone, check=False, capture_output=True).returncode:
        shutil.copytree(root, target, ignore=shutil.ignore_patterns(".git", ".venv", "site"))
        git(target, "init", "--quiet")
        commit(target)
    return target


def _rehearse(stage: Stage, case: Case, start: str, api: Path) -> Iterator[Problem]:
    before = prepare(stage.clone, case, start)
    say_deployed(api, "" if case.first else before)
    for event in _events(case, before, revision(stage.clone, "HEAD")):
        problems = list(answer(stage, case, event))
        yield from problems
        if problems:
            return  # what is not merged is not published
    for command in case.besides:
        if failure := stage.run(command, {}).failure:
            yield Problem("rehearsal", f"{case.name}: {command}", "failed", failure)


def prepare(clone: Path, case: Case, start: str) -> str:
    """Lay out the main branch, and merge the case into it. Returns the version before."""
    git(clone, "checkout", "--quiet", "--force", "-B", "main", start)
    git(clone, "clean", "--quiet", "--force", "-d", "-x", "--exclude=.venv")
    for happen in (cases.keep_one_report, case.before):
        happen(clone)
        _commit(clone)
    before = revision(clone, "HEAD")
    git(clone, "checkout", "--quiet", "-B", "request")
    case.change(clone)
    _commit(clone)
    git(clone, "checkout", "--quiet", "main")
    git(clone, "merge", "--quiet", "--no-ff", "--message=merge", "request")
    if case.tag:
        git(clone, "tag", "--force", case.tag)
    return before


def _commit(clone: Path) -> None:
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--allow-empty", "--message=x")


def _events(case: Case, before: str, after: str) -> tuple[dict[str, Value], ...]:
    """What GitHub says of it: of a tag, or of a request, and of the main branch once it is merged."""
    confirmed = FIRST if case.first else {}
    return (tagged(case.tag),) if case.tag else (requested(), merged(before, after) | confirmed)


def answer(stage: Stage, case: Case, event: Mapping[str, Value]) -> Iterator[Problem]:
    """Run every workflow that the event starts; what is merged has to be published."""
    ran = set[str]()
    for workflow, run in run_workflows(stage, event):
        ran |= {run.name} if run.well else set()
        yield from _judged(f"{case.name}: {workflow}: {run.name}", run, case)
    wanted = _PUBLISHED if event["github.ref_name"] == "main" else set()
    for name in sorted(wanted - ran):
        yield Problem("rehearsal", f"{case.name}: {name}", "never ran")


def _judged(where: str, run: JobRun, case: Case) -> Iterator[Problem]:
    """A job is skipped only where that is meant."""
    for step, detail in run.failures:
        yield Problem("rehearsal", f"{where}: {step}", "failed", detail)
    if run.skipped == case.jobs.get(run.name, True):
        yield Problem("rehearsal", where, "was skipped" if run.skipped else "was not skipped")
