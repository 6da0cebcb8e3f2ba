"""Comparing what is to be deployed with what was deployed last, or with a version that is named."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from nianbao.cache.place import store_of
from nianbao.command.findings import as_github, as_text
from nianbao.command.folder import project_folder
from nianbao.command.refusal import refuse
from nianbao.finding import Finding, Problem
from nianbao.publish.deployments import deployed_commit, repository_of
from nianbao.review.deployed import check_deployed
from nianbao.review.fetched import fetch_commit
from nianbao.review.versions import VersionProblem, commit_folder, version_folder

_FIRST = "FIRST_DEPLOYMENT"
"""The variable by which a person confirms that there is nothing to compare with."""
_CONFIRM = (
    "没有比较过，不能发布。请先核对：锁定的年度都没有改动，网站上公布过的都在。"
    "核对过、确实是第一次由本程序发布的，手动运行“发布”，勾上“第一次发布”（在命令行里设 FIRST_DEPLOYMENT=1）"
)


def compare_with(since: str | None, start: Path, environment: Mapping[str, str]) -> int:
    """Compare the project with the version `since`, or with the one that GitHub says was deployed; the exit code."""
    root = project_folder(start)
    if root is None:
        return refuse("这里不是项目文件夹，不能与上次发布的比较（请进入项目文件夹再运行）")
    try:
        with _version(since, root, environment) as before:
            found = list(check_deployed(before, root, store_of(root, os.environ)))
    except _NothingToCompare as nothing:
        if environment.get(_FIRST, "") in ("", "0", "false"):
            return refuse(f"{nothing.problem}（{nothing.mend}）", code=1)
        print(f"{nothing.problem}；已由人确认是第一次发布，没有比较。")
        return 0
    except Problem as problem:
        return refuse(f"{problem.problem}（{problem.mend}）", code=1)
    return _say(found, as_github if environment.get("GITHUB_ACTIONS") else as_text)


def _say(found: list[Finding], show: Callable[[list[Finding]], str]) -> int:
    if found:
        print(show(found))
        return refuse("已经公布的内容改动了，没有写更正，不能发布。", code=1)
    print("与上次发布的版本比较过：已公布的内容没有不写更正的改动。")
    return 0


class _NothingToCompare(Problem):
    """There is no version before that could be compared."""


@contextmanager
def _version(since: str | None, root: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    """The folder of the version to compare with. Raises Problem."""
    if since is not None:
        with version_folder(since, root) as folder:
            yield folder
        return
    commit = deployed_commit(repository_of(environment))
    if not commit:
        raise _NothingToCompare("GitHub 上没有发布成功的记录，不知道上次发布的是什么", _CONFIRM)
    if not fetch_commit(root, commit, environment):
        raise _NothingToCompare(f"取不到上次发布的版本 {commit}", f"请先重新运行一次；还是取不到的，{_CONFIRM}")
    with ExitStack() as opened:
        try:
            before = opened.enter_context(commit_folder(commit, root))
        except VersionProblem as problem:
            raise _NothingToCompare(f"上次发布的不是本程序的内容：{problem.problem}", _CONFIRM) from None
        yield before
