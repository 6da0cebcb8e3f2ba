"""What was published does not change in silence: what is to be deployed is compared with what was deployed."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from correcting import change_a_figure, correct
from github import GitHub, github
from nianbao.correction.lock import Lock, frozen_file
from nianbao.correction.seal import seals_of
from nianbao.review.deployed import changed_in_silence
from workspace import commit, edit, git, nianbao

LOCK = "data/2018/frozen.yml"
CORRECTIONS = "data/2018/corrections.yml"
WITHDRAWN = "data/withdrawn.yml"
PUBLISHED = {
    LOCK: "# 说明\nfiles:\n  data/2018/report.yml: 0123456789abcdef\n  docs/2018/work.md: 1123456789abcdef\n",
    CORRECTIONS: "corrections:\n- {date: 2019-05-06, page: work, what: 一, before: 二, after: 三, why: 四}\n",
    WITHDRAWN: "withdrawn:\n- {address: 2018/plan/, date: 2019-05-06, why: 误发}\n",
    "data/addresses.txt": "2018/\n2018/plan/\n",
}
GONE = "锁定文件被改动或删去"


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with the same, of which the second may be changed: what was deployed, and what is to be."""
    for name in ("before", "after"):
        for file, text in PUBLISHED.items():
            (tmp_path / name / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / file).write_text(text, encoding="utf-8")
    return tmp_path / "before", tmp_path / "after"


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: edit(root / file, old, new)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda root: (root / LOCK).unlink(), GONE),
        (lambda root: shutil.rmtree(root / "data/2018"), GONE),
        (lambda root: (root / LOCK).write_text("[", encoding="utf-8"), GONE),
        (lambda root: (root / LOCK).write_text("", encoding="utf-8"), GONE),
        (replaced(LOCK, "0123456789abcdef", "2123456789abcdef"), GONE),
        (replaced(LOCK, "  docs/2018/work.md: 1123456789abcdef\n", ""), GONE),
        (replaced(LOCK, "  docs/", "  docs/2018/a.pdf: 3123456789abcdef\n  docs/"), GONE),
        (lambda root: (root / CORRECTIONS).unlink(), "这条更正已经公布，被改写或删去"),
        (replaced(CORRECTIONS, "why: 四", "why: 五"), "这条更正已经公布，被改写或删去"),
        (lambda root: (root / WITHDRAWN).unlink(), "这个网址在 2019-05-06 撤下了，记录被删去，又会公开"),
        (replaced("data/addresses.txt", "2018/plan/\n", ""), "2018/plan/: 公布过的网址，从登记里删去了"),
    ],
)
def test_what_is_not_as_it_was_is_found(
    versions: tuple[Path, Path], change: Callable[[Path], None], words: str
) -> None:
    change(versions[1])
    found = [str(finding) for finding in changed_in_silence(*versions)]
    assert [line for line in found if words in line], found


@pytest.mark.parametrize(
    "change",
    [
        lambda _: None,
        lambda root: (root / LOCK).write_bytes(PUBLISHED[LOCK].replace("\n", "\r\n").encode()),
        replaced(LOCK, "# 说明\n", ""),
        replaced(LOCK, "files:\n", "more: {a: b}\nfiles:\n"),
        replaced(CORRECTIONS, "corrections:\n", "\n\n# 说明\ncorrections:\n"),
        replaced(
            CORRECTIONS,
            "corrections:\n",
            "corrections:\n- {date: 2019-06-06, page: plan, what: 一, before: 二, after: 三, why: 四}\n",
        ),
        replaced("data/addresses.txt", "2018/\n", "2018/\n2018/next/\n"),
    ],
)
def test_lines_may_move_and_more_may_be_said(versions: tuple[Path, Path], change: Callable[[Path], None]) -> None:
    """A later engine adds to a lock what this one does not know; it takes nothing back."""
    change(versions[1])
    assert list(changed_in_silence(*versions)) == []


def test_what_was_withdrawn_comes_back_only_with_a_correction(versions: tuple[Path, Path]) -> None:
    (versions[1] / WITHDRAWN).unlink()
    again = "- {date: 2019-06-06, page: plan, what: 一, before: 二, after: 三, why: 四}\n"
    edit(versions[1] / CORRECTIONS, "corrections:\n", f"corrections:\n{again}")
    assert list(changed_in_silence(*versions)) == []


def test_what_was_corrected_twice_since_leads_back_to_what_was_deployed(root: Path, tmp_path: Path) -> None:
    """The run that would have made the first correction public failed, or was replaced."""
    (root / LOCK).write_text(frozen_file(Lock(seals_of(root, 2018))), encoding="utf-8")
    before = shutil.copytree(root, tmp_path / "before")
    first, second = ("before: 4件, after: 5件", "before: 5件, after: 6件")
    correct(root, f"page: work, what: 一, target: 制发规范性文件总数, {first}")
    correct(root, f"page: work, what: 一, target: 制发规范性文件总数, {second}")
    assert list(changed_in_silence(before, root)) == []
    edit(root / CORRECTIONS, first, "before: 3件, after: 5件")
    (found,) = changed_in_silence(before, root)
    assert "改动以前是 4件，这里写的是“3件”" in found.message


