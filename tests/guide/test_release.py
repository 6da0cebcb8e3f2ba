"""What is handed out as a version: packed from its commit alone, when everything that names it agrees."""

import re
import shutil
import tarfile
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from audit.event import scheduled, tagged
from audit.expression import Value
from audit.jobs import run_jobs, run_workflows
from audit.stage import Stage
from engine import VERSION
from nianbao.authoring.officetexts import dependencies
from nianbao.finding import Problem
from release.changelog import read_changelog
from release.lock import lock_for
from release.manual import NAME, commands_of, manual, try_offline
from release.package import Package, make_package, read_package
from release.version import check_version, version_of
from release.wheelhouse import LOCK, PYTHONS, sums_of
from workspace import ROOT, commit, git

pytestmark = pytest.mark.unix

RELEASE, PROOF = (
    yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8")) for name in ("release", "proof")
)
STEPS = re.search(r"^## Releases$(.*?)^## ", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
EPOCH = 1_800_000_000


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources as they are now, committed at a certain second; beside them what is in no commit."""
    root = tmp_path_factory.mktemp("repository")
    for name in ("hooks", "guide"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "LICENSE", "CHANGELOG.md", ".gitignore"):
        shutil.copy(ROOT / name, root)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GIT_COMMITTER_DATE", f"{EPOCH} +0800")
        git(root, "commit", "--quiet", "--message=x")
    (root / "hooks/nianbao/stray.py").write_text("left = 'behind'\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def package(repository: Path) -> Package:
    return make_package(repository, repository / "dist/package")


def test_the_commit_is_packed_and_nothing_beside_it(package: Package) -> None:
    with zipfile.ZipFile(package.wheel) as archive:
        names = set(archive.namelist())
    tracked = [path for path in (ROOT / "hooks").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    inside = {path.relative_to(ROOT / "hooks").as_posix() for path in tracked} - {"portal.py"}
    assert "nianbao/py.typed" in inside
    assert inside <= names
    assert {name.split("/")[0] for name in names} == {"nianbao", "nianbao_mkdocs", f"nianbao-{VERSION}.dist-info"}
    assert "nianbao/stray.py" not in names


def test_everything_in_it_is_as_old_as_the_commit(package: Package) -> None:
    with tarfile.open(package.sources) as archive:
        assert {member.mtime for member in archive.getmembers()} == {EPOCH}
    with zipfile.ZipFile(package.wheel) as wheel:
        made = datetime.fromtimestamp(EPOCH, UTC)
        assert {entry.date_time for entry in wheel.infolist()} == {made.timetuple()[:6]}


def test_packed_again_later_and_elsewhere_it_is_the_same(
    package: Package, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")  # what the machine says does not count
    git(tmp_path, "clone", "--quiet", str(repository), "clone")
    again = make_package(tmp_path / "clone", tmp_path / "elsewhere")
    assert again.wheel.read_bytes() == package.wheel.read_bytes()
    assert again.sources.read_bytes() == package.sources.read_bytes()


def test_what_is_made_of_the_clock_is_not_released(repository: Path, tmp_path: Path) -> None:
    """A file that is written while packing, with the moment in it."""
    git(tmp_path, "clone", "--quiet", str(repository), "clone")
    clone = tmp_path / "clone"
    hook = "[tool.hatch.build.targets.wheel.hooks.custom]\n"
    (clone / "pyproject.toml").write_text((clone / "pyproject.toml").read_text("utf-8") + hook, encoding="utf-8")
    (clone / "hatch_build.py").write_text(
        "import time\nfrom pathlib import Path\n"
        "from hatchling.builders.hooks.plugin.interface import BuildHookInterface\n"
        "class Clock(BuildHookInterface):\n"
        "    def initialize(self, version, build_data):\n"
        "        Path('hooks/nianbao/clock.py').write_text(f'NOW = {time.time_ns()}')\n",
        encoding="utf-8",
    )
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message=x")
    with pytest.raises(Problem, match="打包两次"):
        make_package(clone, tmp_path / "package")
    assert not (tmp_path / "package").exists()


def test_without_a_package_it_is_said_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        read_package(tmp_path)
    assert "make dist" in raised.value.mend


def changed(root: Path, file: str, old: str, new: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def versioned(tmp_path: Path) -> Path:
    """The two files that say which version this is, as a release asks for them."""
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path)
    said = read_changelog(ROOT)
    if coming := said["Unreleased"].text:
        changed(tmp_path, "CHANGELOG.md", coming, "")
    return tmp_path


def found(root: Path, tag: str) -> list[str]:
    return [str(finding) for finding in check_version(root, tag)]


def test_a_version_that_everything_agrees_on_may_be_released(versioned: Path) -> None:
    assert version_of(versioned) == VERSION
    assert found(versioned, f"v{VERSION}") == []


def test_a_tag_of_another_version_is_refused_with_the_line_to_change(versioned: Path) -> None:
    (said,) = found(versioned, "v99.0.0")
    assert re.match(rf"pyproject.toml:\d+: version: 版本是 {VERSION}，标签却是 v99\.0\.0（请改 version", said)
    line = int(said.split(":")[1])
    assert (versioned / "pyproject.toml").read_text("utf-8").splitlines()[line - 1].startswith("version = ")


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        (f"## {VERSION}", "没有写明日期的一节"),
        (f"## {VERSION} - soon", "没有写明日期的一节"),
        (f"## {VERSION} - 2026-02-30", "没有写明日期的一节"),
        ("## 99.0.0 - 2026-11-30", "没有写明日期的一节"),
        (f"## {VERSION} - 2026-11-30\n\n## 0.0.1 - 2026-01-01", "这一节是空的"),
    ],
)
def test_a_version_needs_a_dated_section_with_words(versioned: Path, heading: str, says: str) -> None:
    text = (versioned / "CHANGELOG.md").read_text("utf-8")
    of_version = re.search(rf"^## {re.escape(VERSION)} - \S+$", text, re.MULTILINE)
    assert of_version
    (versioned / "CHANGELOG.md").write_text(text.replace(of_version[0], heading), encoding="utf-8")
    (said,) = found(versioned, f"v{VERSION}")
    assert said.startswith("CHANGELOG.md:")
    assert says in said


def test_what_stands_under_no_version_is_not_released_by_mistake(versioned: Path) -> None:
    changes = versioned / "CHANGELOG.md"
    changes.write_text(
        changes.read_text("utf-8").replace("## Unreleased\n", "## Unreleased\n\n- 新的。\n"), encoding="utf-8"
    )
    (said,) = found(versioned, f"v{VERSION}")
    line = next(n for n, text in enumerate(changes.read_text("utf-8").splitlines(), 1) if text == "- 新的。")
    assert said.startswith(f"CHANGELOG.md:{line}: Unreleased: ")
    assert found(versioned, "") == []  # before it is tagged that is how it should be
    changes.write_text(changes.read_text("utf-8").replace("## Unreleased\n", ""), encoding="utf-8")
    assert "没有这一节" in found(versioned, f"v{VERSION}")[0]


def test_each_python_gets_the_versions_that_the_lock_has_for_it() -> None:
    locks = {python: lock_for(dependencies(), python) for python in PYTHONS}
    names = [[line.split("==")[0] for line in lock.splitlines()] for lock in locks.values()]
    assert all(len(each) == len(set(each)) > 40 for each in names)  # one version of each, and all of them
    assert set(names[0]) == {line.split("==")[0] for line in dependencies().splitlines() if "==" in line}
    assert all(" --hash=sha256:" in line and ";" not in line for lock in locks.values() for line in lock.splitlines())
    divided = re.findall(r"^(\S+)==\S+ ; python_full_version < '(\S+)'", dependencies(), re.MULTILINE)
    for name, end in divided:
        assert end in PYTHONS, "the lock divides a version that is not downloaded for"
        below = max(python for python in PYTHONS if python < end)
        assert re.findall(rf"^{name}==\S+", locks[below], re.MULTILINE) != re.findall(
            rf"^{name}==\S+", locks[end], re.MULTILINE
        )


def offline_folder(folder: Path, wheel: Path) -> Path:
    """A wheelhouse of the engine alone, as small as it can be: its lock names nothing else."""
    (folder / "wheelhouse").mkdir(parents=True)
    shutil.copy(wheel, folder / "wheelhouse")
    (folder / LOCK).write_text(f"{wheel.stem.split('-')[0]}=={VERSION}\n", encoding="utf-8")
    (folder / NAME).write_text(manual(VERSION, wheel.name), encoding="utf-8")
    sums = sums_of({f"wheelhouse/{wheel.name}": folder / f"wheelhouse/{wheel.name}"})
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    return folder


def test_the_text_of_the_offline_archive_is_tried_as_it_stands(wheel: Path, tmp_path: Path) -> None:
    """Where something is missing, or was damaged on the way, the trial says which command failed, and why."""
    folder = offline_folder(tmp_path / "offline", wheel)
    with pytest.raises(Problem, match=r"照“说明\.txt”做，装不好") as raised:
        try_offline(folder)
    assert "--require-hashes" in raised.value.mend
    (folder / "wheelhouse" / wheel.name).write_bytes(b"damaged")
    with pytest.raises(Problem) as raised:
        try_offline(folder)
    assert wheel.name in raised.value.mend


def test_the_text_names_the_version_and_installs_from_the_folder_alone(wheel: Path) -> None:
    text = manual(VERSION, wheel.name)
    assert f"{VERSION} 版" in text
    assert f"wheelhouse/{wheel.name}" in text
    assert "<<" not in text
    (install,) = (command for command in commands_of(text) if command.startswith("pip"))
    assert {"--no-index", "--find-links", "--require-hashes"} <= set(install.split())


def test_one_job_alone_may_write_and_it_waits_for_the_proofs() -> None:
    jobs: dict[str, Any] = RELEASE["jobs"]
    assert [name for name, job in jobs.items() if job["permissions"].get("contents") == "write"] == ["attach"]
    assert set(jobs["attach"]["needs"]) == {"test", "proof", "attest"}
    assert all("github.ref_type == 'tag'" in jobs[name]["if"] for name in ("attest", "attach"))
    assert all("needs.proof.outputs.commit == github.sha" in jobs[name]["if"] for name in HANDED_OUT)
    assert "vars.PUBLISH_PACKAGE == '1'" in jobs["index"]["if"]
    assert set(jobs["index"]["needs"]) == {"proof", "attach"}


PACKING = """
mkdir -p dist/package
echo engine > dist/package/engine.whl
echo sum > dist/SHA256SUMS
"""
STEPPED = {"make dist": PACKING} | dict.fromkeys(
    ("make test", "make version", "make wheelhouse", "make fonts", "make proof", "make attach", "make report"), "true"
)
"""The commands of the workflows, as short as can be."""
HANDED_OUT = ("attest", "attach", "index")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A repository of the workflows alone."""
    clone = tmp_path / "clone"
    shutil.copytree(ROOT / ".github/workflows", clone / ".github/workflows")
    git(clone, "init", "--quiet")
    commit(clone)
    return Stage(clone, tmp_path / "deployed", "http://127.0.0.1:1", instead=STEPPED)


def results(stage: Stage, event: dict[str, Value], **instead: str) -> dict[str, str]:
    """What became of each job, where some commands come to something else."""
    commands = STEPPED | {f"make {target}": command for target, command in instead.items()}
    known = event | {"vars.PUBLISH_PACKAGE": "1"}
    return {run.name: run.result for _, run in run_workflows(replace(stage, instead=commands), known)}


def test_what_was_packed_and_proved_is_handed_out(stage: Stage) -> None:
    kept = 'test "$(cat dist/package/engine.whl)" = engine'
    ran = results(stage, tagged("v1.0.0"), proof=f"{kept}; echo other > dist/package/engine.whl", attach=kept)
    assert set(ran) == {"test", "proof / pack", "proof / proof", "proof", *HANDED_OUT}
    assert set(ran.values()) == {"success"}


@pytest.mark.parametrize("target", ["test", "version", "dist", "wheelhouse", "proof"])
def test_what_fails_before_stops_a_release(stage: Stage, target: str) -> None:
    ran = results(stage, tagged("v1.0.0"), **{target: "false"})
    assert "failure" in ran.values()
    assert "success" not in [ran[name] for name in HANDED_OUT]


@pytest.mark.parametrize(("file", "job"), [("proof", "proof"), ("proof", "pack"), ("release", "proof")])
def test_a_proof_that_is_skipped_stops_a_release(stage: Stage, file: str, job: str) -> None:
    path = stage.clone / f".github/workflows/{file}.yml"
    workflow = yaml.safe_load(path.read_text("utf-8"))
    workflow["jobs"][job]["if"] = "github.ref == 'refs/heads/none'"
    path.write_text(yaml.safe_dump(workflow, sort_keys=False), encoding="utf-8")
    ran = results(stage, tagged("v1.0.0"))
    assert "failure" not in ran.values()
    assert [ran[name] for name in HANDED_OUT] == ["skipped"] * 3


def test_where_nothing_is_attested_because_it_costs_a_private_repository_releases(stage: Stage) -> None:
    ran = results(stage, tagged("v1.0.0") | {"github.event.repository.private": True})
    assert [ran[name] for name in HANDED_OUT] == ["skipped", "success", "success"]


def test_a_branch_is_proved_and_nothing_of_it_is_handed_out(stage: Stage) -> None:
    by_hand: dict[str, Value] = {"github.event_name": "workflow_dispatch", "github.ref_type": "branch"}
    runs = run_jobs(stage, RELEASE, tagged("v1.0.0") | by_hand)
    ran = {run.name: run.result for run in runs}
    assert ran["proof"] == "success"
    assert [ran[name] for name in HANDED_OUT] == ["skipped"] * 3


@pytest.mark.parametrize(
    ("instead", "proof", "report"),
    [({}, "success", "skipped"), ({"proof": "false"}, "failure", "success"), ({"dist": "false"}, "skipped", "success")],
)
def test_a_night_without_proof_is_reported(stage: Stage, instead: dict[str, str], proof: str, report: str) -> None:
    said = 'test "$URL" = https://host.example/owner/name/actions/runs/1 && test -n "$GH_TOKEN"'
    ran = results(stage, scheduled(), report=said, **instead)
    assert (ran["proof / proof"], ran["report"]) == (proof, report)


def test_a_version_is_packed_and_proved_in_this_order() -> None:
    commands = [step["run"] for job in PROOF["jobs"].values() for step in job["steps"] if "run" in step]
    assert [command for command in commands if command.startswith("make")] == [
        "make version",
        "make dist",
        "make wheelhouse",
        "make fonts",
        "make proof",
    ]


def test_the_guide_to_releases_has_five_steps_and_names_every_target() -> None:
    assert STEPS
    assert len(re.findall(r"^\d\. ", STEPS[1], re.MULTILINE)) == 5
    assert all(f"make {target}" in STEPS[1] for target in ("version", "dist", "proof", "wheelhouse"))
