"""The rehearsal of the workflows does what GitHub would do, and its cases are what they say."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from audit.deployments import asking, say_deployed
from audit.event import merged, requested, scheduled, starts, tagged
from audit.expression import UnknownName, Value, evaluate
from audit.jobs import JobRun, run_jobs
from audit.office import FONTS
from audit.rehearsal import CASES, EVERY_PAGE, WITH_ALL_TESTS, Case, answer, clone_of, prepare
from audit.stage import Stage, revision
from audit.workflows import workflows
from nianbao.finding import errors
from nianbao.project.project import read_project
from nianbao.publish.deployments import deployed_commit, repository_of
from serving import serving
from workspace import ROOT, commit, git

pytestmark = pytest.mark.unix

KNOWN: dict[str, Value] = {"a.yes": "true", "a.no": "false", "a.none": "", "a.private": False}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("a.yes", "true"),
        ("'it''s'", "it's"),
        ("!a.private", True),
        ("a.yes == 'true' && a.no", "false"),
        ("a.none && 'one' || 'other'", "other"),
        ("a.yes && 'one' || 'other'", "one"),
        ("a.none || a.private || a.yes", "true"),
        ("!(a.yes == 'true' || a.no == 'true')", False),
        ("steps.left-out.outputs.x != 'false'", True),
        ("${{ a.no != 'false' }}", False),
    ],
)
def test_expressions_come_to_what_they_come_to_on_github(expression: str, value: Value) -> None:
    assert evaluate(expression, KNOWN) == value


@pytest.mark.parametrize("expression", ["a.other", "github.actor == 'x'", "a.yes > 'x'", "a.yes a.no"])
def test_what_nothing_stands_in_for_is_not_guessed(expression: str) -> None:
    with pytest.raises(UnknownName):
        evaluate(expression, KNOWN)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A repository with one version, and somewhere to deploy to."""
    for name in ("clone", "deployed"):
        (tmp_path / name).mkdir()
    git(tmp_path / "clone", "init", "--quiet")
    (tmp_path / "clone/page.html").touch()
    commit(tmp_path / "clone")
    return Stage(tmp_path / "clone", tmp_path / "deployed", "http://127.0.0.1:1")


def perform(stage: Stage, workflow: str) -> dict[str, JobRun]:
    return {run.name: run for run in run_jobs(stage, yaml.safe_load(workflow), KNOWN)}


def test_commands_run_in_the_environment_of_their_workflow(stage: Stage) -> None:
    workflow = (
        "env: {A: one, B: one, C: one}\n"
        "jobs: {j: {env: {B: two, C: two}, steps: [{run: 'echo $A$B$C; false', env: {C: '${{ !a.private }}3'}}]}}\n"
    )
    assert [detail for _, detail in perform(stage, workflow)["j"].failures] == ["onetwotrue3"]


@pytest.mark.parametrize("commit", ["1" * 40, ""])
def test_a_step_that_asks_what_was_deployed_gets_an_answer(tmp_path: Path, commit: str) -> None:
    say_deployed(tmp_path, commit)
    with serving(tmp_path) as (base, _):
        assert deployed_commit(repository_of(asking(base))) == commit


DECIDING = r"""
jobs:
  decide:
    outputs: {engine: "${{ steps.say.outputs.engine }}", list: "${{ steps.say.outputs.list }}"}
    steps:
      - {id: say, run: 'printf "engine=%s\nlist<<END\none\ntwo\nEND\n" SAID >> "$GITHUB_OUTPUT"'}
  engine:
    needs: decide
    if: ${{ !cancelled() && needs.decide.outputs.engine != 'false' }}
    steps: [{run: 'test "$LIST" = "$(printf "one\ntwo\n")"', env: {LIST: "${{ needs.decide.outputs.list }}"}}]
  after:
    needs: [engine]
    steps: [{run: "true"}]
"""


@pytest.mark.parametrize(("said", "skipped"), [("true", False), ("false", True), ("", False)])
def test_a_job_is_skipped_by_what_another_says_and_with_it_those_that_need_it(
    stage: Stage, said: str, *, skipped: bool
) -> None:
    runs = perform(stage, DECIDING.replace("SAID", f'"{said}"'))
    assert [runs[name].skipped for name in ("decide", "engine", "after")] == [False, skipped, skipped]
    assert not [run.failures for run in runs.values() if run.failures]


