"""Deployments: the commit that was deployed last, as GitHub knows it (REST API: deployments and their statuses).

Not what the event calls the version before: between two runs there may be commits whose run failed, or was replaced by
the next one, and nothing of them was ever published.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from nianbao.finding import Problem

ENVIRONMENT = "github-pages"
"""The environment that the workflow deploys to."""
_API = "https://api.github.com"
_SUCCESS = "success"
_TIMEOUT = 30
"""Seconds for one answer."""
_NEXT = re.compile(r'<([^>]+)>\s*;[^,]*\brel="?next"?')
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_MEND = "请稍后重新运行；一直这样的，看工作流里有没有给这一步 deployments: read 的权限和 GH_TOKEN"


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on GitHub, and how it is asked."""

    name: str
    """`owner/name`."""
    token: str
    """A token that may read deployments; empty: only public repositories answer."""
    api: str = _API
    """Address of the API, without a slash at its end."""


def repository_of(environment: Mapping[str, str]) -> Repository:
    """The repository that a workflow runs for, from what GitHub sets. Raises Problem where it is not known."""
    name = environment.get("GITHUB_REPOSITORY", "")
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", name):
        mend = "请在 GitHub 的工作流里运行；在别处发布的，用 --since 写明上次发布的版本"
        raise Problem("不知道是 GitHub 上的哪个仓库", mend)
    api = environment.get("GITHUB_API_URL", "").rstrip("/") or _API
    return Repository(name, environment.get("GH_TOKEN", ""), api)


def deployed_commit(repository: Repository, name: str = ENVIRONMENT) -> str:
    """The full id of the commit of the newest deployment that succeeded and still stands; empty where there is none.

    Raises Problem where GitHub does not answer, or not as it should.
    """
    asked = f"{repository.api}/repos/{repository.name}/deployments"
    every = list(_items(repository, f"{asked}?{urlencode({'environment': name, 'per_page': 100})}"))
    for deployment in sorted(every, key=_age, reverse=True):
        statuses = _items(repository, f"{asked}/{deployment['id']}/statuses?per_page=100")
        latest = max(statuses, key=_age, default={})
        if latest.get("state") == _SUCCESS:
            commit = str(deployment.get("sha", ""))
            if not _COMMIT.fullmatch(commit):
                raise Problem("GitHub 的发布记录里没有写明版本", _MEND)
            return commit
    return ""


def _age(item: Mapping[str, Any]) -> tuple[str, int]:
    """By which the newest comes last; ids grow too, and tell apart what is of one second."""
    return str(item.get("created_at", "")), item["id"]


def _items(repository: Repository, url: str) -> Iterator[dict[str, Any]]:
    """All items of a list, from one page of it to the next."""
    while url:
        page, url = _page(repository, url)
        yield from page


def _page(repository: Repository, url: str) -> tuple[list[dict[str, Any]], str]:
    """The items of one page, and the address of the next one, empty after the last."""
    request = Request(url, headers={"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"})  # noqa: S310
    if repository.token:
        request.add_unredirected_header("Authorization", f"Bearer {repository.token}")  # for this host alone
    try:
        with urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310
            items, link = json.load(answer), answer.headers.get("Link", "")
    except HTTPError as error:
        error.close()
        raise Problem(f"问不到上次发布的版本：GitHub 答复 {error.code}", _MEND) from None
    except (URLError, OSError, HTTPException) as error:
        raise Problem(f"问不到上次发布的版本：连接不上 {urlsplit(url).hostname}", _MEND) from error
    except ValueError:
        items, link = None, ""
    if not isinstance(items, list) or not all(
        isinstance(item, dict) and isinstance(item.get("id"), int) for item in items
    ):
        raise Problem("问不到上次发布的版本：GitHub 的答复看不懂", _MEND)
    following = _NEXT.search(link)
    return items, following[1] if following and _same_host(following[1], url) else ""


def _same_host(one: str, other: str) -> bool:
    return urlsplit(one)[:2] == urlsplit(other)[:2]
