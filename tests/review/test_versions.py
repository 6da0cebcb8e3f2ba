"""A version of git is what was committed: nothing in it can hide a file, rewrite one, or lead out of it."""

import subprocess
from pathlib import Path

import pytest

from nianbao.review.versions import VersionProblem, version_folder
from workspace import commit, git

LOCK = "data/2018/frozen.yml"
CHAPTER = "docs/2018/work.md"
TEXTS = {LOCK: b"files: {}\n", CHAPTER: b"# $Id$\r\n$Format:%H$\n"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a lock and a chapter, committed. Tests add commits that no branch names."""
    root = tmp_path_factory.mktemp("small")
    for file, text in TEXTS.items():
        (root / file).parent.mkdir(parents=True)
        (root / file).write_bytes(text)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "core.autocrlf", "false")
    commit(root)
    return root


def ask(root: Path, *arguments: str, given: bytes = b"") -> str:
    run = subprocess.run(["git", *arguments], cwd=root, input=given, check=True, capture_output=True)  # noqa: S607
    return run.stdout.decode().strip()


def blob(root: Path, content: bytes) -> str:
    return ask(root, "hash-object", "-w", "--stdin", given=content)


def tree(root: Path, entries: dict[str, str]) -> str:
    """A tree with these names, whatever they are, each with mode, kind and id."""
    lines = "".join(f"{about}\t{name}\0" for name, about in entries.items())
    return ask(root, "mktree", "-z", "--missing", given=lines.encode())


def commit_with(root: Path, entries: dict[str, str]) -> str:
    """A commit with these entries in `data`, beside the year of the first one."""
    year = f"040000 tree {ask(root, 'rev-parse', 'HEAD:data/2018')}"
    data, docs = tree(root, {"2018": year, **entries}), ask(root, "rev-parse", "HEAD:docs")
    top = tree(root, {"data": f"040000 tree {data}", "docs": f"040000 tree {docs}"})
    return ask(root, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit-tree", "-m", "x", top)


def files(name: str, root: Path) -> dict[str, bytes]:
    """The files of a version beside those that every one has; what is no plain file fails."""
    with version_folder(name, root) as folder:
        paths = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]
        assert all(path.is_file() and not path.is_symlink() for path in paths)
        found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
        assert {file: found.pop(file) for file in TEXTS} == TEXTS
        return found


@pytest.mark.parametrize(
    "attributes",
    ["* export-ignore", "2018/frozen.yml export-ignore", "* text eol=crlf export-subst ident filter=hide"],
)
def test_attributes_hide_and_rewrite_nothing(small: Path, attributes: str) -> None:
    git(small, "config", "filter.hide.smudge", "true")
    made = commit_with(small, {".gitattributes": f"100644 blob {blob(small, attributes.encode())}"})
    assert files(made, small) == {"data/.gitattributes": attributes.encode()}


def test_a_link_is_not_followed_and_a_submodule_is_another_repositorys(small: Path) -> None:
    """As where there are no links: one is a file that holds a path, and what it led to is not in its place."""
    targets = ("/etc/hostname", "../../../secret", "2018/frozen.yml", "../docs")
    links = {f"link{number}.yml": target.encode() for number, target in enumerate(targets)}
    made = commit_with(
        small,
        {name: f"120000 blob {blob(small, target)}" for name, target in links.items()}
        | {"other": f"160000 commit {'1' * 40}"},
    )
    assert files(made, small) == {f"data/{name}": target for name, target in links.items()}


@pytest.mark.parametrize("name", ["..", ".", ".git", ".GIT"])
def test_a_name_that_no_file_may_have_is_refused(small: Path, name: str) -> None:
    made = commit_with(small, {name: f"100644 blob {blob(small, b'x')}"})
    with pytest.raises(VersionProblem, match="里有不能用的文件名“data/") as refused:
        files(made, small)
    assert refused.value.mend == "请改写文件夹"


def test_an_object_that_is_not_here_is_said_to_be_missing(small: Path) -> None:
    made = commit_with(small, {"a.yml": f"100644 blob {'2' * 40}"})
    with pytest.raises(VersionProblem, match="取不出来，有的内容这里没有") as refused:
        files(made, small)
    assert "git fetch" in refused.value.mend


def test_names_that_git_would_quote_are_what_they_are(small: Path) -> None:
    made = commit_with(small, {'附 件"1\n.bin': f"100755 blob {blob(small, b'x' + bytes(1) + b'y')}"})
    assert files(made, small) == {'data/附 件"1\n.bin': b"x\0y"}


def test_an_object_put_in_the_place_of_another_is_not_taken(small: Path) -> None:
    git(small, "replace", blob(small, TEXTS[LOCK]), blob(small, b"other\n"))
    assert files("HEAD", small) == {}