def test_where_the_deciding_job_fails_the_engine_is_tested(stage: Stage) -> None:
    runs = perform(stage, DECIDING.replace("printf", "false || nothing", 1))
    assert runs["decide"].failures
    assert not runs["engine"].skipped


def test_after_a_failure_only_those_steps_run_that_ask_for_it(stage: Stage) -> None:
    steps = "[{name: bad, run: 'echo words; exit 3'}, {run: 'touch left'}, {if: '!cancelled()', run: 'touch kept'}]"
    runs = perform(stage, f"jobs: {{j: {{steps: {steps}}}, k: {{needs: j, steps: []}}}}")
    assert runs["j"].failures == (("bad", "words"),)
    assert runs["k"].skipped
    assert (stage.clone / "kept").exists()
    assert not (stage.clone / "left").exists()


def test_the_same_command_on_the_same_version_runs_once_and_says_the_same(stage: Stage) -> None:
    steps = "[{id: s, run: 'echo . >> times; echo x=1 >> $GITHUB_OUTPUT'}]"
    job = f"{{outputs: {{x: '${{{{ steps.s.outputs.x }}}}'}}, steps: {steps}}}"
    runs = perform(stage, f"jobs: {{j: {job}, k: {job}}}")
    assert [run.outputs["x"] for run in runs.values()] == ["1", "1"]
    assert (stage.clone / "times").read_text() == ".\n"
    commit(stage.clone)
    perform(stage, f"jobs: {{j: {job}}}")
    assert (stage.clone / "times").read_text() == ".\n.\n"


def test_the_tests_run_once_on_a_version_whatever_stands_in_for_them(stage: Stage) -> None:
    shortened = replace(stage, instead={"make test": "echo . >> ../times"})
    for _ in range(2):
        assert perform(shortened, "jobs: {j: {steps: [{run: make test}]}}")["j"].well
    assert (stage.clone.parent / "times").read_text() == ".\n"


def test_what_an_action_would_take_has_to_be_there(stage: Stage) -> None:
    upload = "{{steps: [{{uses: 'actions/upload-pages-artifact@x', with: {{path: {}}}}}]}}"
    runs = perform(stage, f"jobs: {{there: {upload.format('.')}, missing: {upload.format('site')}}}")
    assert (runs["there"].well, runs["missing"].well) == (True, False)
    assert (stage.deployed / "page.html").is_file()


INSTALLING = r"""
jobs:
  installs:
    steps:
      - run: |
          mkdir bin
          printf '#!/bin/sh\necho said' > bin/say
          chmod +x bin/say
          echo "$PWD/bin" >> "$GITHUB_PATH"
          ! say
      - {run: say}
  other:
    steps: [{run: say}]
"""


def test_a_program_that_a_step_installs_is_there_for_the_later_ones_of_its_job(stage: Stage) -> None:
    runs = perform(stage, INSTALLING)
    assert runs["installs"].failures == ()
    assert "say" in runs["other"].failures[0][1]


def test_only_what_was_uploaded_can_be_downloaded(stage: Stage) -> None:
    runs = perform(
        stage,
        """
        jobs:
          up:
            steps:
              - {run: 'mkdir made; touch made/file'}
              - {uses: 'actions/upload-artifact@x', with: {name: one, path: made}}
              - {run: touch made/later}
          down:
            steps:
              - {uses: 'actions/download-artifact@x', with: {name: one, path: made}}
              - {run: '[ "$(ls made)" = file ]'}
          other: {steps: [{uses: 'actions/download-artifact@x', with: {name: two, path: made}}]}
        """,
    )
    assert [run.result for run in runs.values()] == ["success", "success", "failure"]


@pytest.mark.parametrize("result", ["success", "failure", "skipped"])
def test_a_job_can_ask_what_became_of_another(stage: Stage, result: str) -> None:
    before = {
        "success": "steps: [{run: 'true'}]",
        "failure": "steps: [{run: 'false'}]",
        "skipped": "if: a.none, steps: []",
    }
    asks = f"${{{{ !cancelled() && needs.j.result == '{result}' }}}}"
    runs = perform(stage, f'jobs: {{j: {{{before[result]}}}, k: {{needs: j, if: "{asks}", steps: []}}}}')
    assert (runs["j"].result, runs["k"].result) == (result, "success")