def begin(root: Path) -> Path:
    """A first version, deployed, and a site that is there to be uploaded."""
    (root / ".gitignore").write_text("/site/\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    git(root, "tag", "deployed")
    (root / "site").mkdir()
    (root / "site/index.html").touch()
    return root


@pytest.fixture
def deployed(versions: tuple[Path, Path]) -> Path:
    """A repository with nothing but what was published: what else is wrong in it is not asked here."""
    root = versions[1]
    for file in ("data/publisher.yml", "docs/index.md"):
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_text("name: 某某县\n", encoding="utf-8")
    return begin(root)


@pytest.fixture
def hub() -> Iterator[GitHub]:
    with github() as server:
        yield server


def head(root: Path) -> str:
    run = subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, check=True, capture_output=True, text=True)  # noqa: S607
    return run.stdout.strip()


def gate(root: Path, since: str = "deployed") -> tuple[int, str]:
    run = nianbao(root, "gate", "site", "--since", since)
    return run.returncode, run.stdout + run.stderr


def gate_in_workflow(root: Path, hub: GitHub, **environment: str) -> tuple[int, str]:
    run = nianbao(root, "gate", "site", DEPLOYED="1", **environment, **hub.environment)
    return run.returncode, run.stdout + run.stderr


def test_a_lock_hidden_by_one_commit_and_dropped_by_the_next_is_missed_by_both(root: Path, hub: GitHub) -> None:
    """Neither the summary of the second commit nor the gate takes the lock for one that never was.

    The run of the commit between failed: it was never public, though the event calls it the version before.
    """
    (root / LOCK).write_text(frozen_file(Lock(seals_of(root, 2018))), encoding="utf-8")
    hub.deployed(head(begin(root)), "in_progress", "success")
    (root / ".gitattributes").write_text("data/2018/frozen.yml export-ignore\n* text=auto\n")
    commit(root)
    (root / LOCK).unlink()
    change_a_figure(root)
    run = nianbao(root, "summary", "HEAD")
    assert run.returncode == 1
    assert f"{LOCK}:1: 2018 年度: 这个年度已经发布并锁定，{GONE}" in run.stderr
    commit(root)
    hub.deployed(head(root), "in_progress", "failure")
    code, said = gate_in_workflow(root, hub)
    assert (code, GONE in said) == (1, True), said
    assert said.endswith("已经公布的内容改动了，没有写更正，不能发布。\n")
    assert gate(root, "HEAD")[0] == 0, "beside the version before nothing would be seen"
    git(root, "checkout", "--quiet", "deployed", "--", LOCK)
    assert "又改动了 data/2018/statistics.yml，没有更正记录" in gate(root)[1]


def test_a_first_deployment_is_confirmed_by_a_person(deployed: Path, hub: GitHub) -> None:
    def first(**confirmed: str) -> tuple[int, str]:
        return gate_in_workflow(deployed, hub, **confirmed)

    code, said = first()
    assert (code, "没有发布成功的记录" in said, "FIRST_DEPLOYMENT=1" in said) == (1, True, True)
    assert [first(FIRST_DEPLOYMENT=word)[0] for word in ("1", "0", "")] == [0, 1, 1]
    git(deployed, "checkout", "--quiet", "--orphan", "pages")
    git(deployed, "rm", "-r", "--quiet", "--cached", "data", "docs")
    git(deployed, "commit", "--quiet", "--allow-empty", "--message=x")
    hub.deployed(head(deployed), "success")
    assert "上次发布的不是本程序的内容" in first()[1]
    assert first(FIRST_DEPLOYMENT="1")[0] == 0
    hub.broken.append((502, b""))
    code, said = first(FIRST_DEPLOYMENT="1")
    assert (code, "GitHub 答复 502" in said) == (1, True), "that nobody answers is no first time"


def test_a_commit_that_a_shallow_clone_lacks_is_fetched(
    deployed: Path, hub: GitHub, tmp_path_factory: pytest.TempPathFactory
) -> None:
    hub.deployed(head(deployed), "success")
    (deployed / LOCK).unlink()
    commit(deployed)
    clone = tmp_path_factory.mktemp("clone") / "here"
    git(clone.parent, "clone", "--quiet", "--depth=1", deployed.as_uri(), str(clone))
    (clone / "site").mkdir()
    (clone / "site/index.html").touch()
    code, said = gate_in_workflow(clone, hub, FIRST_DEPLOYMENT="1")
    assert (code, GONE in said) == (1, True), "there is something to compare with: nothing is confirmed"
    hub.deployed("4" * 40, "success")
    code, said = gate_in_workflow(clone, hub)
    assert (code, f"取不到上次发布的版本 {'4' * 40}" in said) == (1, True), said


def test_a_folder_that_has_a_versions_name_is_not_taken_for_it(deployed: Path, hub: GitHub) -> None:
    """Else whoever may commit could lay the version before beside his own."""
    hub.deployed(before := head(deployed), "success")
    (deployed / LOCK).unlink()
    for name in (before, "HEAD^1", "deployed"):
        for part in ("data", "docs"):
            (deployed / name / part).mkdir(parents=True)
    commit(deployed)
    assert gate_in_workflow(deployed, hub)[0] == 1
    assert nianbao(deployed, "summary", "HEAD^1").returncode == 1
    assert gate(deployed)[0] == 1
    assert gate(deployed, "./deployed")[0] == 0, "written so, it is the folder"


def test_pages_are_looked_at_first(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<a href='stat:x'>1</a>", encoding="utf-8")
    run = nianbao(tmp_path, "gate", "site", DEPLOYED="1")
    assert (run.returncode, "还有没处理的地址" in run.stderr) == (1, True)
