"""The jobs of a workflow, run on the stage in their order: each after those it needs, unless its condition skips it.

A job may call another workflow of the repository: that one's jobs run in its place, named `job / job of the other`.
A condition that does not ask for the status holds only where all jobs before succeeded, those within a call too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from audit.actions import act
from audit.event import starts
from audit.expression import UnknownName, Value, applies, resolve
from audit.stage import Outcome, Stage
from audit.workflows import workflows


@dataclass(frozen=True, slots=True)
class JobRun:
    """What became of a job."""

    name: str
    skipped: bool
    failures: tuple[tuple[str, str], ...] = ()
    """The steps that failed, each with what it printed last."""
    outputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def result(self) -> str:
        """What GitHub calls it."""
        return "skipped" if self.skipped else "failure" if self.failures else "success"

    @property
    def well(self) -> bool:
        """Whether the jobs that need it may run."""
        return self.result == "success"


def run_workflows(stage: Stage, event: Mapping[str, Value]) -> Iterator[tuple[str, JobRun]]:
    """Run every workflow of the clone that the event starts: its file's name with each of its jobs."""
    for path in workflows(stage.clone):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        if starts(workflow, event):
            for run in run_jobs(stage, workflow, event):
                yield path.name, run


def run_jobs(stage: Stage, workflow: Mapping[Any, Any], event: Mapping[str, Value]) -> Iterator[JobRun]:
    """Run every job that the event asks for; `event` is what GitHub would say of it, by name."""
    known: dict[str, Value] = {"vars.PRODUCTION": "", "vars.PUBLISH_PACKAGE": "", **event}
    done: dict[str, JobRun] = {}
    sound: dict[str, bool] = {}
    for name, job in workflow["jobs"].items():
        needs = job.get("needs", [])
        well = all(sound[each] for each in ([needs] if isinstance(needs, str) else needs))
        for run in _runs(stage, name, job, workflow.get("env", {}), known, well=well):
            done[run.name] = run
            yield run
        sound[name] = well and all(run.well for run in done.values() if run.name.partition(" / ")[0] == name)
        known |= {f"needs.{name}.outputs.{key}": value for key, value in done[name].outputs.items()}
        known |= {f"needs.{name}.result": done[name].result}


def _runs(
    stage: Stage,
    name: str,
    job: Mapping[str, Any],
    around: Mapping[str, Any],
    known: Mapping[str, Value],
    *,
    well: bool,
) -> Iterator[JobRun]:
    """What becomes of a job, after the jobs of the workflow that it calls; `well`: all jobs before it succeeded."""
    try:
        if not applies(str(job.get("if", "")), known, well=well):
            yield JobRun(name, skipped=True)
        elif "uses" in job:
            yield from _call(stage, name, job["uses"], known)
        else:
            yield _run(stage, name, job, around, known)
    except UnknownName as unknown:
        yield JobRun(name, skipped=False, failures=(("expression", f"nothing stands in for {unknown}"),))


def _call(stage: Stage, name: str, file: str, known: Mapping[str, Value]) -> Iterator[JobRun]:
    """Run the jobs of a workflow of this repository, which sees the same event and nothing of the jobs around it."""
    path = stage.clone / file
    called = (yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None) or {True: ()}
    if "workflow_call" not in called[True]:  # YAML takes `on` for a truth value
        yield JobRun(name, skipped=False, failures=(("uses", f"{file} is no workflow that can be called"),))
        return
    runs = list(run_jobs(stage, called, {key: value for key, value in known.items() if not key.startswith("needs.")}))
    yield from (replace(run, name=f"{name} / {run.name}") for run in runs)
    said = {f"jobs.{run.name}.outputs.{key}": value for run in runs for key, value in run.outputs.items()}
    asked = called[True]["workflow_call"] if isinstance(called[True], dict) else None
    outputs = {key: resolve(output["value"], said) for key, output in (asked or {}).get("outputs", {}).items()}
    failures = tuple((run.name, "failed") for run in runs if run.failures)
    yield JobRun(name, skipped=all(run.skipped for run in runs), failures=failures, outputs=outputs)


def _run(
    stage: Stage, name: str, job: Mapping[str, Any], around: Mapping[str, Any], given: Mapping[str, Value]
) -> JobRun:
    """Run the steps, those after a failure only where they ask for it; `around` is the workflow's environment."""
    known, failures, paths = dict(given), list[tuple[str, str]](), tuple[str, ...]()
    stage.begin_job()
    if str(job.get("runs-on")).startswith("windows"):
        stage.become_windows()
    for step in job["steps"]:
        if applies(str(step.get("if", "")), known, well=not failures):
            outcome = _perform(stage, step, {**around, **job.get("env", {})}, known, paths)
            paths = (*reversed(outcome.paths), *paths)
            known |= {f"steps.{step.get('id')}.outputs.{key}": value for key, value in outcome.outputs.items()}
            known[f"steps.{step.get('id')}.outcome"] = "failure" if outcome.failure else "success"
            if outcome.failure:
                failures.append((str(step.get("name", step.get("uses"))), outcome.failure))
    outputs = {key: resolve(value, known) for key, value in job.get("outputs", {}).items()}
    return JobRun(name, skipped=False, failures=tuple(failures), outputs=outputs)


def _perform(
    stage: Stage, step: Mapping[str, Any], around: Mapping[str, Any], known: Mapping[str, Value], paths: tuple[str, ...]
) -> Outcome:
    if "run" not in step:
        return act(stage, step["uses"].split("@")[0], _resolved(step.get("with", {}), known))
    return stage.run(step["run"], _resolved({**around, **step.get("env", {})}, known), paths)


def _resolved(given: Mapping[str, Any], known: Mapping[str, Value]) -> dict[str, str]:
    return {key: resolve(str(value), known) for key, value in given.items()}
