"""The jobs of a workflow, run on the stage in their order: each after those it needs, unless its condition skips it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from audit.expression import UnknownName, Value, applies, resolve
from audit.stage import Outcome, Stage


@dataclass(frozen=True, slots=True)
class JobRun:
    """What became of a job."""

    name: str
    skipped: bool
    failures: tuple[tuple[str, str], ...] = ()
    """The steps that failed, each with what it printed last."""
    outputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def well(self) -> bool:
        """Whether the jobs that need it may run."""
        return not self.skipped and not self.failures


def run_jobs(stage: Stage, workflow: Mapping[Any, Any], event: Mapping[str, Value]) -> Iterator[JobRun]:
    """Run every job that the event asks for; `event` is what GitHub would say of it, by name."""
    known: dict[str, Value] = {"vars.PRODUCTION": "", "github.event.repository.private": False, **event}
    done: dict[str, JobRun] = {}
    for name, job in workflow["jobs"].items():
        needs = job.get("needs", [])
        well = all(done[each].well for each in ([needs] if isinstance(needs, str) else needs))
        try:
            runs = applies(str(job.get("if", "")), known, well=well)
            done[name] = _run(stage, name, job, workflow.get("env", {}), known) if runs else JobRun(name, skipped=True)
        except UnknownName as unknown:
            done[name] = JobRun(name, skipped=False, failures=(("expression", f"nothing stands in for {unknown}"),))
        known |= {f"needs.{name}.outputs.{key}": value for key, value in done[name].outputs.items()}
        yield done[name]


def _run(
    stage: Stage, name: str, job: Mapping[str, Any], around: Mapping[str, Any], given: Mapping[str, Value]
) -> JobRun:
    """Run the steps, those after a failure only where they ask for it; `around` is the workflow's environment."""
    known, failures = dict(given), list[tuple[str, str]]()
    for step in job["steps"]:
        if applies(str(step.get("if", "")), known, well=not failures):
            outcome = _perform(stage, step, {**around, **job.get("env", {})}, known)
            known |= {f"steps.{step.get('id')}.outputs.{key}": value for key, value in outcome.outputs.items()}
            if outcome.failure:
                failures.append((str(step.get("name", step.get("uses"))), outcome.failure))
    outputs = {key: resolve(value, known) for key, value in job.get("outputs", {}).items()}
    return JobRun(name, skipped=False, failures=tuple(failures), outputs=outputs)


def _perform(stage: Stage, step: Mapping[str, Any], around: Mapping[str, Any], known: Mapping[str, Value]) -> Outcome:
    if "run" not in step:
        return stage.act(step["uses"].split("@")[0], step.get("with", {}))
    environment = {**around, **step.get("env", {})}
    return stage.run(step["run"], {key: resolve(str(value), known) for key, value in environment.items()})
