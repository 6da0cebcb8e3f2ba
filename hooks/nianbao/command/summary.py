"""`nianbao summary`: what a reviewer of a change needs to know."""

import argparse
import os
from pathlib import Path

from nianbao.command.command import Command
from nianbao.command.refusal import refuse


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", metavar="原来的版本", help="放着 data 和 docs 的文件夹，或 git 的分支、标签、提交")


def _run(root: Path, options: argparse.Namespace) -> int:
    """Print the summary in Markdown. Fails when something published was undone.

    The standard output is the summary's file, so what is undone is an annotation by the other stream.
    """
    from nianbao.cache.place import store_of
    from nianbao.command.findings import as_github, as_text
    from nianbao.project.project import read_project
    from nianbao.publish.environment import in_production
    from nianbao.publish.reasons import read_reasons
    from nianbao.review.common import changed_in_common, common_markdown
    from nianbao.review.diff import compare
    from nianbao.review.history import as_markdown, check_history, read_history
    from nianbao.review.summary import read_locks, read_site, summary, to_look_at
    from nianbao.review.unlisted import check_unlisted
    from nianbao.review.uploads import read_uploads
    from nianbao.review.versions import VersionProblem, version_folder

    try:
        with version_folder(options.before, root) as old:
            store = store_of(root, os.environ)
            project = read_project(root, production=in_production(os.environ), store=store)
            earlier, history = read_project(old, store=store), read_history(old, root)
            locks, shared = read_locks(old, root, earlier), changed_in_common(options.before, old, root)
            years = compare(earlier, project)
    except VersionProblem as problem:
        return refuse(f"{problem.problem}（{problem.mend}）")
    undone = [*check_history(history, locks.opened, earlier), *check_unlisted(root, earlier, project)]
    site, reasons = read_site(root), read_reasons(root)
    ready = (
        read_uploads(root, project, store) if site and not reasons else ()
    )  # else there is no preview to find them in
    for line in to_look_at(os.environ.get("PREVIEW_URL", ""), project.findings, reasons):
        print(line)
    print(summary(years, [*project.findings, *undone], locks, site, reasons, ready), end="")
    print("", *as_markdown(history), *common_markdown(shared), sep="\n")
    show = as_github if os.environ.get("GITHUB_ACTIONS") else as_text
    return refuse(show(undone), code=1) if undone else 0


COMMAND = Command("summary", "写出改动摘要：改了哪些数、查出什么、生成了什么", _run, _add_options, format="markdown")
