"""`.github/CODEOWNERS`: who has to approve a change of what decides on publication. It is the office's own text.

Written once, where an owner is named; no later version of the engine touches it.
"""

import re
from collections.abc import Iterable

from nianbao.finding import Problem

FILE = ".github/CODEOWNERS"
OWNED = (
    "/.github/",
    "/.gitattributes",
    "/mkdocs.yml",
    "/overrides/",
    "/requirements.txt",
    "/engine/",
    "/data/publisher.yml",
    "/data/addresses.txt",
    "/data/redirects.yml",
    "/data/withdrawn.yml",
    "/data/*/frozen.yml",
    "/data/*/corrections.yml",
)
"""What runs, what is installed, what is locked, and what was published: patterns as GitHub reads them."""
_HEAD = (
    "# 改动下面这些文件的合并请求，要负责人审核通过才能合并。\n"
    "# 在分支规则里勾选“Require review from Code Owners”才起作用，见 guide/publishing.md。\n"
)
_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9_]|-(?=[A-Za-z0-9_])){0,38}"
_OWNER = re.compile(rf"@?(?P<name>{_NAME}(?:/[A-Za-z0-9](?:[A-Za-z0-9_-]{{0,98}}[A-Za-z0-9_])?)?)")
"""An account of GitHub, or a team of an organisation: `@org/team`."""


def owner_of(typed: str) -> str:
    """An owner as GitHub writes it, with `@`. Raises Problem where it is neither an account nor a team."""
    found = _OWNER.fullmatch(typed.strip())
    if not found:
        mend = "写 GitHub 的账号，例如 @zhangsan；或组织里的团队，例如 @zuzhi/fuzeren"
        raise Problem(f"--owner 后面的“{typed}”不是账号，也不是团队", mend)
    return f"@{found['name']}"


def codeowners_text(owners: Iterable[str]) -> str:
    """The text of the file, a line for each pattern; `owners` are written with `@`."""
    names = " ".join(dict.fromkeys(owners))
    width = max(map(len, OWNED)) + 2
    return _HEAD + "".join(f"{pattern:<{width}}{names}\n" for pattern in OWNED)
