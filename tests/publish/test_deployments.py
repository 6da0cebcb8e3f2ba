"""Which commit was deployed last: GitHub is asked, and what it does not say is not guessed."""

from collections.abc import Iterator

import pytest

from github import GitHub, github
from nianbao.finding import Problem
from nianbao.publish.deployments import Repository, deployed_commit, repository_of

ONE, TWO, THREE = ("1" * 40, "2" * 40, "3" * 40)


@pytest.fixture
def hub() -> Iterator[GitHub]:
    with github() as server:
        yield server


def asked(hub: GitHub) -> str:
    return deployed_commit(repository_of(hub.environment))


@pytest.mark.parametrize(
    ("deployments", "found"),
    [
        ([], ""),
        ([(ONE, ["success"])], ONE),
        ([(ONE, ["in_progress", "success", "inactive"]), (TWO, ["queued", "in_progress", "success"])], TWO),
        ([(ONE, ["success"]), (TWO, ["in_progress", "failure"])], ONE),
        ([(ONE, ["success"]), (TWO, ["in_progress", "error"]), (THREE, [])], ONE),
        ([(ONE, ["success"]), (TWO, ["waiting"]), (THREE, ["pending"])], ONE),
        ([(ONE, ["success", "inactive"])], ""),
        ([(ONE, ["failure", "success"]), (TWO, ["success", "failure"])], ONE),
        ([(ONE, ["in_progress", "success"]), *[(TWO, ["failure"])] * 8], ONE),
    ],
)
def test_it_is_that_of_the_newest_deployment_that_succeeded_and_stands(
    hub: GitHub, deployments: list[tuple[str, list[str]]], found: str
) -> None:
    """Those that failed, wait or were replaced are passed over, on whichever page of the answer they are."""
    for commit, states in deployments:
        hub.deployed(commit, *states)
    assert asked(hub) == found
    assert set(hub.tokens) == {"Bearer secret"}


def test_the_order_of_the_answer_does_not_matter(hub: GitHub) -> None:
    hub.deployed(ONE, "success")
    hub.deployed(TWO, "in_progress", "success")
    hub.deployments.reverse()
    hub.statuses[2] = hub.statuses[2][::-1]
    assert asked(hub) == TWO


def test_another_environment_is_none_of_ours(hub: GitHub) -> None:
    hub.deployed(ONE, "success")
    hub.deployed(TWO, "success", environment="package-index")
    assert asked(hub) == ONE


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ((403, b"{}"), "GitHub 答复 403"),
        ((500, b""), "GitHub 答复 500"),
        ((200, b"<html>"), "看不懂"),
        ((200, b'{"message": "x"}'), "看不懂"),
        ((200, b'[{"sha": "x"}]'), "看不懂"),
    ],
)
def test_what_is_no_answer_is_said(hub: GitHub, broken: tuple[int, bytes], words: str) -> None:
    hub.broken.append(broken)
    with pytest.raises(Problem, match=words) as caught:
        asked(hub)
    assert "deployments: read" in caught.value.mend


def test_a_deployment_without_a_commit_is_no_answer_either(hub: GitHub) -> None:
    hub.deployed("main", "success")
    with pytest.raises(Problem, match="没有写明版本"):
        asked(hub)


def test_where_nobody_answers_or_no_repository_is_known_it_is_said() -> None:
    with github() as gone:
        pass
    with pytest.raises(Problem, match="连接不上"):
        asked(gone)
    for name in ("", "owner", "owner/name/more", "owner/name?x"):
        with pytest.raises(Problem, match="不知道是 GitHub 上的哪个仓库"):
            repository_of({"GITHUB_REPOSITORY": name})
    assert repository_of({"GITHUB_REPOSITORY": "a/b"}) == Repository("a/b", "", "https://api.github.com")


def test_the_token_goes_to_the_one_that_is_asked_and_no_further(hub: GitHub) -> None:
    """A host that names another for the next page does not get it sent there."""
    with github() as other:
        hub.elsewhere.append(other.base)
        for commit in (ONE, TWO, THREE):
            hub.deployed(commit, "failure")
        assert asked(hub) == ""
        assert other.tokens == []