CALLED = r"""
on: {workflow_call: {outputs: {said: {value: "${{ jobs.say.outputs.said }}"}}}}
env: {WORD: inside}
jobs:
  say:
    outputs: {said: "${{ steps.say.outputs.said }}"}
    steps: [{id: say, run: 'echo "said=$WORD" >> "$GITHUB_OUTPUT"'}]
  last: {needs: say, if: CONDITION, steps: [{run: COMMAND}]}
"""
CALLING = r"""
env: {WORD: around}
jobs:
  before: {steps: [{run: "true"}]}
  other: {needs: before, uses: ./.github/workflows/called.yml}
  after: {needs: other, if: "${{ !cancelled() }}", steps: [{run: "echo $SAID; false", env: {SAID: SAYS}}]}
"""


def call(stage: Stage, called: str) -> dict[str, JobRun]:
    (stage.clone / ".github/workflows").mkdir(parents=True)
    (stage.clone / ".github/workflows/called.yml").write_text(called, encoding="utf-8")
    commit(stage.clone)
    return perform(stage, CALLING.replace("SAYS", "'${{ needs.other.result }}: ${{ needs.other.outputs.said }}'"))


@pytest.mark.parametrize(
    ("condition", "command", "results", "says"),
    [
        ("a.yes", "'true'", ["success", "success"], "success: inside"),
        ("a.none", "'true'", ["skipped", "success"], "success: inside"),
        ("a.yes", "'false'", ["failure", "failure"], "failure: inside"),
        ("needs.before.result == 'success'", "'true'", ["skipped", "success"], "success: inside"),
    ],
)
def test_a_job_may_be_another_workflow_and_has_what_that_one_gives(
    stage: Stage, condition: str, command: str, results: list[str], says: str
) -> None:
    """Nothing of the caller is known there but the event."""
    runs = call(stage, CALLED.replace("CONDITION", f'"{condition}"').replace("COMMAND", command))
    assert list(runs) == ["before", "other / say", "other / last", "other", "after"]
    assert [runs[name].result for name in ("other / last", "other")] == results
    assert runs["after"].failures[0][1] == says


@pytest.mark.parametrize(
    ("condition", "result"), [("", "skipped"), ("a.yes", "skipped"), ("!cancelled() && a.yes", "success")]
)
@pytest.mark.parametrize("skipping", ["before", "within"])
def test_a_job_far_before_or_within_a_call_that_was_skipped_skips_what_does_not_ask_for_results(
    stage: Stage, condition: str, result: str, skipping: str
) -> None:
    (stage.clone / ".github/workflows").mkdir(parents=True)
    (stage.clone / ".github/workflows/called.yml").write_text(
        "on: workflow_call\njobs: {first: {steps: []}, last: {needs: first, if: a.none, steps: []}}", encoding="utf-8"
    )
    commit(stage.clone)
    between = {
        "before": "{needs: first, if: '!cancelled()', steps: []}",
        "within": "{uses: ./.github/workflows/called.yml}",
    }
    first = "if: a.none, steps: []" if skipping == "before" else "steps: []"
    runs = perform(
        stage,
        f"jobs: {{first: {{{first}}}, between: {between[skipping]}, "
        f"after: {{needs: between, if: '{condition}', steps: []}}}}",
    )
    assert (runs["between"].result, runs["after"].result) == ("success", result)


def test_where_every_job_of_the_other_workflow_is_skipped_so_is_the_one_that_calls_it(stage: Stage) -> None:
    runs = call(
        stage,
        CALLED.replace("    outputs:", "    if: a.none\n    outputs:")
        .replace("CONDITION", "''")
        .replace("COMMAND", "x"),
    )
    assert runs["other"].result == "skipped"
    assert runs["after"].failures[0][1] == "skipped:"


@pytest.mark.parametrize("called", [CALLED.replace("workflow_call: {outputs", "workflow_dispatch: {x"), ""])
def test_what_may_not_be_called_is_a_failure(stage: Stage, called: str) -> None:
    runs = call(stage, called)
    assert runs["other"].failures == (("uses", "./.github/workflows/called.yml is no workflow that can be called"),)


