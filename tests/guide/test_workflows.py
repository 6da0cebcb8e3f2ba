"""The workflows call what people call, may do no more than they need, and stand still until we move them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from audit.event import scheduled, starts, tagged
from audit.expression import Value, evaluate
from workspace import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
OFFICE = sorted((ROOT / "hooks/nianbao/authoring/office").rglob("workflows/*.yml"))
TARGETS = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
PUBLISHING = (ROOT / "guide/publishing.md").read_text("utf-8")
CHECKS = [path for path in (*FILES, *OFFICE) if path.stem == "check"]
MAKE = re.compile(r"make (?:--silent )?(\w+)")


def load(path: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


JOBS = [(path.stem, name, job) for path in FILES for name, job in load(path)["jobs"].items()]
CALLS = [(file, name, job) for file, name, job in JOBS if "uses" in job]
"""Jobs that are another workflow of ours."""
OWN = [(file, name, job) for file, name, job in JOBS if "uses" not in job]
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def steps(key: str) -> Iterator[tuple[str, str]]:
    """Of all jobs but the one on Windows, where there is no make: `test_windows` looks at it."""
    linux = ((file, job) for file, _, job in OWN if not job["runs-on"].startswith("windows"))
    return ((file, step[key]) for file, job in linux for step in job["steps"] if key in step)


def test_there_is_one_workflow_for_each_occasion() -> None:
    assert {path.stem: list(load(path)[True]) for path in FILES} == {  # YAML takes `on` for a truth value
        "check": ["pull_request", "push"],
        "deploy": ["push", "workflow_dispatch"],
        "nightly": ["schedule"],
        "proof": ["workflow_dispatch", "workflow_call"],
        "release": ["push", "workflow_dispatch"],
    }


def started(event: dict[str, Value]) -> list[str]:
    return [path.stem for path in FILES if starts(load(path), event)]


def test_at_night_and_with_a_tag_the_proof_is_called() -> None:
    assert started(scheduled()) == ["nightly"]
    assert started(tagged("v1.0.0")) == ["release"]
    proof = "./.github/workflows/proof.yml"
    assert [(file, job["uses"]) for file, _, job in CALLS] == [("nightly", proof), ("release", proof)]


def test_no_job_of_the_proof_has_a_condition() -> None:
    """Where a job of a called workflow is skipped, GitHub may skip what comes after the call too."""
    assert [name for file, name, job in JOBS if file == "proof" and "if" in job] == []


def test_a_check_is_skipped_by_its_condition_never_by_a_filter() -> None:
    """One that a filter leaves out never reports, and a rule that asks for it waits for ever."""
    workflow = load(ROOT / ".github/workflows/check.yml")
    assert workflow[True] == {"pull_request": None, "push": {"branches": ["main"]}}
    conditions = {name: job.get("if") for name, job in workflow["jobs"].items()}
    assert conditions == {
        "changed": None,
        "content": None,
        "engine": "${{ !cancelled() && needs.changed.outputs.engine != 'false' }}",
        "windows": "${{ !cancelled() && needs.changed.outputs.engine != 'false' }}",
    }


def test_publishing_waits_for_no_test_of_the_engine() -> None:
    jobs = load(ROOT / ".github/workflows/deploy.yml")["jobs"]
    assert jobs["deploy"]["needs"] == "build"
    targets = {target for job in jobs.values() for step in job["steps"] for target in MAKE.findall(step.get("run", ""))}
    assert targets == {"fonts", "site", "gate", "checksums", "smoke"}


CHECKS = [path for path in (*FILES, *OFFICE) if path.stem == "check"]


@pytest.mark.parametrize("path", CHECKS, ids=["here", "office"])
def test_what_a_change_looks_like_is_kept_also_when_the_check_fails(path: Path) -> None:
    """As a draft, by its name; the summary leads to it."""
    steps = load(path)["jobs"]["content"]["steps"]
    (built,) = [step for step in steps if step.get("id") == "site"]
    (kept,) = [step for step in steps if "upload-artifact" in step.get("uses", "")]
    (told,) = [step for step in steps if "summary" in step.get("run", "")]
    for step in steps[steps.index(built) : steps.index(told) + 1]:
        assert "!cancelled()" in step["if"], step["name"]
    assert steps.index(built) < steps.index(kept) < steps.index(told)
    for outcome, name in (("success", "网站"), ("failure", "草稿"), ("skipped", "草稿")):
        assert evaluate(kept["with"]["name"], {"steps.site.outcome": outcome}) == name
    assert told["env"] == {"PREVIEW_URL": f"${{{{ steps.{kept['id']}.outputs.artifact-url }}}}"}


DEPLOYS = [path for path in (*FILES, *OFFICE) if path.stem == "deploy"]


@pytest.mark.parametrize("path", DEPLOYS, ids=["here", "office"])
def test_what_is_published_is_compared_with_what_was_published_last(path: Path) -> None:
    """Not with what the event calls the version before: its run may have failed, or been replaced."""
    workflow = load(path)
    build = workflow["jobs"]["build"]
    assert build["permissions"]["deployments"] == "read"
    (gate,) = [step for step in build["steps"] if "gate" in step.get("run", "")]
    assert gate["env"]["DEPLOYED"] == "1"
    assert gate["env"]["GH_TOKEN"].strip("${} ") == "github.token"
    assert "event.before" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", DEPLOYS, ids=["here", "office"])
def test_only_a_person_confirms_that_nothing_was_published_before(path: Path) -> None:
    workflow = load(path)
    assert workflow[True]["workflow_dispatch"]["inputs"]["first"]["type"] == "boolean"
    assert workflow[True]["workflow_dispatch"]["inputs"]["first"]["default"] is False
    (gate,) = [step for step in workflow["jobs"]["build"]["steps"] if "gate" in step.get("run", "")]
    confirmed = gate["env"]["FIRST_DEPLOYMENT"]
    for said, value in (("true", "1"), ("false", ""), ("", "")):
        assert evaluate(confirmed, {"github.event.inputs.first": said}) == value


@pytest.mark.parametrize("path", DEPLOYS, ids=["here", "office"])
def test_a_job_that_runs_again_deploys_nothing_that_was_compared_before(path: Path) -> None:
    """Meanwhile something else may have been deployed: only a whole run, which compares anew, has a site to deploy."""
    steps = [step for job in load(path)["jobs"].values() for step in job["steps"]]
    names = [step["with"]["name"] for step in steps if "upload-pages-artifact" in step.get("uses", "")]
    names += [step["with"]["artifact_name"] for step in steps if "deploy-pages" in step.get("uses", "")]
    assert names == ["site-${{ github.run_attempt }}"] * 2


def test_what_is_published_is_built_strictly() -> None:
    jobs = load(ROOT / ".github/workflows/deploy.yml")["jobs"]
    commands = [step["run"] for job in jobs.values() for step in job["steps"] if "make site" in step.get("run", "")]
    assert commands == ["make site"] * 2


@pytest.mark.parametrize(("file", "command"), list(steps("run")))
def test_every_command_is_a_target_that_people_use_too(file: str, command: str) -> None:
    targets = MAKE.findall(command)
    assert targets or "cat dist/SHA256SUMS" in command, file
    assert set(targets) <= TARGETS
    rest = MAKE.sub("", command).split()
    allowed = {
        "FORMAT=github",
        "FORMAT=text",
        "BASE=HEAD^1",
        "FOLDER=site",
        "echo",
        '"checksums<<END";',
        ";",
        '"END";',
        "{",
        "}",
    }
    allowed |= {"cat", "dist/SHA256SUMS;"}
    assert set(rest) - allowed <= {">>", "|", "tee", "-a", '"$GITHUB_STEP_SUMMARY"', '"$GITHUB_OUTPUT"'}


@pytest.mark.parametrize(("file", "command"), list(steps("run")))
def test_no_text_of_a_request_is_put_into_a_command(file: str, command: str) -> None:
    assert "${{" not in command, file


@each_file
def test_actions_are_pinned_by_commit_with_their_version_beside_it(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert uses
    for action in uses:
        pinned = r"(?:actions/[\w-]+|pypa/gh-action-pypi-publish)@[0-9a-f]{40} # v\d+\.\d+\.\d+"
        assert re.fullmatch(rf"{pinned}|\./\.github/workflows/\w+\.yml", action)  # ours: of the same commit


@each_file
def test_nothing_is_allowed_that_a_job_does_not_ask_for(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    writing = {
        f"{name}:{permission}"
        for name, job in workflow["jobs"].items()
        for permission, level in job["permissions"].items()
        if level == "write"
    }
    attesting = {"attest:id-token", "attest:attestations"}
    needed = {
        "deploy": attesting | {"deploy:pages", "deploy:id-token"},
        "nightly": {"report:issues"},
        "release": attesting | {"attach:contents", "index:id-token"},
    }
    assert writing == needed.get(path.stem, set())
    assert "secrets." not in path.read_text("utf-8")


@pytest.mark.parametrize(("file", "name", "job"), CALLS, ids=[f"{file}-{name}" for file, name, _ in CALLS])
def test_what_is_called_is_granted_what_it_asks_for_and_no_more(file: str, name: str, job: dict[str, Any]) -> None:
    """GitHub starts no workflow that calls one with more rights than it grants."""
    asked: dict[str, str] = {}
    for called in load(ROOT / job["uses"])["jobs"].values():
        for permission, level in called["permissions"].items():
            asked[permission] = "write" if "write" in (level, asked.get(permission)) else level
    assert job["permissions"] == asked, (file, name)


@pytest.mark.parametrize(("file", "name", "job"), OWN, ids=[f"{file}-{name}" for file, name, _ in OWN])
def test_every_job_has_an_end_and_keeps_no_credentials(file: str, name: str, job: dict[str, Any]) -> None:
    assert job["timeout-minutes"] <= (90 if (file, name) == ("proof", "proof") else 45), (file, name)
    for step in job["steps"]:
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_only_the_main_branch_is_deployed() -> None:
    """Also when somebody starts it by hand, which can be done from any branch."""
    jobs = load(ROOT / ".github/workflows/deploy.yml")["jobs"]
    assert jobs["deploy"]["if"] == "github.ref == 'refs/heads/main'"
    assert all("deploy" in jobs[name]["needs"] for name in ("attest", "smoke"))


@pytest.mark.parametrize("name", ["deploy", "proof", "release"])
def test_a_release_takes_nothing_from_a_cache(name: str) -> None:
    assert "cache:" not in (ROOT / f".github/workflows/{name}.yml").read_text("utf-8")


def test_new_versions_wait_a_week() -> None:
    bot = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))
    assert {update["package-ecosystem"] for update in bot["updates"]} == {"github-actions", "pip", "npm"}
    for update in bot["updates"]:
        assert update["cooldown"]["default-days"] >= 7
        for folder in update.get("directories", []):
            assert (ROOT / folder.strip("/") / "package-lock.json").exists()


def test_lock_files_of_node_tools_hold_no_addresses_to_download_from() -> None:
    locks = [path for path in ROOT.glob("*/**/package-lock.json") if ".venv" not in path.parts]
    assert locks
    for path in locks:
        assert '"resolved": "http' not in path.read_text("utf-8"), path


@pytest.mark.parametrize("path", [*FILES, *OFFICE], ids=lambda path: "-".join(path.parts[-4:]))
def test_no_run_takes_what_another_made(path: Path) -> None:
    """What is kept is published without a second look, so that only what was downloaded is carried from run to run."""
    text = path.read_text("utf-8")
    assert "actions/cache" not in text
    assert "NIANBAO_CACHE" not in text
    assert set(re.findall(r"^\s*cache: *(.*)$", text, re.MULTILINE)) <= {"pip"}


def test_the_workflows_of_an_office_are_among_them() -> None:
    assert {path.name for path in OFFICE} == {"check.yml", "deploy.yml"}


def test_the_guide_names_the_checks_that_a_rule_may_ask_for() -> None:
    """As GitHub lists them, here and in an office; what is not a check of every request would wait for ever."""
    rule = re.search(r"^\| Require status checks to pass，(.*?) \|", PUBLISHING, re.MULTILINE)
    assert rule
    here, office = ({job["name"] for job in load(path)["jobs"].values()} for path in CHECKS)
    named = re.findall("“([^”]+)”", rule[1])
    assert named[0] in office
    assert set(named) == here - {"改动的范围"}
    assert office == {named[0]}
