"""What a change touches: by that, the workflow that checks it leaves the engine's tests out, or does not."""

import shutil
import subprocess
from pathlib import Path

import pytest

from workspace import ROOT, commit, git

pytestmark = pytest.mark.unix

CONTENT = "content=true\nengine=false\n"
ENGINE = "content=false\nengine=true\n"
BOTH = "content=true\nengine=true\n"
FILES = ("docs/2018/work.md", "data/2018/tables/提案.yml", "data/forms/2014.yml", "data/series.yml", "hooks/portal.py")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a file of each kind, and a version to compare with."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/changed", tmp_path / ".ci")
    for name in FILES:
        write(tmp_path, name)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    git(tmp_path, "tag", "before")
    return tmp_path


def write(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(f"{name}\n" * 9, encoding="utf-8")


def changed(root: Path, *base: str) -> str:
    command = ["sh", ".ci/changed", *base]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True, encoding="utf-8").stdout


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["docs/2018/new.md"], CONTENT),
        (["docs/index.md", "docs/images/badge.svg"], CONTENT),
        (["data/2019/report.yml", "data/2019/tables/建议 提案.yml", "data/2019/frozen.yml"], CONTENT),
        (["data/publisher.yml", "data/addresses.txt"], CONTENT),
        (["data/forms/2030.yml"], ENGINE),
        (["data/schemas/table.schema.json"], ENGINE),
        (["data/notes.txt"], ENGINE),
        (["guide/docs/2018/work.md"], ENGINE),
        (["mkdocs.yml"], ENGINE),
        (["docs/2018/new.md", "tests/test_new.py"], BOTH),
    ],
)
def test_content_is_what_editors_write_and_all_else_is_the_engine(
    repository: Path, names: list[str], said: str
) -> None:
    for name in names:
        write(repository, name)
    commit(repository)
    assert changed(repository, "before") == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("docs/2018/work.md", "docs/2018/done.md", CONTENT),
        ("docs/2018/work.md", "guide/work.md", BOTH),
        ("hooks/portal.py", "docs/portal.md", BOTH),
        ("data/forms/2014.yml", "data/2014.yml", BOTH),
    ],
)
def test_a_renamed_file_counts_where_it_was_and_where_it_is(repository: Path, old: str, new: str, said: str) -> None:
    (repository / new).parent.mkdir(parents=True, exist_ok=True)
    git(repository, "mv", old, new)
    commit(repository)
    assert changed(repository, "before") == said


@pytest.mark.parametrize(("name", "said"), list(zip(FILES, [CONTENT, CONTENT, ENGINE, CONTENT, ENGINE], strict=True)))
def test_a_file_that_is_gone_counts_where_it_was(repository: Path, name: str, said: str) -> None:
    (repository / name).unlink()
    commit(repository)
    assert changed(repository, "before") == said


def test_the_merge_that_github_makes_of_a_request_is_seen_from_its_first_side(repository: Path) -> None:
    """The engine has changed meanwhile on the branch that the request is for; the request changes content alone."""
    git(repository, "switch", "--quiet", "--create", "request")
    write(repository, "docs/2018/new.md")
    commit(repository)
    git(repository, "switch", "--quiet", "main")
    write(repository, "mkdocs.yml")
    commit(repository)
    git(repository, "merge", "--quiet", "--no-ff", "--message=x", "request")
    assert changed(repository, "HEAD^1") == CONTENT
    assert changed(repository, "HEAD^2") == BOTH, "a merge that was not made on the version before"


@pytest.mark.parametrize("base", [[], [""], ["0" * 40], ["main~9"], ["HEAD"]])
def test_where_nobody_can_tell_both_are_checked(repository: Path, base: list[str]) -> None:
    """Nothing is named; a first push; a version that is gone; no difference."""
    write(repository, "docs/2018/new.md")
    commit(repository)
    assert changed(repository, *base) == BOTH


def test_a_clone_without_the_version_before_tells_nothing(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    write(repository, "docs/2018/new.md")
    commit(repository)
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "--quiet", "--depth=1", repository.as_uri(), ".")
    assert changed(clone, "HEAD^1") == BOTH
    git(clone, "fetch", "--quiet", "--depth=2")
    assert changed(clone, "HEAD^1") == CONTENT