@pytest.mark.parametrize(
    ("on", "started"),
    [
        ("{pull_request: null}", [True, False, False, False]),
        ("{push: {branches: [main]}}", [False, True, False, False]),
        ("{push: {tags: ['v*']}}", [False, False, True, False]),
        ("{push: {branches: [main], tags: ['x*']}}", [False, True, False, False]),
        ("{push: null}", [False, True, True, False]),
        ("[push, workflow_dispatch]", [False, True, True, False]),
        ("{workflow_dispatch: null, workflow_call: null}", [False, False, False, False]),
        ("{schedule: [{cron: '17 18 * * *'}], push: {tags: ['v*']}}", [False, False, True, True]),
    ],
)
def test_a_workflow_is_started_by_the_events_that_it_names(on: str, started: list[bool]) -> None:
    workflow = yaml.safe_load(f"on: {on}")
    events = (requested(), merged("a", "b"), tagged("v1.0.0"), scheduled())
    assert [starts(workflow, event) for event in events] == started


def test_on_windows_programs_of_an_environment_lie_where_they_lie_there(stage: Stage) -> None:
    runs = perform(stage, "jobs: {j: {runs-on: windows-latest, steps: [{run: 'mkdir .venv/bin; ls .venv/Scripts'}]}}")
    assert runs["j"].well


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A clone of the project, and its version."""
    clone = clone_of(ROOT, tmp_path_factory.mktemp("rehearsal") / "clone")
    return clone, revision(clone, "HEAD")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_a_case_changes_what_it_says_and_may_be_deployed(repository: tuple[Path, str], case: Case) -> None:
    clone, start = repository
    before = prepare(clone, case, start)
    command = ["sh", ".ci/changed", before]
    said = subprocess.run(command, cwd=clone, check=True, capture_output=True, text=True).stdout.split()
    engine = case.jobs.get("engine", bool(case.tag))
    assert said == [f"content={str(not engine).lower()}", f"engine={str(engine).lower()}"]
    assert errors(read_project(clone, deploy=True).findings) == []


def test_what_is_stood_in_for_is_a_command_of_the_workflows() -> None:
    """Were it none any more, a rehearsal would run the real one, for a long time."""
    steps = [
        step
        for path in [
            *workflows(ROOT),
            *(ROOT / "hooks/nianbao/authoring/office/own/dot-github/workflows").glob("*.yml"),
        ]
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        for step in job.get("steps", ())
    ]
    commands = {step["run"].strip() for step in steps if "run" in step}
    assert {FONTS, *(command for case in CASES for command in case.instead)} <= commands


def test_the_tests_that_a_new_page_can_fail_are_there_and_axe_among_them() -> None:
    for argument, names in EVERY_PAGE.items():
        text = (ROOT / argument.partition("::")[0]).read_text("utf-8")
        assert [name for name in names if not re.search(rf"\b{name}\(", text)] == [], argument
    assert any("violations" in names for names in EVERY_PAGE.values())


def test_the_proof_has_the_same_cases_and_leaves_out_no_test_of_the_page() -> None:
    assert [case.name for case in WITH_ALL_TESTS] == [case.name for case in CASES]
    (page,) = (case for case in WITH_ALL_TESTS if case.jobs.get("engine"))
    assert not page.instead.keys() & {"make test", "make audit"}


def test_a_job_finds_nothing_that_another_one_made(stage: Stage) -> None:
    runs = perform(
        stage,
        """
        jobs:
          makes: {steps: [{run: touch made}]}
          uses: {steps: [{run: test -e made}]}
        """,
    )
    assert [run.result for run in runs.values()] == ["success", "failure"]


@pytest.mark.parametrize(
    ("condition", "wrong"),
    [("github.ref == 'refs/heads/main'", []), ("github.ref == 'refs/heads/master'", ["deploy", "smoke"])],
)
def test_what_is_merged_and_not_published_is_a_problem(stage: Stage, condition: str, wrong: list[str]) -> None:
    folder = stage.clone / ".github/workflows"
    folder.mkdir(parents=True)
    (folder / "deploy.yml").write_text(
        "on: {push: {branches: [main]}}\n"
        "jobs:\n"
        "  build: {steps: [{run: 'true'}]}\n"
        f"  deploy: {{needs: build, if: \"{condition}\", steps: [{{run: 'true'}}]}}\n"
        "  smoke: {needs: deploy, steps: [{run: 'true'}]}\n",
        encoding="utf-8",
    )
    commit(stage.clone)
    problems = answer(stage, Case("x", lambda _: None), merged("", revision(stage.clone, "HEAD")))
    assert sorted({problem.where.rpartition(": ")[2] for problem in problems}) == wrong
